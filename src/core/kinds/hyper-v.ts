/** Hyper-V's own machines: those that have devices. */
import { secureBootChange, secureBootMismatch, secureBootNeed } from '../convert/secure-boot';
import { assignSlots } from '../convert/slots';
import type { Step } from '../convert/step';
import { changeTitle } from '../convert/titles';
import { type Finding, ruleOf } from '../findings';
import { t, translated } from '../l10n';
import type { Change, ChangeKind } from '../machine/change';
import { isCheckpointOfVhd, statedGeneration } from '../machine/devices';
import { isInvalid } from '../machine/field';
import type { HostId } from '../machine/hosts';
import { leavesOutDisks } from '../machine/left-out';
import type { VirtualMachine } from '../machine/machine';
import { HYPER_V_RULES } from '../rules/all';
import type { Loss, Report, RuleContext } from '../rules/rule';
import type { IsNeeded, Kind } from './kind';

/** The generation, then devices, so that drives and then the firmware's order of them find their final places. */
const ORDER: Record<ChangeKind, number> = {
  'set-generation': 0,
  'remove-device': 0,
  'remove-floppy-drive': 0,
  'replace-floppy-files-by-disc': 0,
  'remove-drive': 0,
  'move-drive-to-scsi': 1,
  'use-vhdx': 2,
  'use-gpt': 2,
  'make-adapter-synthetic': 3,
  'set-firmware-uefi': 4,
  'replace-boot-order': 4,
  'remove-numlock': 4,
  'set-secure-boot': 5,
  'set-tpm': 5,
  'set-configuration-version': 5,
  'turn-off-older-os-compatibility': 6,
  'remove-com-port': 6,
  'rewrite-boot-command': 7,
  'press-keys-at-start': 7,
  'change-drive-letter': 7,
  'lay-out-for-uefi': 8,
  'change-drive-letter-beside': 8,
};

const NONE: readonly never[] = [];

export const HYPER_V: Kind<VirtualMachine, Change> = {
  check(machine, { host, vhdxFor }, found) {
    const { slots, drivesWithoutSlot } = assignSlots(machine);
    const reports: Report[] = [];
    const context: RuleContext = {
      host,
      slotFor: drive => slots.get(drive),
      vhdxFor,
      drivesWithoutSlot,
      report: report => reports.push(report),
    };
    const generation = statedGeneration(machine);
    let told = 0;
    for (const rule of HYPER_V_RULES) {
      if (rule.generation === 1 && generation !== 1) {
        continue;
      }
      rule.check(machine, context);
      while (told < reports.length) {
        const report = reports[told] as Report;
        if (rule.generation !== 1 || !isReadAs2(machine, report)) {
          found(rule, report);
        }
        told += 1;
      }
    }
  },
  images: ({ drives }) => drives.items.flatMap(({ pathText }) => pathText ?? []),
  order: ORDER,
  conversion(machine, planned, findings, host) {
    const secureBoot = secureBootStep(machine, planned, host);
    const lost = lostWithTheMachine(findings);
    const generation: Step = {
      change: { kind: 'set-generation', at: 'definition' },
      class: lost.length === 0 ? 'safe' : 'lossy',
      lost,
    };
    return secureBoot === undefined ? [generation] : [secureBoot, generation];
  },
  obstacle: obstacleOf,
  title: changeTitle,
  placed: (change, at, isNeeded) => {
    switch (change.kind) {
      case 'set-generation':
        return at === undefined ? change : { ...change, at };
      case 'lay-out-for-uefi':
      case 'change-drive-letter-beside':
        return inFileOfItsOwn(change, isNeeded);
      default:
        return change;
    }
  },
};

/** Whether a report on Generation 1 is about what follows the generation: today it is something else. */
function isReadAs2({ readAsGeneration2 = [] }: VirtualMachine, { at }: Report): boolean {
  return readAsGeneration2.some(({ file, offset, end }) => file === at.file && offset <= at.offset && at.end <= end);
}

