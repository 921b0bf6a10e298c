/** What the rules about drives on IDE share. */
import { isOnIde, slotOf } from '../machine/devices';
import type { Drive } from '../machine/machine';
import type { Place } from '../text/place';
import type { Fix, RuleContext } from './rule';

/** Whether the definition puts a drive on IDE: by its bus, or by a place that only a bus left out makes one on IDE. */
export function isWrittenOnIde(drive: Drive): boolean {
  return isOnIde(drive) && (drive.bus?.origin !== 'default' || slotOf(drive) !== undefined);
}

/** What to underline: the bus where it is written. */
export function busSpan(drive: Drive): Place {
  return drive.bus === undefined || drive.bus.origin === 'default' ? drive.at : drive.bus.at;
}

/** The move of a drive to its SCSI place; undefined where the controllers are full. */
export function moveToScsi(drive: Drive, context: RuleContext, alone: boolean): Fix | undefined {
  if (context.drivesWithoutSlot.includes(drive)) {
    return undefined;
  }
  const changes = [{ kind: 'move-drive-to-scsi', drive, to: context.slotFor(drive) }] as const;
  return { class: 'safe', changes, alone };
}
