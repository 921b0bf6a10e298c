/** The TPM that a guest needs in Generation 2. */
import { known } from '../machine/field';
import { compareHosts, type HostId } from '../machine/hosts';
import type { VirtualMachine } from '../machine/machine';

/** Virtual TPMs and key protectors began with Windows Server 2016 and Windows 10 (NEW16, SEC2). */
export const FIRST_HOST_WITH_TPM: HostId = '2016';

/** Whether a machine has no TPM although its guest needs one (Windows 11: W11), on a host that can give it one. */
export function lacksTpm({ guest, security }: VirtualMachine, host: HostId): boolean {
  return (
    guest?.recognised.system?.id === 'windows-11' &&
    (security.tpm === undefined || known(security.tpm) === false) &&
    compareHosts(host, FIRST_HOST_WITH_TPM) >= 0
  );
}
