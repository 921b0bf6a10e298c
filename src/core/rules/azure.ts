/** The rules about Azure's machines, images and disks. */
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
import { rule as azureUpgradeRefused } from './azure/upgrade-refused';
import { rule as azureVhdx } from './azure/vhdx';
import type { AzureRule } from './azure-rule';

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
  azureVhdx,
  azureStackHub,
  azureLocalTrustedLaunch,
  azureSecurityReduced,
  azureSecurityProfile,
  azurePackerDefaultSize,
  azureTrustedLaunchManagedImage,
  azureGalleryDestination,
];
