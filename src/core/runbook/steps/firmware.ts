/** Secure Boot, boot order and TPM: before the first start, and while the machine is off (SEC2, NEW16). */
import { bootTargets } from '../../convert/boot-order';
import { DEFAULT_TEMPLATE, secureBootNeed } from '../../convert/secure-boot';
import { known } from '../../machine/field';
import type { NetworkAdapter } from '../../machine/machine';
import { expressionOf, type RunbookContext, writeText } from '../context';
import type { NewDrive } from '../drives';
import { powerShellLiteral } from '../quote';
import type { Step } from '../step';
import { adapterAddress, adapterName } from './adapters';
import { carriedCommands, selectedCommands } from './carried';

export function firmwareSteps(context: RunbookContext): Step[] {
  return [setFirmware(context), ...(wantsTpm(context) ? [addTpm] : [])];
}

function setFirmware(context: RunbookContext): Step {
  const { preferredNetworkBootProtocol, consoleMode, carried } = context.machine.firmware;
  const protocol =
    preferredNetworkBootProtocol &&
    expressionOf(context.parameters, preferredNetworkBootProtocol, value => value, {
      name: 'PreferredNetworkBootProtocol',
      type: 'string',
      comment: 'The protocol by which the machine starts from the network.',
      validation: "ValidateSet('IPv4', 'IPv6')",
    });
  const console =
    consoleMode === undefined
      ? []
      : [
          `ConsoleMode = ${expressionOf(context.parameters, consoleMode, writeText, {
            name: 'ConsoleMode',
            type: 'string',
            comment: 'Where the console of the machine is.',
            validation: "ValidateSet('Default', 'COM1', 'COM2', 'None')",
          })}`,
        ];
  return {
    title: 'Set Secure Boot and the boot order',
    comments: [
      'Before the first start, which writes the keys of the template. A template that does not fit the guest shows as ' +
        '"The image\'s hash and certificate are not allowed (DB)." The certificates are those that the host has on this ' +
        'day: with the updates of March 2026 or later they are those of 2011 and of 2023.',
    ],
    commands: [
      '$new = Get-NewMachine',
      'Assert-Off $new',
      ...secureBootCommands(context),
      ...(protocol === undefined ? [] : [`Set-VMFirmware -VM $new -PreferredNetworkBootProtocol ${protocol}`]),
      ...selectedCommands({ cmdlet: 'Set-VMFirmware', target: '-VM $new' }, console),
      ...carriedCommands(context, { cmdlet: 'Set-VMFirmware', target: '-VM $new', of: '' }, carried),
      ...bootOrderCommands(context),
    ],
  };
}

/** A 2012 R2 host has the keys for Windows only, and no word for a template (NEW16). */
function secureBootCommands(context: RunbookContext): string[] {
  const setting = secureBoot(context);
  const hasTemplates = context.host !== '2012R2';
  if (setting === undefined) {
    const template = context.parameters.add({
      name: 'SecureBootTemplate',
      type: 'string',
      comment: 'The keys that the guest starts with: of Windows, of a Linux with a signed loader, or Off for others.',
      validation: `ValidateSet('MicrosoftWindows', ${hasTemplates ? "'MicrosoftUEFICertificateAuthority', " : ''}'Off')`,
    });
    return [
      `if (${template} -eq 'Off') {`,
      '    Set-VMFirmware -VM $new -EnableSecureBoot Off',
      '} else {',
      `    Set-VMFirmware -VM $new -EnableSecureBoot On${hasTemplates ? ` -SecureBootTemplate ${template}` : ''}`,
      '}',
    ];
  }
  if (setting === 'off') {
    return ['Set-VMFirmware -VM $new -EnableSecureBoot Off'];
  }
  const template = hasTemplates ? ` -SecureBootTemplate ${powerShellLiteral(setting.template)}` : '';
  return [`Set-VMFirmware -VM $new -EnableSecureBoot On${template}`];
}

/** As the plan sets it, as the definition states it, or as the guest needs it; undefined where none of them says it. */
function secureBoot({ machine, plan, host }: RunbookContext): 'off' | { template: string } | undefined {
  const { secureBoot: enabled, secureBootTemplate: template } = machine.firmware;
  const need = secureBootNeed(machine, host);
  const isKnown = need !== undefined && (need.enabled || need.because !== 'unknown');
  const needed = !isKnown ? undefined : need.enabled ? need : 'off';
  const planned = plan.steps.map(({ change }) => change).find(change => change.kind === 'set-secure-boot');
  if (planned !== undefined) {
    return planned.enabled ? { template: planned.template ?? known(template) ?? DEFAULT_TEMPLATE } : 'off';
  }
  if (!enabled.known) {
    return enabled.because === 'expression' ? undefined : needed;
  }
  if (enabled.origin === 'default') {
    return needed;
  }
  if (!enabled.value) {
    return 'off';
  }
  return template?.known === false ? undefined : { template: known(template) ?? DEFAULT_TEMPLATE };
}

