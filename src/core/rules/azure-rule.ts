/** What a rule about Azure's machines, images and disks is. */
import type { AzureChange } from '../machine/azure/change';
import type { AzureMachine, SecurityProfile } from '../machine/azure/machine';
import type { Report, RuleFacts } from './rule';

export interface AzureRuleContext {
  /** What security profile somebody asks for. */
  readonly security: SecurityProfile | undefined;
  readonly report: (found: Report<AzureChange>) => void;
}

export interface AzureRule extends RuleFacts {
  /** Reports what it finds. */
  check(machine: AzureMachine, context: AzureRuleContext): undefined;
}
