/**
 * An az that knows one machine, and answers as the real one does: its JSON has the shapes that Azure's documents and printed
 * answers show. It refuses what Azure refuses, and records its calls.
 */
import { readFileSync } from 'node:fs';

const SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';
const GROUP = 'lab';
const NAME = 'web-1';
const PROVIDERS = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${GROUP}/providers`;
export const MACHINE_ID = `${PROVIDERS}/Microsoft.Compute/virtualMachines/${NAME}`;
const DISK_ID = `${PROVIDERS}/Microsoft.Compute/disks/${NAME}-os`;
const VAULT_ID = `${PROVIDERS}/Microsoft.RecoveryServices/vaults/backups`;

/** The machine and what is around it. */
export interface AzureState {
  environment: string;
  id: string;
  vmId: string;
  power: 'running' | 'stopped' | 'deallocated';
  generation: 'V1' | 'V2';
  osType: 'Windows' | 'Linux';
  osName: string;
  image: Readonly<Record<string, string>> | null;
  securityProfile: { readonly securityType: string; readonly uefiSettings?: object } | null;
  /** Beside what every machine has. */
  more: Readonly<Record<string, unknown>>;
  osDisk: Readonly<Record<string, unknown>>;
  disk: Readonly<Record<string, unknown>>;
  size: string;
  /** Of the size, by name; undefined where Azure does not list it. */
  capabilities: Readonly<Record<string, string>> | undefined;
  /** Of the backup; undefined where there is none. */
  policyType: string | null | undefined;
  collections: string[];
  restorePoints: { name: string; state: string }[];
  /** How the next restore point ends. */
  restorePointState: string;
  guest: {
    build: number;
    client: boolean;
    style: string;
    efi: number;
    encryption: number;
    tool: boolean;
    validated: number | null;
    converted: number;
    /** Of Linux. */
    mounted: boolean;
    isSilent: boolean;
  };
  /** Calls that it takes until the machine is up. */
  startCalls: number;
}

export interface AzAnswer {
  readonly code: number;
  readonly out: string;
}

export interface FakeAz {
  readonly state: AzureState;
  /** All arguments of each call. */
  readonly calls: readonly (readonly string[])[];
  /** What changed, in order. */
  readonly changes: readonly string[];
  call(args: readonly string[]): AzAnswer;
}

export interface Fault {
  /** 1-based. */
  readonly atCall: number;
  /** Nothing is done, or all of it is, and az ends with an error. */
  readonly kind: 'fail' | 'done';
}

export function windowsMachine(): AzureState {
  return {
    environment: 'AzureCloud',
    id: MACHINE_ID,
    vmId: '11111111-1111-1111-1111-111111111111',
    power: 'running',
    generation: 'V1',
    osType: 'Windows',
    osName: 'Windows Server 2022 Datacenter',
    image: { publisher: 'MicrosoftWindowsServer', offer: 'WindowsServer', sku: '2022-datacenter', version: 'latest' },
    securityProfile: null,
    more: {},
    osDisk: {},
    disk: {},
    size: 'Standard_D2s_v5',
    capabilities: { HyperVGenerations: 'V1,V2', CpuArchitectureType: 'x64' },
    policyType: 'V2',
    collections: [],
    restorePoints: [],
    restorePointState: 'Succeeded',
    guest: {
      build: 20348,
      client: false,
      style: 'MBR',
      efi: 0,
      encryption: 0,
      tool: true,
      validated: 0,
      converted: 0,
      mounted: true,
      isSilent: false,
    },
    startCalls: 2,
  };
}

export function linuxMachine(): AzureState {
  const state = windowsMachine();
  return {
    ...state,
    osType: 'Linux',
    osName: 'ubuntu',
    image: { publisher: 'Canonical', offer: '0001-com-ubuntu-server-jammy', sku: '22_04-lts', version: 'latest' },
    policyType: undefined,
    guest: { ...state.guest, style: 'gpt', efi: 1 },
  };
}

export function fakeAz(state: AzureState, fault?: Fault): FakeAz {
  const calls: (readonly string[])[] = [];
  const changes: string[] = [];
  return {
    state,
    calls,
    changes,
    call(args) {
      calls.push(args);
      const isFaulty = fault?.atCall === calls.length;
      if (isFaulty && fault?.kind === 'fail') {
        return { code: 1, out: '' };
      }
      const answer = answerTo(args, state, changes);
      return isFaulty ? { code: 1, out: '' } : answer;
    },
  };
}

const NOTHING: AzAnswer = { code: 0, out: '' };
const REFUSED: AzAnswer = { code: 1, out: '' };
/** What az ends with where Azure does not find something. */
const NOT_FOUND: AzAnswer = { code: 3, out: '' };
const json = (value: unknown): AzAnswer => ({ code: 0, out: JSON.stringify(value, undefined, 2) });

function answerTo(args: readonly string[], state: AzureState, changes: string[]): AzAnswer {
  const options = new Map<string, string>();
  const command: string[] = [];
  for (const [index, arg] of args.entries()) {
    const before = args[index - 1];
    if (arg.startsWith('--')) {
      options.set(arg, args[index + 1] ?? '');
    } else if (before?.startsWith('--') !== true) {
      command.push(arg);
    }
  }
  if (options.get('--output') !== 'json') {
    return REFUSED;
  }
  const answer = COMMANDS[command.join(' ')];
  return answer === undefined ? { code: 2, out: '' } : answer(state, options, changes);
}

type Answer = (state: AzureState, options: ReadonlyMap<string, string>, changes: string[]) => AzAnswer;

const ofMachine =
  (answer: Answer): Answer =>
  (state, options, changes) =>
    options.get('--ids')?.toLowerCase() === MACHINE_ID.toLowerCase() ? answer(state, options, changes) : NOT_FOUND;

const COMMANDS: Readonly<Record<string, Answer | undefined>> = {
  'account show': ({ environment }, options) =>
    options.get('--subscription') === SUBSCRIPTION
      ? json({ environmentName: environment, id: SUBSCRIPTION, isDefault: false, name: 'Lab', state: 'Enabled' })
      : REFUSED,
  'vm get-instance-view': ofMachine(instanceView),
  'vm list-skus': ({ size, capabilities }) =>
    json([
      sizeOf(`${size}_other`, { HyperVGenerations: 'V1' }),
      ...(capabilities === undefined ? [] : [sizeOf(size, capabilities)]),
    ]),
  'disk show': ({ disk, osType, generation }, options) =>
    options.get('--ids') === DISK_ID
      ? json({
          creationData: { createOption: 'FromImage' },
          diskSizeGb: 127,
          diskState: 'Attached',
          encryptionSettingsCollection: null,
          hyperVGeneration: generation,
          id: DISK_ID,
          osType,
          ...disk,
        })
      : NOT_FOUND,
  'backup protection check-vm': ({ policyType }) => (policyType === undefined ? NOTHING : json(VAULT_ID)),
  'backup item list': () =>
    json([
      {
        name: 'VM;iaasvmcontainerv2;lab;web-1',
        properties: {
          policyId: `${VAULT_ID}/backupPolicies/nightly`,
          protectedItemType: 'Microsoft.Compute/virtualMachines',
          sourceResourceId: MACHINE_ID,
          virtualMachineId: MACHINE_ID,
        },
      },
      { name: 'VM;iaasvmcontainerv2;lab;db-1', properties: { sourceResourceId: `${MACHINE_ID}0` } },
    ]),
  'backup policy show': ({ policyType }, options) =>
    options.get('--name') === 'nightly'
      ? json({ name: 'nightly', properties: { backupManagementType: 'AzureIaasVM', policyType } })
      : NOT_FOUND,
  'vm run-command invoke': ofMachine(runCommand),
  'restore-point collection create': (state, options, changes) => {
    const name = options.get('--collection-name') ?? '';
    if (options.get('--source-id') !== MACHINE_ID || options.get('--location') !== 'westeurope') {
      return REFUSED;
    }
    if (!state.collections.includes(name)) {
      state.collections.push(name);
      changes.push('collection');
    }
    return json({
      id: `${PROVIDERS}/Microsoft.Compute/restorePointCollections/${name}`,
      provisioningState: 'Succeeded',
    });
  },
  'restore-point create': (state, options, changes) => {
    const name = options.get('--name') ?? '';
    if (!state.collections.includes(options.get('--collection-name') ?? '')) {
      return NOT_FOUND;
    }
    if (state.restorePoints.some(point => point.name === name)) {
      return REFUSED;
    }
    state.restorePoints.push({ name, state: state.restorePointState });
    changes.push('restore-point');
    return restorePointOf(state, name);
  },
  'restore-point show': (state, options) => restorePointOf(state, options.get('--name') ?? ''),
  'vm deallocate': ofMachine((state, _, changes) => {
    state.power = 'deallocated';
    changes.push('deallocate');
    return NOTHING;
  }),
  'vm update': ofMachine((state, options, changes) => {
    if (state.power !== 'deallocated' || options.get('--security-type') !== 'TrustedLaunch') {
      return REFUSED;
    }
    state.securityProfile = {
      securityType: 'TrustedLaunch',
      uefiSettings: {
        secureBootEnabled: options.get('--enable-secure-boot') === 'true',
        vTpmEnabled: options.get('--enable-vtpm') === 'true',
      },
    };
    state.generation = 'V2';
    changes.push('update');
    return instanceView(state, options, changes);
  }),
  'vm start': ofMachine((state, _, changes) => {
    state.power = 'running';
    changes.push('start');
    return NOTHING;
  }),
};

/** Whether its guest comes up: a disk with GPT by UEFI alone, one with MBR by BIOS alone; a Linux image has both. */
export function guestStarts({ generation, guest, osType }: AzureState): boolean {
  return osType === 'Linux' || (generation === 'V2') === (guest.style === 'GPT' && guest.efi > 0);
}

function restorePointOf({ restorePoints }: AzureState, name: string): AzAnswer {
  const point = restorePoints.find(each => each.name === name);
  return point === undefined
    ? NOT_FOUND
    : json({ id: `restorePoints/${name}`, name, provisioningState: point.state, sourceMetadata: { vmId: MACHINE_ID } });
}

function sizeOf(name: string, capabilities: Readonly<Record<string, string>>): object {
  return {
    name,
    resourceType: 'virtualMachines',
    locations: ['westeurope'],
    capabilities: Object.entries(capabilities).map(([key, value]) => ({ name: key, value })),
    restrictions: [],
  };
}

/** Without `properties`, absent things as null (section 8 of the facts). */
function instanceView(state: AzureState, _options?: ReadonlyMap<string, string>, _changes?: string[]): AzAnswer {
  const isUp = state.power === 'running' && guestStarts(state) && state.startCalls-- <= 0;
  const wasUp = state.generation === 'V1' && state.power === 'running';
  return json({
    additionalCapabilities: null,
    hardwareProfile: { vmSize: state.size },
    host: null,
    id: state.id,
    instanceView: {
      hyperVGeneration: state.generation,
      osName: state.osName,
      osVersion: null,
      statuses: [
        { code: 'ProvisioningState/succeeded', displayStatus: 'Provisioning succeeded', level: 'Info' },
        { code: `PowerState/${state.power}`, displayStatus: `VM ${state.power}`, level: 'Info' },
      ],
      vmAgent: { statuses: [{ code: 'ProvisioningState', displayStatus: isUp || wasUp ? 'Ready' : 'Not Ready' }] },
    },
    location: 'westeurope',
    name: NAME,
    resourceGroup: GROUP,
    securityProfile: state.securityProfile,
    storageProfile: {
      imageReference: state.image,
      osDisk: { createOption: 'FromImage', managedDisk: { id: DISK_ID }, osType: state.osType, ...state.osDisk },
    },
    type: 'Microsoft.Compute/virtualMachines',
    virtualMachineScaleSet: null,
    vmId: state.vmId,
    ...state.more,
  });
}

/** The scripts are run for themselves by the guest's own test; here is what they would answer. */
function runCommand(state: AzureState, options: ReadonlyMap<string, string>, changes: string[]): AzAnswer {
  const path = options.get('--scripts') ?? '';
  if (state.power !== 'running' || !path.startsWith('@')) {
    return REFUSED;
  }
  const script = readFileSync(path.slice(1), 'utf8');
  const { guest } = state;
  const isLinux = options.get('--command-id') === 'RunShellScript';
  if (isLinux !== (state.osType === 'Linux')) {
    return REFUSED;
  }
  if (guest.isSilent) {
    return said(isLinux, 'the term is not recognised');
  }
  if (isLinux) {
    const { style, efi, mounted } = guest;
    return said(true, `gen2-advisor ${JSON.stringify({ style, efi, mounted })}`);
  }
  if (script.includes('/convert')) {
    if (guest.style === 'MBR' && [0, 100].includes(guest.converted)) {
      Object.assign(guest, { style: 'GPT', efi: 1 });
      changes.push('convert');
    }
    const { style, efi, converted } = guest;
    return said(false, `MBR2GPT: ...\ngen2-advisor ${JSON.stringify({ style, efi, converted })}`);
  }
  const { build, client, style, efi, encryption, tool, validated } = guest;
  const answer = { build, client, name: state.osName, style, efi, encryption, tool, validated };
  return said(false, `MBR2GPT: ...\ngen2-advisor ${JSON.stringify(answer)}`);
}

function said(isLinux: boolean, text: string): AzAnswer {
  return json({
    value: isLinux
      ? [
          {
            code: 'ProvisioningState/succeeded',
            displayStatus: 'Provisioning succeeded',
            level: 'Info',
            message: `Enable succeeded: \n[stdout]\n${text}\n\n[stderr]\n`,
            time: null,
          },
        ]
      : [
          { code: 'ComponentStatus/StdOut/succeeded', displayStatus: 'Provisioning succeeded', message: text },
          { code: 'ComponentStatus/StdErr/succeeded', displayStatus: 'Provisioning succeeded', message: '' },
        ],
  });
}
