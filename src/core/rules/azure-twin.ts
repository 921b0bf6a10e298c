/** What the twin of an image, or a label of Generation 2, may take from machines. */
import { sentence } from '../l10n';
import type { AzureMachine } from '../machine/azure/machine';
import { known } from '../machine/field';
import { isMachine, sizesOf } from './azure-facts';
import type { Loss } from './rule';

const SIZE: Loss = {
  what: sentence('a size that is known to run it'),
  toDo: sentence('look whether its size runs Generation 2'),
};
const SIZES: Loss = {
  what: sentence('sizes that the template allows'),
  toDo: sentence('allow those no longer that run Generation 1 alone'),
};
const PLAN: Loss = {
  what: sentence('a plan that is known to be of its image'),
  toDo: sentence('see that plan.name is the name of the SKU'),
};

/** A builder that starts no machine, and mounts the disk of the image by the number of a partition. */
const isMounted = ({ resource, takesLabel }: AzureMachine): boolean => resource === 'build' && takesLabel === true;
const PARTITION: Loss = {
  what: sentence('the partition that is mounted'),
  toDo: sentence('look which one of the new image has the system (mount_partition)'),
};

/** What is not known to go on working with the twin of `sku`. */
export function lossOfTwin(machine: AzureMachine, sku: string): Loss | undefined {
  const { resource, size, defaultSize, plan } = machine;
  if (isMounted(machine)) {
    return PARTITION;
  }
  const isDefaultSize = defaultSize !== undefined || (resource === 'image-template' && size === undefined);
  const lost = lossOfSize(machine);
  if (lost === SIZE ? !isDefaultSize : lost !== undefined) {
    return lost;
  }
  return plan !== undefined && known(plan)?.toLowerCase() !== sku.toLowerCase() ? PLAN : undefined;
}

function lossOfSize(machine: AzureMachine): Loss | undefined {
  return sizesOf(machine) === undefined ? SIZE : machine.otherSizes?.length ? SIZES : undefined;
}

/** Machines that the file makes of an image or a disk become Generation 2 together with it. */
export function lossOfUsers({ usedBy = [] }: AzureMachine): Loss | undefined {
  return usedBy
    .filter(isMachine)
    .map(lossOfSize)
    .find(lost => lost !== undefined);
}
