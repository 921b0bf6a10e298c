import assert from 'node:assert/strict';
import fc from 'fast-check';
import '../../../src/core/azure';
import { analyze } from '../../../src/core/analyze';
import { runbookFor } from '../../../src/core/runbook';
import { runbookForMachines } from '../../../src/core/runbook/many';
import { CMDLETS } from './cmdlets';
import { loadGrammar, parse, type Script } from './grammar';
import { hostileText } from './hostile-text';
import { commandsOf, stepCommands } from './runbooks';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/lab/providers';
const ID = `${GROUP}/Microsoft.Compute/virtualMachines/web-1`;

interface Parts {
  readonly id?: string;
  readonly vmId?: string;
  readonly osType?: string | null;
  readonly image?: object;
  readonly osDisk?: object;
}

const SERVER = { publisher: 'MicrosoftWindowsServer', offer: 'WindowsServer', sku: '2022-datacenter' };
const LINUX = { publisher: 'Canonical', offer: '0001-com-ubuntu-server-jammy', sku: '22_04-lts' };

/** As `az vm get-instance-view` prints it. */
const exported = ({ id = ID, vmId = '1', osType = 'Windows', image = SERVER, osDisk = {} }: Parts = {}) => ({
  id,
  name: id.replace(/^.*\//, ''),
  vmId,
  hardwareProfile: { vmSize: 'Standard_D2s_v5' },
  instanceView: { hyperVGeneration: 'V1' },
  storageProfile: { imageReference: image, osDisk: { osType, createOption: 'FromImage', ...osDisk } },
});

function runbookOfText(text: string): { text: string; because: string } {
  const runbook = runbookFor(analyze(text, { fileName: 'a.json' }), 0);
  return { text: 'text' in runbook ? runbook.text : '', because: 'because' in runbook ? runbook.because : '' };
}

const runbookOf = (parts: Parts = {}) => runbookOfText(JSON.stringify(exported(parts)));

describe('the runbook of a machine of Azure', () => {
  before(loadGrammar);

  it('brings each function with it that it calls', () => {
    for (const parts of [{}, { osType: 'Linux', image: LINUX }]) {
      const { text } = runbookOf(parts);
      const functions = [...text.matchAll(/^function ([\w-]+)/gm)].map(([, name = '']) => name);
      assert.ok(functions.includes('Invoke-Az') && functions.includes('Invoke-Guest'), functions.join(' '));
      const known = new Set([...functions, ...Object.keys(CMDLETS)]);
      const called = parse(text).commands.map(({ name }) => name);
      assert.deepEqual(
        called.filter(name => /^[A-Z][a-z]+-[A-Z]/.test(name) && !known.has(name)),
        [],
      );
    }
  });

  it('is PowerShell in plain ASCII, in the order of what Azure documents', () => {
    for (const parts of [{}, { osType: 'Linux', image: LINUX }]) {
      const { text } = runbookOf(parts);
      const script = { text, ...parse(text) };
      assert.deepEqual(script.errors, []);
      assert.match(text, /^[\n -~]*$/);
      const calls = commandsOf({ ...script, commands: stepCommands(script) }, 'Invoke-Az')
        .map(call => [...call.matchAll(/'([\w-]+)'/g)].map(([, word = '']) => word))
        .map(words => words.slice(0, words[1] === 'collection' ? 3 : 2).join(' '));
      const order = [
        'restore-point collection create',
        'restore-point create',
        'vm deallocate',
        'vm update',
        'vm start',
      ];
      assert.deepEqual(calls, order);
      assert.doesNotMatch(text, /'(?:delete|remove|purge)'/);
    }
  });

  it('is made of every kind of export, also by the words of PowerShell', () => {
    const { id, name, vmId, hardwareProfile, instanceView, storageProfile } = exported();
    const properties = { vmId, hardwareProfile, storageProfile };
    const pascal = {
      ResourceGroupName: 'lab',
      Id: id,
      VmId: vmId,
      Name: name,
      HardwareProfile: { VmSize: 'Standard_D2s_v5' },
      StorageProfile: { ImageReference: { Publisher: SERVER.publisher, Offer: SERVER.offer, Sku: SERVER.sku } },
    };
    for (const each of [
      exported(),
      [exported()],
      { id, name, type: 'Microsoft.Compute/virtualMachines', properties: { ...properties, instanceView } },
      { value: [{ id, name, properties }] },
      { data: [{ id, name, properties: { ...properties, extended: { instanceView } } }] },
      pascal,
    ]) {
      const { text, because } = runbookOfText(JSON.stringify(each));
      assert.ok(text.includes("$Name = 'web-1'") && text.includes("$ResourceGroup = 'lab'"), because);
    }
  });

  it('is none of what the upgrade does not take, with the reason', () => {
    const whys: readonly (readonly [parts: Parts, why: RegExp])[] = [
      [{ image: { ...SERVER, sku: '2016-Datacenter' } }, /does not take WindowsServer 2016-Datacenter/],
      [{ image: { ...SERVER, sku: '2012-R2-Datacenter' } }, /does not take/],
      [
        { image: { publisher: 'MicrosoftSQLServer', offer: 'SQL2016SP2-WS2016', sku: 'Enterprise' } },
        /does not take SQL2016SP2-WS2016/,
      ],
      [{ osType: 'Linux', image: { publisher: 'Debian', offer: 'debian-11', sku: '11' } }, /does not take debian-11/],
      [
        { osType: 'Linux', image: { publisher: 'MicrosoftCBLMariner', offer: 'cbl-mariner', sku: 'cbl-mariner-2' } },
        /does not take cbl-mariner/,
      ],
      [
        { osType: 'Linux', image: { id: `${GROUP}/Microsoft.Compute/galleries/g/images/i` } },
        /not made of an image of/,
      ],
      [{ image: { id: `${GROUP}/Microsoft.Compute/images/i` } }, /managed image/],
      [{ osType: 'Linux', image: {}, osDisk: { createOption: 'Attach' } }, /not made of an image of/],
      [{ osType: null, image: {} }, /whether its guest is Windows or Linux/],
      [{ image: {}, osDisk: { createOption: 'Attach', vhd: { uri: 'https://a/b.vhd' } } }, /file in a storage account/],
      [{ id: `${GROUP}/Microsoft.Compute/virtualMachineScaleSets/s` }, /scale set a Generation 2 image/],
      [{ id: ID.replace('web-1', 'web 1') }, /does not have its id/],
      [{ id: ID.replace('/lab/', '/--debug/') }, /does not have its id/],
    ];
    for (const [parts, why] of whys) {
      const { because } = runbookOf(parts);
      assert.match(because, why);
    }
    const upgraded = { ...exported(), instanceView: { hyperVGeneration: 'V2' } };
    assert.equal(runbookOfText(JSON.stringify(upgraded)).because, 'it is Generation 2 already');
  });

  it('is made of Windows on an image of one’s own or an attached disk, and asks what the guest is', () => {
    for (const parts of [
      { image: { id: `${GROUP}/Microsoft.Compute/galleries/g/images/i` } },
      { image: {}, osDisk: { createOption: 'Attach' } },
    ]) {
      assert.match(runbookOf(parts).text, /Confirm-Done 'Is the guest on the list/);
    }
    assert.doesNotMatch(runbookOf().text, /Is the guest on the list/);
    const newer = { publisher: 'Canonical', offer: 'ubuntu-24_04-lts', sku: 'server-gen1' };
    assert.match(
      runbookOf({ osType: 'Linux', image: newer }).text,
      /server-gen1 was not on that list when it was read/,
    );
  });

  it('is none of what a template makes, and says of what it is', () => {
    const template = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      resources: [
        {
          type: 'Microsoft.Compute/virtualMachines',
          apiVersion: '2024-07-01',
          name: 'web-1',
          properties: { storageProfile: { imageReference: { ...SERVER, version: 'latest' } } },
        },
      ],
    };
    assert.match(runbookOfText(JSON.stringify(template)).because, /its template makes it.*get-instance-view/);
  });

  it('is alone, also among several machines', () => {
    const analysis = analyze(JSON.stringify([exported()]), { fileName: 'a.json' });
    const { runbook, leftOut } = runbookForMachines([{ analysis, machines: [0] }]);
    assert.ok('because' in runbook);
    assert.match(leftOut[0]?.because ?? '', /runbook of its own/);
  });

  it('has nothing of a hostile text in it that runs', () => {
    const shape = ({ commands }: Script): string[] =>
      commands.map(({ name, parameters }) => [name, ...parameters].join(' '));
    const image = { ...SERVER, sku: '2022-x' };
    const harmless = shape(parse(runbookOf({ image }).text));
    fc.assert(
      fc.property(hostileText, text => {
        const hostile = runbookOf({ vmId: `1${text}`, image: { ...image, sku: `2022-${text}` } }).text;
        assert.match(hostile, /^[\n -~]*$/);
        const script = parse(hostile);
        assert.deepEqual(script.errors, []);
        assert.deepEqual(shape(script), harmless);
      }),
      { numRuns: 5 },
    );
    fc.assert(
      fc.property(hostileText, text => {
        const { because, text: script } = runbookOf({ id: `${ID}${text}` });
        assert.ok(/^[a-z0-9_.-]*$/i.test(text) || (because !== '' && script === ''));
      }),
      { numRuns: 30 },
    );
  });
});
