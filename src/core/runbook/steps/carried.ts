/** Settings that the definition states: they count more than what was taken over from the old machine. */
import {
  CARRIED,
  type Carried,
  type CarriedSetting,
  type CarriedValue,
  type CarryingCmdlet,
  VLAN,
} from '../../machine/carried';
import { type Field, known } from '../../machine/field';
import type { VirtualMachine } from '../../machine/machine';
import { isPlain, type Setting } from '../../machine/settings/setting';
import { expressionOf, type RunbookContext, writeBytes, writeCount, writeFlag, writeText } from '../context';
import { powerShellLiteral } from '../quote';
import type { Parameter } from '../step';

interface Stated {
  readonly cmdlet: CarryingCmdlet;
  /** The arguments that say what is set. */
  readonly target: string;
  /** Before the names of parameters of the script. */
  readonly of: string;
}

/** Sets those of a cmdlet that are stated. */
export function carriedCommands(
  { parameters }: RunbookContext,
  { cmdlet, target, of }: Stated,
  carried: Carried | undefined,
  settings: readonly CarriedSetting[] = CARRIED[cmdlet],
): string[] {
  const values = settings.flatMap(setting => {
    const field = carried?.get(setting.property);
    if (field === undefined) {
      return [];
    }
    const value = expressionOf(parameters, field, is => write(setting, is), {
      name: `${of}${setting.opposite === true ? parameterOf(setting) : setting.property}`,
      type: setting.kind === 'flag' ? 'bool' : 'string',
      comment: `What ${cmdlet} takes for -${parameterOf(setting)}.`,
      ...allowed(setting),
    });
    return [`${parameterOf(setting)} = ${value}`];
  });
  return selectedCommands({ cmdlet, target }, values);
}

/** Sets what the cmdlet of the host has, and says what it lacks: older hosts have fewer parameters. */
export function selectedCommands({ cmdlet, target }: Omit<Stated, 'of'>, values: readonly string[]): string[] {
  return values.length === 0
    ? []
    : [
        `$settings = Select-Parameter ${cmdlet} @{`,
        ...values.map(value => `    ${value}`),
        '}',
        `${cmdlet} ${target} @settings`,
      ];
}

/** What a person can answer: a word that the cmdlet refuses would stop the script when the machine is down. */
export function allowed({ kind }: Setting): Pick<Parameter, 'validation'> {
  const words = kind === 'on-off' ? ['On', 'Off'] : isPlain(kind) ? [] : Object.values(kind);
  return words.length === 0 ? {} : { validation: `ValidateSet(${words.map(word => `'${word}'`).join(', ')})` };
}

function parameterOf({ property, parameter = property }: CarriedSetting): string {
  return parameter;
}

function write({ kind, opposite }: CarriedSetting, value: CarriedValue): string | undefined {
  if (typeof value === 'boolean') {
    return kind === 'on-off' ? `'${value ? 'On' : 'Off'}'` : writeFlag(value !== (opposite === true));
  }
  if (typeof value === 'number') {
    return kind === 'bytes' ? writeBytes(value) : writeCount(value);
  }
  return writeText(value);
}

const CHECKPOINTS = 'AutomaticCheckpointsEnabled';

/** At the end: a checkpoint taken at the start of a rescue system would hide what is done to the disk below it. */
export function checkpointCommands(context: RunbookContext): string[] {
  const { carried } = context.machine;
  const setting = CARRIED['Set-VM'].filter(({ property }) => property === CHECKPOINTS);
  return carried?.has(CHECKPOINTS) === true
    ? carriedCommands(context, { cmdlet: 'Set-VM', target: '-VM $new', of: '' }, carried, setting)
    : [
        `$settings = Select-Parameter Set-VM @{ ${CHECKPOINTS} = (Get-OldMachine).${CHECKPOINTS} }`,
        'Set-VM -VM $new @settings',
      ];
}

/** Folders that are the machine's own need no word: the new one has its own. */
export function machineCommands(context: RunbookContext): string[] {
  const { carried, settings } = context.machine;
  const folder = known(settings?.path)?.toLowerCase();
  const isOwn = ({ property, kind }: CarriedSetting): boolean =>
    kind === 'text' && String(known(carried?.get(property))).toLowerCase() === folder;
  const ofMachine = CARRIED['Set-VM'].filter(setting => !isOwn(setting) && setting.property !== CHECKPOINTS);
  return [
    ...carriedCommands(context, { cmdlet: 'Set-VM', target: '-VM $new', of: '' }, carried, ofMachine),
    ...(['Set-VMProcessor', 'Set-VMMemory'] as const).flatMap(cmdlet =>
      carriedCommands(context, { cmdlet, target: '-VM $new', of: '' }, carried),
    ),
    ...serviceCommands(context.machine),
  ];
}

function serviceCommands({ integrationServices = [] }: VirtualMachine): string[] {
  return integrationServices.flatMap(({ name, enabled }) => {
    const [stated, isOn] = [known(name), known(enabled)];
    return stated === undefined || isOn === undefined
      ? []
      : [`Set-MachineService $new ${powerShellLiteral(stated)} ${writeFlag(isOn)}`];
  });
}

/** The VLANs of an adapter as a table, as far as they are known; undefined where nothing of them is stated. */
export function vlanTable(carried: Carried): string | undefined {
  const entries = VLAN.flatMap(({ property }) => {
    const value = known(carried.get(property) as Field<CarriedValue> | undefined);
    const isNone = value === undefined || value === 0 || value === '';
    return isNone ? [] : [`${property} = ${typeof value === 'number' ? value : powerShellLiteral(String(value))}`];
  });
  return entries.length === 0 ? undefined : `@{ ${entries.join('; ')} }`;
}
