/** Questions about Azure's machines that more than one rule asks. */
import type { AzureChange } from '../machine/azure/change';
import { type AzureImage, imageNamed } from '../machine/azure/images';
import type { AzureMachine } from '../machine/azure/machine';
import { type AzureSizes, sizeNamed } from '../machine/azure/sizes';
import { known } from '../machine/field';

/** The row of its image; undefined where there is none, or where its names aren't known. */
export function imageOf({ image }: AzureMachine): AzureImage | undefined {
  const [publisher, offer, sku] = [known(image?.publisher), known(image?.offer), known(image?.sku)];
  return publisher === undefined || offer === undefined || sku === undefined
    ? undefined
    : imageNamed(publisher, offer, sku);
}

/** The row of its size. */
export function sizesOf({ size }: AzureMachine): AzureSizes | undefined {
  const name = known(size);
  return name === undefined ? undefined : sizeNamed(name);
}

/** Its size, with what is known of that and how it is reported; undefined where one of them isn't known. */
export function statedSizeOf(machine: AzureMachine) {
  const [size, row] = [known(machine.size), sizesOf(machine)];
  return machine.size === undefined || size === undefined || row === undefined
    ? undefined
    : { size, row, found: { at: machine.size.at, ...(row.isAssumed && { uncertain: true as const }) } };
}

/** An image of Generation 1 that has a twin which was seen, of what the file makes. All of Generation 1 are for x64, and so are their twins. */
export function twinOf(machine: AzureMachine) {
  const { image } = machine;
  const row = imageOf(machine);
  const sku = known(image?.sku);
  return image !== undefined && sku !== undefined && row?.generation === 1 && row.isVerified && isMadeHere(machine)
    ? { image, sku, twin: isArm64(machine) ? undefined : row.twin }
    : undefined;
}

/** Whether its size takes images for Arm64 alone. */
export function isArm64(machine: AzureMachine): boolean {
  return sizesOf(machine)?.arm64 === true;
}

/** Windows Server before 2016, which has Generation 2 without Trusted Launch (AZTL). */
export function isBeforeTrustedLaunch({ image }: AzureMachine): boolean {
  return /^windowsserver/i.test(known(image?.offer) ?? '') && /^20(?:08|12)/.test(known(image?.sku) ?? '');
}

/** Whether its size or its guest is known not to take Trusted Launch. */
export function isWithoutTrustedLaunch(machine: AzureMachine): boolean {
  return isBeforeTrustedLaunch(machine) || statedSizeOf(machine)?.row.trustedLaunch === false;
}

/** Whether a file that is deployed makes it anew: then what the file says decides. */
export function isMadeHere({ existing, osDisk }: AzureMachine): boolean {
  return existing === undefined && osDisk?.origin !== 'attached';
}

/** Whether it has a size and a firmware of its own, as machines and sets of them do. */
export function isMachine({ resource }: AzureMachine): boolean {
  return resource === 'machine' || resource === 'scale-set';
}

/** Whether it asks for Trusted Launch. */
export function isTrustedLaunch({ securityType }: AzureMachine): boolean {
  return /^trustedlaunch$/i.test(known(securityType) ?? '');
}

/** What raises its API version to the first that has a property, where it is older; none where there is no first one. */
export function raisedTo({ apiVersion }: AzureMachine, since: string | undefined): AzureChange[] {
  const version = known(apiVersion);
  const isDated = version !== undefined && /^\d{4}-\d\d-\d\d/.test(version);
  return apiVersion !== undefined && since !== undefined && isDated && version < since
    ? [{ kind: 'raise-api-version', apiVersion, to: since }]
    : [];
}

/** Where a value that a machine may have by a name is to be changed: at the name, unless that changes other things. */
export function placeOfChange({ generationVariableIsReadElsewhere }: AzureMachine): 'definition' | 'variable' {
  return generationVariableIsReadElsewhere === true ? 'definition' : 'variable';
}
