/** The memory of the new machine. */
import { type Field, known } from '../../machine/field';
import { expressionOf, type RunbookContext, writeBytes, writeFlag } from '../context';

/** What it starts with, as an expression. */
export function startupMemory({ machine: { memoryStartup }, parameters }: RunbookContext): string {
  return memoryStartup === undefined
    ? '$old.MemoryStartup'
    : expressionOf(parameters, memoryStartup, writeBytes, {
        name: 'MemoryStartupBytes',
        type: 'int64',
        comment: 'The memory of the machine, in bytes (4GB).',
      });
}

/** Where dynamic memory isn't stated, the bounds that are hold if the old machine has it. */
export function memoryCommands(context: RunbookContext): string[] {
  const enabled = enabledExpression(context);
  if (enabled === '$false') {
    return ['Set-VMMemory -VM $new -DynamicMemoryEnabled $false'];
  }
  const bounds = Object.entries(boundsOf(context)).map(([bound, value]) => ` -${bound}Bytes ${value}`);
  if (enabled !== undefined) {
    return [`Set-VMMemory -VM $new -DynamicMemoryEnabled ${enabled}${bounds.join('')}`];
  }
  return bounds.length === 0
    ? []
    : ['if ($new.DynamicMemoryEnabled) {', `    Set-VMMemory -VM $new${bounds.join('')}`, '}'];
}

/** Set-VMMemory refuses bounds that are out of order when the machine is down already. None where they are known to be right. */
export function memoryChecks(context: RunbookContext): string[] {
  const { memoryMinimum, memoryStartup, memoryMaximum } = context.machine;
  const enabled = enabledExpression(context);
  const amounts = [memoryMinimum, memoryStartup, memoryMaximum].map(known);
  const isInOrder = amounts.every((amount, index) => amount !== undefined && amount >= (amounts[index - 1] ?? 0));
  const startup = startupMemory(context);
  const { Minimum, Maximum } = boundsOf(context);
  const order = [
    ...(Minimum === undefined ? [] : [`${Minimum} -le ${startup}`]),
    ...(Maximum === undefined ? [] : [`${startup} -le ${Maximum}`]),
  ];
  if (enabled === '$false' || isInOrder || order.length === 0) {
    return [];
  }
  const isStatic = enabled === '$true' ? '' : `-not ${enabled ?? '$old.DynamicMemoryEnabled'} -or `;
  return [
    `Test-Start (${isStatic}(${order.join(' -and ')})) 'Dynamic memory starts with its minimum or more, and its maximum or less: the definition says otherwise.'`,
  ];
}

function enabledExpression({ machine: { dynamicMemory }, parameters }: RunbookContext): string | undefined {
  return (
    dynamicMemory &&
    expressionOf(parameters, dynamicMemory, writeFlag, {
      name: 'DynamicMemoryEnabled',
      type: 'bool',
      comment: 'Whether the machine has dynamic memory.',
    })
  );
}

/** Those that are stated, as expressions. */
function boundsOf({ machine, parameters }: RunbookContext): { readonly Minimum?: string; readonly Maximum?: string } {
  const expression = (bound: string, field: Field<number>): string =>
    expressionOf(parameters, field, writeBytes, {
      name: `Memory${bound}Bytes`,
      type: 'int64',
      comment: `The ${bound.toLowerCase()} of dynamic memory, in bytes (4GB).`,
    });
  const { memoryMinimum, memoryMaximum } = machine;
  return {
    ...(memoryMinimum && { Minimum: expression('Minimum', memoryMinimum) }),
    ...(memoryMaximum && { Maximum: expression('Maximum', memoryMaximum) }),
  };
}
