import type { Body, Node } from '../../languages/tree';
import type { AzureMachine, AzureResource } from '../../machine/azure/machine';
import type { Scope } from '../arm/scope';

/** What a resource is read from. */
export interface ReadResource {
  readonly resource: AzureResource;
  readonly body: Body;
  readonly scope: Scope;
  /** By which other resources of the file refer to it. */
  readonly key: string | undefined;
  readonly existing: AzureMachine['existing'];
  readonly profile: Node | undefined;
}
