/** All rules, in the order in which their findings are listed. A new rule is a new file and a line here. */
import { bootCommandBios } from './boot-command-bios';
import { comPorts } from './com-ports';
import { devicesEmulated } from './devices-emulated';
import { diskBootOnIde } from './disk-boot-on-ide';
import { diskIdeData } from './disk-ide-data';
import { diskKeyStorageDrive } from './disk-key-storage-drive';
import { diskScsiOverflow } from './disk-scsi-overflow';
import { diskSlotConflict } from './disk-slot-conflict';
import { diskVhdFormat } from './disk-vhd-format';
import { dvdOnIde } from './dvd-on-ide';
import { firmwareBios } from './firmware-bios';
import { firmwareNumlock } from './firmware-numlock';
import { firmwareSecureBootDefault } from './firmware-secure-boot-default';
import { firmwareSecureBootOff } from './firmware-secure-boot-off';
import { firmwareSecureBootTemplate } from './firmware-secure-boot-template';
import { firmwareStartupOrder } from './firmware-startup-order';
import { firmwareUnknownTemplate } from './firmware-unknown-template';
import { floppyDrive } from './floppy-drive';
import { floppyMedia } from './floppy-media';
import { generation1BootOrder } from './generation-1-boot-order';
import { generation1ScsiBoot } from './generation-1-scsi-boot';
import { generation1ScsiDvd } from './generation-1-scsi-dvd';
import { generation1SecureBoot } from './generation-1-secure-boot';
import { generation1Tpm } from './generation-1-tpm';
import { guest32Bit } from './guest-32-bit';
import { guestUnsupported } from './guest-unsupported';
import { guestWindowsTooOld } from './guest-windows-too-old';
import { hostTooOld } from './host-too-old';
import { nicLegacy } from './nic-legacy';
import type { Rule } from './rule';
import { videoRemoteFx } from './video-remotefx';
import { vmCutOff } from './vm-cut-off';
import { vmGeneration1 } from './vm-generation-1';
import { vmGenerationOfSource } from './vm-generation-of-source';

export const RULES: readonly Rule[] = [
  vmGeneration1,
  vmGenerationOfSource,
  vmCutOff,
  guest32Bit,
  guestWindowsTooOld,
  guestUnsupported,
  hostTooOld,
  floppyDrive,
  floppyMedia,
  devicesEmulated,
  videoRemoteFx,
  diskBootOnIde,
  diskIdeData,
  dvdOnIde,
  diskScsiOverflow,
  diskSlotConflict,
  diskVhdFormat,
  diskKeyStorageDrive,
  nicLegacy,
  firmwareBios,
  firmwareStartupOrder,
  firmwareNumlock,
  firmwareSecureBootTemplate,
  firmwareSecureBootOff,
  firmwareSecureBootDefault,
  firmwareUnknownTemplate,
  comPorts,
  bootCommandBios,
  generation1SecureBoot,
  generation1Tpm,
  generation1BootOrder,
  generation1ScsiBoot,
  generation1ScsiDvd,
];

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map(rule => [rule.id, rule]));

/** The rule of an id; undefined where there is none. */
export function findRule(id: string): Rule | undefined {
  return BY_ID.get(id);
}