/** A file that a machine which stays needs as it is becomes a copy. */
function inFileOfItsOwn(
  change: Extract<Change, { kind: 'lay-out-for-uefi' | 'change-drive-letter-beside' }>,
  isNeeded: IsNeeded,
): Change | undefined {
  const { file, copy } = change;
  if (copy !== undefined || file.rewritten.fitsBoth || file.rewritten.inPlace || !isNeeded(file.path)) {
    return change;
  }
  const made = file.rewritten.copy();
  return 'cannot' in made ? undefined : { ...change, copy: made };
}

/** What the conversion as a whole loses, as another machine takes the place of the one that is there. */
function lostWithTheMachine(findings: readonly Finding[]): readonly Loss[] {
  let lost: Loss[] | undefined;
  for (const { fix } of findings) {
    if (fix?.changes.length === 0 && fix.lost !== undefined) {
      lost ??= [];
      lost.push(fix.lost);
    }
  }
  return lost ?? NONE;
}

/** Secure Boot as the guest needs it where the definition leaves it to a default that the guest doesn't start with. */
function secureBootStep(machine: VirtualMachine, planned: readonly Step[], host: HostId): Step | undefined {
  const need = secureBootNeed(machine, host);
  const mismatch = secureBootMismatch(machine, need);
  const settled = planned.some(step => step.change.kind === 'set-secure-boot');
  // What a guest of a name in no table needs is for a person to say: guest/unknown.
  const isNamed = machine.guest?.recognised.system !== undefined;
  return need === undefined || mismatch === undefined || settled || !isNamed
    ? undefined
    : { change: secureBootChange(need), class: 'safe', lost: NONE };
}

/** Why a machine whose generation isn't known can't be converted. */
function undecidedGeneration({ generation }: VirtualMachine): string {
  if (isInvalid(generation)) {
    return t('there is no such generation');
  }
  return !generation.known && generation.because === 'not-exported'
    ? t('its generation is not in the file')
    : t('its generation is an expression that only the tool resolves');
}

function obstacleOf(machine: VirtualMachine, findings: readonly Finding[]): string | undefined {
  const stated = statedGeneration(machine);
  if (machine.generationFollows !== undefined) {
    return t('a clone has the generation of its source');
  }
  if (stated === undefined) {
    return undecidedGeneration(machine);
  }
  if (machine.generationIsWorkedOut) {
    return t('an expression comes to its generation: change what that is worked out of');
  }
  if (machine.generationIsValidated) {
    return t('a validation or a condition may refuse 2: let it take that first');
  }
  if (machine.isMadeWithOthers) {
    return t('its source makes other machines as well, which are not like it: give each one of its own');
  }
  const obstacle = findings.find(finding => finding.impact === 'blocks');
  if (obstacle !== undefined) {
    return translated(ruleOf(obstacle).title);
  }
  if (machine.drives.items.some(isCheckpointOfVhd)) {
    return t('a disk is the checkpoint of a .vhd: merge the checkpoints, and export again');
  }
  const unwritten = findings.find(finding => finding.impact === 'converts' && finding.fix === undefined);
  return unwritten === undefined
    ? unreadObstacle(machine)
    : t('{problem}, and here only a person can change that', { problem: translated(ruleOf(unwritten).title) });
}

/** What is there and can't be read might be what Generation 2 doesn't have: the generation is never changed beside it. */
function unreadObstacle(machine: VirtualMachine): string | undefined {
  const { drives, networkAdapters, firmware, security } = machine;
  const unreadable = drives.unreadable ?? networkAdapters.unreadable ?? firmware.unreadable ?? security.unreadable;
  switch (unreadable?.because) {
    case undefined:
      return leavesOutDisks(machine)
        ? t('its drives are not in the file: export the whole machine with -Depth 5')
        : undefined;
    case 'truncated':
      return drives.unreadable === undefined
        ? t('its adapters or settings are cut off: export again with -Depth 5')
        : t('its drives are cut off: export again with -Depth 5');
    case 'flattened':
      return t('remoting has cut it off: run ConvertTo-Json on the host');
    case 'expression':
      return drives.unreadable === undefined
        ? t('an expression stands for its adapters or settings')
        : t('an expression stands for its drives');
    case 'shared':
      return t('what takes its settings from it may have drives and adapters of its own');
    case 'in-common':
      return t('what the file says of all machines has drives or adapters');
    default:
      return t('drives, adapters or settings of it stand there in a form that is not read');
  }
}
