/**
 * Variables of OVMF in which Secure Boot trusts one of Microsoft's two authorities: what the templates of Hyper-V stand for.
 * Those of Debian's ovmf package trust both.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** By the name of its certificate. */
const AUTHORITIES = {
  MicrosoftUEFICertificateAuthority: 'Microsoft Corporation UEFI CA 2011',
  MicrosoftWindows: 'Microsoft Windows Production PCA 2011',
} as const;
export type Template = keyof typeof AUTHORITIES;

export const BOTH = '/usr/share/OVMF/OVMF_VARS_4M.ms.fd';

/** EFI_IMAGE_SECURITY_DATABASE_GUID of the UEFI specification, as it stands in memory. */
const DATABASE = Buffer.from('cbb219d73a3d9645a3bcdad00e67656f', 'hex');
const NAME = Buffer.from('db\0', 'utf16le');
/** Of the header of an authenticated variable, in front of its vendor. */
const DATA_SIZE = -4;
/** Of a list of signatures: its type, its size and those of its parts. */
const LIST = { type: 16, header: 28 };

/** Writes the variables of ovmf with the lists of all other authorities made ones of a type that no firmware knows. */
export function trustOnly(template: Template, file: string): void {
  const variables = readFileSync(BOTH);
  const vendor = variables.indexOf(Buffer.concat([DATABASE, NAME]));
  if (vendor < 0) {
    throw new Error(`${BOTH} has no db`);
  }
  const data = vendor + DATABASE.length + NAME.length;
  const end = data + variables.readUInt32LE(vendor + DATA_SIZE);
  const kept: string[] = [];
  for (let list = data, size = 0; list < end; list += size) {
    size = variables.readUInt32LE(list + LIST.type);
    if (size < LIST.header) {
      throw new Error(`${BOTH} has lists of another form`);
    }
    if (variables.subarray(list, list + size).includes(AUTHORITIES[template])) {
      kept.push(template);
    } else {
      variables.fill(0xee, list, list + LIST.type);
    }
  }
  if (kept.length !== 1) {
    throw new Error(`${BOTH} has ${kept.length} lists of ${template}`);
  }
  writeFileSync(file, variables);
}
