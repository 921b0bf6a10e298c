/** HCL and the formats in it: loaded only where there are files of theirs. */
import { addFormat } from './formats';
import { packerAzureHcl } from './formats/azure/packer-azure-hcl';
import { packerHcl } from './formats/packer-hcl';
import { terraform } from './formats/terraform';
import { addLanguage } from './languages/documents';
import { hcl } from './languages/hcl';

addLanguage(hcl);
addFormat(packerAzureHcl);
addFormat(packerHcl);
addFormat(terraform);
