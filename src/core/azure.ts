/** Azure's formats, and what is known of its images and sizes: loaded only where there are files of theirs. */
import { addFormat } from './formats';
import { armTemplate } from './formats/azure/arm-template';
import { azureResource } from './formats/azure/azure-resource';
import { packerAzure } from './formats/azure/packer-azure';
import { IMAGE_TABLE } from './machine/azure/image-table';
import { provideImages } from './machine/azure/images';
import { SIZE_TABLE } from './machine/azure/size-table';
import { provideSizes } from './machine/azure/sizes';
import { upgradeScript } from './runbook/azure';
import { provideUpgrades } from './runbook/upgrades';

provideImages(IMAGE_TABLE);
provideSizes(SIZE_TABLE);
provideUpgrades(upgradeScript);
addFormat(azureResource);
addFormat(armTemplate);
addFormat(packerAzure);
