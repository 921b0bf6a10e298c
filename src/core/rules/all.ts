// Made by `npm run generate` of the files that are there: changes made here get lost.
import { rule as answerFileFloppyPath } from './answer-file/floppy-path';
import { rule as answerFileInstallTo } from './answer-file/install-to';
import { rule as answerFileMbrLayout } from './answer-file/mbr-layout';
import { rule as answerFileNoMsr } from './answer-file/no-msr';
import { rule as azureApiVersion } from './azure/api-version';
import { rule as azureExistingResource } from './azure/existing-resource';
import { rule as azureGalleryDestination } from './azure/gallery-destination';
import { rule as azureGalleryGeneration } from './azure/gallery-generation';
import { rule as azureGen1Image } from './azure/gen1-image';
import { rule as azureGen1ImageNoTwin } from './azure/gen1-image-no-twin';
import { rule as azureLabelContradicts } from './azure/label-contradicts';
import { rule as azureLocalTrustedLaunch } from './azure/local-trusted-launch';
import { rule as azureOsDiskSize } from './azure/os-disk-size';
import { rule as azureOsLabel } from './azure/os-label';
import { rule as azureOtherChoices } from './azure/other-choices';
import { rule as azurePackerDefaultSize } from './azure/packer-default-size';
import { rule as azurePinnedVersion } from './azure/pinned-version';
import { rule as azureSecurityProfile } from './azure/security-profile';
import { rule as azureSecurityReduced } from './azure/security-reduced';
import { rule as azureSizeGen1Only } from './azure/size-gen1-only';
import { rule as azureSizeGen2Only } from './azure/size-gen2-only';
import { rule as azureSizeNvme } from './azure/size-nvme';
import { rule as azureSkuUnknown } from './azure/sku-unknown';
import { rule as azureStackHub } from './azure/stack-hub';
import { rule as azureStaleImageReference } from './azure/stale-image-reference';
import { rule as azureTrustedLaunchAbsent } from './azure/trusted-launch-absent';
import { rule as azureTrustedLaunchGen1 } from './azure/trusted-launch-gen1';
import { rule as azureTrustedLaunchManagedImage } from './azure/trusted-launch-managed-image';
import { rule as azureTrustedLaunchSize } from './azure/trusted-launch-size';
import { rule as azureUefiSettingsWithoutType } from './azure/uefi-settings-without-type';
import { rule as azureUnmanagedDisk } from './azure/unmanaged-disk';
import { rule as azureUpgradeRefused } from './azure/upgrade-refused';
import { rule as azureVhdx } from './azure/vhdx';
import type { AzureRule } from './azure-rule';
import { rule as bootCommandBios } from './boot-command/bios';
import { rule as bootCommandFloppy } from './boot-command/floppy';
import { rule as bootCommandGrubOfBios } from './boot-command/grub-of-bios';
import { rule as bootCommandPressKey } from './boot-command/press-key';
import { rule as bootCommandSemicolon } from './boot-command/semicolon';
import { rule as comNumber } from './com/number';
import { rule as comPorts } from './com/ports';
import { rule as companionBiosLoader } from './companion/bios-loader';
import { rule as companionFloppyPath } from './companion/floppy-path';
import { rule as companionFor32Bit } from './companion/for-32-bit';
import { rule as companionNoEfiPartition } from './companion/no-efi-partition';
import { rule as companionNotRead } from './companion/not-read';
import { rule as cpuLimits } from './cpu/limits';
import { rule as cpuMigrationCompatibility } from './cpu/migration-compatibility';
import { rule as cpuOlderOsCompat } from './cpu/older-os-compat';
import { rule as devicesEmulated } from './devices/emulated';
import { rule as diskBootOnIde } from './disk/boot-on-ide';
import { rule as diskDifferencing } from './disk/differencing';
import { rule as diskIdeData } from './disk/ide-data';
import { rule as diskInstalled } from './disk/installed';
import { rule as diskKeyStorageDrive } from './disk/key-storage-drive';
import { rule as diskMbrBoot } from './disk/mbr-boot';
import { rule as diskNewImage } from './disk/new-image';
import { rule as diskPassThrough } from './disk/pass-through';
import { rule as diskScsiOfTool } from './disk/scsi-of-tool';
import { rule as diskScsiOverflow } from './disk/scsi-overflow';
import { rule as diskServer2016Mbr2gpt } from './disk/server-2016-mbr2gpt';
import { rule as diskShared } from './disk/shared';
import { rule as diskSizeOver2tb } from './disk/size-over-2tb';
import { rule as diskSlotConflict } from './disk/slot-conflict';
import { rule as diskVhdFormat } from './disk/vhd-format';
import { rule as diskWindows8NoMbr2gpt } from './disk/windows8-no-mbr2gpt';
import { rule as dvdOnIde } from './dvd/on-ide';
import { rule as dvdPhysical } from './dvd/physical';
import { rule as dvdTooMany } from './dvd/too-many';
import { rule as firmwareBios } from './firmware/bios';
import { rule as firmwareBootDevice } from './firmware/boot-device';
import { rule as firmwareNumlock } from './firmware/numlock';
import { rule as firmwareSecureBootDefault } from './firmware/secure-boot-default';
import { rule as firmwareSecureBootOff } from './firmware/secure-boot-off';
import { rule as firmwareSecureBootTemplate } from './firmware/secure-boot-template';
import { rule as firmwareStartupOrder } from './firmware/startup-order';
import { rule as firmwareUnknownTemplate } from './firmware/unknown-template';
import { rule as firmwareUnsaid } from './firmware/unsaid';
import { rule as floppyDrive } from './floppy/drive';
import { rule as floppyMedia } from './floppy/media';
import { rule as floppyOutdatedSettings } from './floppy/outdated-settings';
import { rule as generation1Arm64 } from './generation-1/arm64';
import { rule as generation1BootOrder } from './generation-1/boot-order';
import { rule as generation1EfiLayout } from './generation-1/efi-layout';
import { rule as generation1IdeOverflow } from './generation-1/ide-overflow';
import { rule as generation1Limits } from './generation-1/limits';
import { rule as generation1ScsiBoot } from './generation-1/scsi-boot';
import { rule as generation1ScsiDvd } from './generation-1/scsi-dvd';
import { rule as generation1SecureBoot } from './generation-1/secure-boot';
import { rule as generation1Shielded } from './generation-1/shielded';
import { rule as generation1TooManyDiscs } from './generation-1/too-many-discs';
import { rule as generation1Tpm } from './generation-1/tpm';
import { rule as guest32Bit } from './guest/32-bit';
import { rule as guestContradiction } from './guest/contradiction';
import { rule as guestLimits } from './guest/limits';
import { rule as guestLinuxConflict } from './guest/linux-conflict';
import { rule as guestLinuxUnsupported } from './guest/linux-unsupported';
import { rule as guestLinuxUnverified } from './guest/linux-unverified';
import { rule as guestSetupKeyboard } from './guest/setup-keyboard';
import { rule as guestUnknown } from './guest/unknown';
import { rule as guestUnverified } from './guest/unverified';
import { rule as guestWindows11 } from './guest/windows-11';
import { rule as guestWindowsTooOld } from './guest/windows-too-old';
import { rule as haCluster } from './ha/cluster';
import { rule as haReplica } from './ha/replica';
import { rule as hostConfigVersion } from './host/config-version';
import { rule as hostConfigVersionOfFeature } from './host/config-version-of-feature';
import { rule as hostGuestTooNew } from './host/guest-too-new';
import { rule as hostLinuxSecureBoot2012r2 } from './host/linux-secure-boot-2012r2';
import { rule as hostRhel85 } from './host/rhel-8-5';
import { rule as hostTooOld } from './host/too-old';
import { rule as hostVhdSet } from './host/vhd-set';
import { rule as infoDda } from './info/dda';
import { rule as infoNested } from './info/nested';
import { rule as infoSecureBoot2023 } from './info/secure-boot-2023';
import { rule as kickstartNoEfiPartition } from './kickstart/no-efi-partition';
import { rule as linuxUefiBoot } from './linux/uefi-boot';
import { rule as memoryLimits } from './memory/limits';
import { rule as nicDynamicMac } from './nic/dynamic-mac';
import { rule as nicEmulatedName } from './nic/emulated-name';
import { rule as nicLegacy } from './nic/legacy';
import { rule as nicLegacyOnlyDriverless } from './nic/legacy-only-driverless';
import { rule as nicPxe } from './nic/pxe';
import { rule as nicTooMany } from './nic/too-many';
import { rule as opsResourceMetering } from './ops/resource-metering';
import { rule as preseedNoEfiPartition } from './preseed/no-efi-partition';
import type { Rule } from './rule';
import { rule as scriptFloppyPath } from './script/floppy-path';
import { rule as securityShielded } from './security/shielded';
import { rule as securityTpm } from './security/tpm';
import { rule as storageFcVbs } from './storage/fc-vbs';
import { rule as videoRemotefx } from './video/remotefx';
import { rule as vmCheckpoints } from './vm/checkpoints';
import { rule as vmCutOff } from './vm/cut-off';
import { rule as vmGeneration1 } from './vm/generation-1';
import { rule as vmGenerationOfSource } from './vm/generation-of-source';
import { rule as vmIgnoredChange } from './vm/ignored-change';
import { rule as vmKept } from './vm/kept';
import { rule as vmNoSuchGeneration } from './vm/no-such-generation';
import { rule as vmReplaced } from './vm/replaced';
import { rule as vmState } from './vm/state';