/** In the order of the definition; without one the boot disk first, and the others as they were attached. */
function bootOrderCommands(context: RunbookContext): string[] {
  const devices = bootDevices(context);
  if (devices.length > 0) {
    return ['$order = @(', ...devices.map(device => `    ${device}`), ')', 'Set-VMFirmware -VM $new -BootOrder $order'];
  }
  const { boot } = context;
  return boot === undefined ? [] : [`Set-VMFirmware -VM $new -FirstBootDevice (${driveExpression(boot)})`];
}

function bootDevices(context: RunbookContext): string[] {
  const { machine, drives } = context;
  const [order] = machine.firmware.orders;
  const targets = order === undefined ? undefined : bootTargets(machine, order, () => undefined);
  return (targets ?? []).flatMap(target => {
    if (target.kind === 'network') {
      return bootAdapters(context);
    }
    const found = drives.find(({ drive }) => drive === target.drive);
    return found === undefined ? [] : [driveExpression(found)];
  });
}

function driveExpression({ drive, slot }: NewDrive): string {
  const cmdlet = drive.kind === 'dvd' ? 'Get-VMDvdDrive' : 'Get-VMHardDiskDrive';
  return `${cmdlet} -VM $new -ControllerNumber ${slot.number} -ControllerLocation ${slot.location}`;
}

const ADAPTERS = 'Get-VMNetworkAdapter -VM $new';

/** The adapters that were legacy ones: of a Generation 1 machine only those started it (PLAN25). */
function bootAdapters(context: RunbookContext): string[] {
  const { items } = context.machine.networkAdapters;
  const legacy = items.flatMap((adapter, index) => (known(adapter.legacy) === true ? [index] : []));
  const isNameless = legacy.some(index => items[index]?.name === undefined);
  if (legacy.length === 0 || (isNameless && legacy.length === items.length)) {
    return items.length === 0 ? [] : [ADAPTERS];
  }
  return [...new Set(legacy.map(index => legacyAdapter(context, index)))];
}

function legacyAdapter(context: RunbookContext, index: number): string {
  const name = adapterName(context, index);
  if (name !== undefined && !isNamedLikeOthers(context, index)) {
    return `${ADAPTERS} | Where-Object { $_.Name -eq ${name} }`;
  }
  const address = adapterAddress(context, index);
  return address === undefined
    ? `${ADAPTERS} | Select-Object -Index ${index}`
    : `${ADAPTERS} | Where-Object { $_.MacAddress -eq ${address} }`;
}

/** Whether one that was no legacy adapter may have the same name: those that get none are all called alike. */
function isNamedLikeOthers({ machine }: RunbookContext, index: number): boolean {
  const { items } = machine.networkAdapters;
  const nameOf = (adapter: NetworkAdapter | undefined) => known(adapter?.name)?.toLowerCase();
  const name = nameOf(items[index]);
  return items.some(
    other => known(other.legacy) !== true && (name === undefined || [name, undefined].includes(nameOf(other))),
  );
}

/** Asked for, or needed by Windows 11, or in the place of a key storage drive (W11, SEC2). */
export function wantsTpm({ machine, plan, system }: RunbookContext): boolean {
  const planned = plan.steps.map(({ change }) => change).find(change => change.kind === 'set-tpm');
  return (
    planned?.enabled ??
    (known(machine.security.tpm) === true || system?.id === 'windows-11' || machine.keyStorageDrive !== undefined)
  );
}

const addTpm: Step = {
  title: 'Add the TPM',
  comments: [
    'The key protector binds the machine to the guardian of this host: before it moves to another one, export the ' +
      'certificates of the guardian there.',
  ],
  checks: [
    "Test-Start ([bool] (Get-Command -Name Enable-VMTPM -Module Hyper-V -ErrorAction SilentlyContinue)) 'The machine is to have a TPM, which hosts have from Windows Server 2016 and Windows 10 on.'",
  ],
  commands: [
    '$new = Get-NewMachine',
    '# A new protector would lose what is sealed in a TPM that is in use.',
    'if (-not (Get-VMSecurity -VM $new).TpmEnabled) {',
    '    Assert-Off $new',
    '    Set-VMKeyProtector -VM $new -NewLocalKeyProtector',
    '    Enable-VMTPM -VM $new',
    '}',
  ],
};
