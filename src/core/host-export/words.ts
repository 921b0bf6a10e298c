/** What is said when a host could not be read. */
import { t } from '../l10n';
import { oneLine } from '../text/one-line';
import type { Refusal } from './records';

const LONGEST_DETAIL = 400;

/** `computer`: undefined for the one that this runs on. */
export function refusalText({ reason, detail }: Refusal, computer: string | undefined): string {
  const said = oneLine(detail, LONGEST_DETAIL);
  switch (reason) {
    case 'no-powershell':
      return t('There is no PowerShell on this computer. Install it, or run the export script on the host.');
    case 'policy':
      return t(
        "PowerShell's execution policy allows no script of ours on this computer. Save the export script, have it signed, and run it on the host.",
      );
    case 'no-module':
      return computer === undefined
        ? t(
            "This computer has no Hyper-V module for PowerShell. Name a host, or install Hyper-V's management tools where this is one.",
          )
        : t('{computer} has no Hyper-V module for PowerShell: it is no Hyper-V host, or lacks the management tools.', {
            computer,
          });
    case 'no-permission':
      return computer === undefined
        ? t(
            'You may not read the machines of this computer. Start this program as an administrator, or become a member of Hyper-V Administrators.',
          )
        : t(
            'You may not read the machines of {computer}. Its administrators and the members of its Hyper-V Administrators may, where they may use remoting.',
            { computer },
          );
    case 'unreachable':
      return t('{computer} could not be reached by PowerShell remoting: {said}', { computer: computer ?? '', said });
    case 'failed':
      return said === ''
        ? t('PowerShell ended before it had read the machines.')
        : t('The machines could not be read: {said}', { said });
  }
}