/** Those about Hyper-V's own machines. */
export const HYPER_V_RULES: readonly Rule[] = [
  vmGeneration1,
  vmGenerationOfSource,
  vmNoSuchGeneration,
  vmCutOff,
  vmState,
  vmCheckpoints,
  vmReplaced,
  vmKept,
  vmIgnoredChange,
  guest32Bit,
  guestWindowsTooOld,
  guestLinuxUnsupported,
  guestContradiction,
  guestLinuxConflict,
  guestUnverified,
  guestLinuxUnverified,
  guestUnknown,
  guestWindows11,
  guestSetupKeyboard,
  guestLimits,
  hostTooOld,
  hostGuestTooNew,
  hostRhel85,
  hostLinuxSecureBoot2012r2,
  hostConfigVersion,
  hostConfigVersionOfFeature,
  hostVhdSet,
  floppyDrive,
  floppyMedia,
  floppyOutdatedSettings,
  devicesEmulated,
  videoRemotefx,
  diskBootOnIde,
  diskIdeData,
  dvdOnIde,
  dvdPhysical,
  dvdTooMany,
  diskScsiOverflow,
  diskSlotConflict,
  diskScsiOfTool,
  diskVhdFormat,
  diskNewImage,
  diskMbrBoot,
  diskDifferencing,
  diskShared,
  diskPassThrough,
  diskSizeOver2tb,
  diskKeyStorageDrive,
  diskInstalled,
  diskWindows8NoMbr2gpt,
  diskServer2016Mbr2gpt,
  linuxUefiBoot,
  storageFcVbs,
  nicLegacy,
  nicEmulatedName,
  nicLegacyOnlyDriverless,
  nicTooMany,
  nicDynamicMac,
  nicPxe,
  firmwareBios,
  firmwareStartupOrder,
  firmwareBootDevice,
  firmwareNumlock,
  firmwareSecureBootTemplate,
  firmwareSecureBootOff,
  firmwareSecureBootDefault,
  firmwareUnsaid,
  firmwareUnknownTemplate,
  securityTpm,
  securityShielded,
  comPorts,
  comNumber,
  bootCommandBios,
  bootCommandFloppy,
  bootCommandPressKey,
  bootCommandSemicolon,
  bootCommandGrubOfBios,
  scriptFloppyPath,
  answerFileMbrLayout,
  answerFileNoMsr,
  answerFileInstallTo,
  answerFileFloppyPath,
  kickstartNoEfiPartition,
  preseedNoEfiPartition,
  companionFloppyPath,
  companionNoEfiPartition,
  companionNotRead,
  companionBiosLoader,
  companionFor32Bit,
  cpuOlderOsCompat,
  cpuMigrationCompatibility,
  cpuLimits,
  memoryLimits,
  haCluster,
  haReplica,
  opsResourceMetering,
  infoDda,
  infoNested,
  infoSecureBoot2023,
  generation1SecureBoot,
  generation1Tpm,
  generation1Arm64,
  generation1Shielded,
  generation1BootOrder,
  generation1ScsiBoot,
  generation1ScsiDvd,
  generation1EfiLayout,
  generation1IdeOverflow,
  generation1TooManyDiscs,
  generation1Limits,
];

/** Those about Azure's machines, images and disks. */
export const AZURE_RULES: readonly AzureRule[] = [
  azureGen1Image,
  azureGen1ImageNoTwin,
  azureSkuUnknown,
  azurePinnedVersion,
  azureSizeGen1Only,
  azureSizeGen2Only,
  azureSizeNvme,
  azureOsLabel,
  azureLabelContradicts,
  azureGalleryGeneration,
  azureTrustedLaunchGen1,
  azureTrustedLaunchSize,
  azureTrustedLaunchAbsent,
  azureUefiSettingsWithoutType,
  azureApiVersion,
  azureExistingResource,
  azureUpgradeRefused,
  azureStaleImageReference,
  azureOsDiskSize,
  azureOtherChoices,
  azureUnmanagedDisk,
  azureVhdx,
  azureStackHub,
  azureLocalTrustedLaunch,
  azureSecurityReduced,
  azureSecurityProfile,
  azurePackerDefaultSize,
  azureTrustedLaunchManagedImage,
  azureGalleryDestination,
];
