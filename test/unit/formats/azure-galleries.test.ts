/** Images of galleries in templates: with what their versions are made of they change together or not at all. */
import assert from 'node:assert/strict';
import '../../../src/core/azure';
import { analyze } from '../../../src/core/analyze';
import { convert, convertMachines } from '../../../src/core/convert/convert';
import { conversionParts } from '../../../src/core/convert/parts';
import { messageOf } from '../../../src/core/findings';
import { ownFixEdits } from '../../../src/core/fixes';
import { applyEdits, editsOf } from '../../../src/core/text/place';

const template = (resources: readonly object[], others: object = {}): string =>
  JSON.stringify(
    {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      ...others,
      resources,
    },
    undefined,
    2,
  );

const compute = (type: string, name: string, properties: object, others: object = {}): object => ({
  type: `Microsoft.Compute/${type}`,
  apiVersion: '2024-03-03',
  name,
  properties,
  ...others,
});

const labelled = (label: string | undefined): object => (label === undefined ? {} : { hyperVGeneration: label });

const definition = (label?: string, name = 'g/i'): object =>
  compute('galleries/images', name, { osType: 'Linux', osState: 'Generalized', ...labelled(label) });

const BLOB = 'https://lab.blob.core.windows.net/vhds/base.vhd';

const image = (label?: string): object =>
  compute('images', 'base', { ...labelled(label), storageProfile: { osDisk: { osType: 'Linux', blobUri: BLOB } } });

const disk = (label?: string): object =>
  compute('disks', 'base', {
    osType: 'Linux',
    ...labelled(label),
    creationData: { createOption: 'Import', sourceUri: BLOB },
  });

const snapshot = (label?: string): object =>
  compute('snapshots', 'copy', {
    osType: 'Linux',
    ...labelled(label),
    creationData: { createOption: 'Copy', sourceResourceId: "[resourceId('Microsoft.Compute/disks', 'base')]" },
  });

const idOf = (type: string, name: string): string => `[resourceId('Microsoft.Compute/${type}', '${name}')]`;

const version = (storageProfile: object, name = 'g/i/1.0.0'): object =>
  compute('galleries/images/versions', name, { storageProfile });

const ofImage = version({ source: { id: idOf('images', 'base') } });

const statuses = (text: string): string[] =>
  analyze(text).machines.map(({ machine, status }) => `${machine.name} ${status}`);

const labels = (text: string): string[] =>
  analyze(text).machines.map(
    ({ machine: { name, generation } }) => `${name} ${generation.known ? generation.value : '?'}`,
  );

const found = (text: string, rule: string): string[] =>
  analyze(text)
    .findings.filter(finding => finding.rule === rule)
    .map(finding => messageOf(finding));

const ALL = { lossy: true } as const;

describe('images of galleries with their versions', () => {
  const whole: readonly (readonly [what: string, resources: readonly object[], after: readonly string[]])[] = [
    ['an image', [image('V1'), definition('V1'), ofImage], ['base 2', 'g/i 2']],
    ['an image behind it, without a label', [definition(), ofImage, image('V1')], ['g/i 2', 'base 2']],
    [
      'a disk',
      [disk('V1'), definition('V1'), version({ osDiskImage: { source: { id: idOf('disks', 'base') } } })],
      ['base 2', 'g/i 2'],
    ],
    [
      'a snapshot that follows its disk',
      [disk('V1'), snapshot(), definition(), version({ osDiskImage: { source: { id: idOf('snapshots', 'copy') } } })],
      ['base 2', 'copy 2', 'g/i 2'],
    ],
    [
      'a snapshot that is labelled as its disk is',
      [disk('V1'), snapshot('V1'), definition(), version({ source: { id: idOf('snapshots', 'copy') } })],
      ['base 2', 'copy 2', 'g/i 2'],
    ],
    [
      'an older version, of a managed image',
      [
        image('V1'),
        definition('V1'),
        compute('galleries/images/versions', 'g/i/1.0.0', {
          publishingProfile: { source: { managedImage: { id: idOf('images', 'base') } } },
        }),
      ],
      ['base 2', 'g/i 2'],
    ],
    [
      'two images of one disk',
      [
        definition('V1'),
        definition('V1', 'g/j'),
        image('V1'),
        ofImage,
        version({ source: { id: idOf('images', 'base') } }, 'g/j/2.0.0'),
      ],
      ['g/i 2', 'g/j 2', 'base 2'],
    ],
    [
      'a version of another image',
      [
        definition('V1'),
        definition('V1', 'g/j'),
        image('V1'),
        ofImage,
        version(
          { source: { id: "[resourceId('Microsoft.Compute/galleries/images/versions', 'g', 'i', '1.0.0')]" } },
          'g/j/2.0.0',
        ),
      ],
      ['g/i 2', 'g/j 2', 'base 2'],
    ],
  ];

  for (const [what, resources, after] of whole) {
    it(`change together where a version is of ${what}, whichever of them is asked for`, () => {
      const text = template(resources);
      const analysis = analyze(text);
      const { text: converted, machines } = convert(text, ALL);
      assert.deepEqual(labels(converted), after);
      assert.ok(
        machines.every(({ outcome, reason }) => outcome !== 'left' || /has the generation of/.test(reason ?? '')),
      );
      for (const [index, { machine, plan }] of analysis.machines.entries()) {
        if (machine.together !== undefined) {
          const { edits } = convertMachines(analysis, { ...ALL, machines: [index] });
          assert.equal(applyEdits(text, editsOf(edits, analysis.documents.main.file)), converted);
          assert.equal(plan.class, 'lossy');
        }
      }
      assert.equal(conversionParts(analysis).length, 1);
      // A blob has to be converted first: without losses nothing changes, of none of them.
      assert.equal(convert(text, { lossy: false }).text, text);
      assert.deepEqual(found(converted, 'azure/label-contradicts'), []);
    });
  }

  it('are found by names that only a deployment tells, by children of a gallery, and by symbolic names', () => {
    const parameters = { g: { type: 'string' }, i: { type: 'string' }, v: { type: 'string' } };
    const source = { source: { id: "[resourceId('Microsoft.Compute/images', parameters('i'))]" } };
    const base = { ...image('V1'), name: "[parameters('i')]" };
    const joined: readonly (readonly [definition: string, version: string])[] = [
      ["[concat(parameters('g'), '/', parameters('i'))]", "[concat(parameters('g'), '/', parameters('i'), '/1.0.0')]"],
      [
        "[format('{0}/{1}', parameters('g'), parameters('i'))]",
        "[format('{0}/{1}/{2}', parameters('g'), parameters('i'), parameters('v'))]",
      ],
      [
        "[concat(parameters('g'),'/',parameters('i'))]",
        "[format('{0}/{1}/{2}', parameters('g'), parameters('i'), '1.0.0')]",
      ],
    ];
    for (const [own, ofIt] of joined) {
      const text = template([base, definition('V1', own), version(source, ofIt)], { parameters });
      assert.deepEqual(
        analyze(text).machines.map(({ machine }) => machine.together?.length),
        [2, 2],
        own,
      );
    }
    const children = template([
      image('V1'),
      compute(
        'galleries',
        'g',
        {},
        {
          resources: [
            {
              ...definition('V1', 'i'),
              type: 'images',
              resources: [{ ...ofImage, type: 'versions', name: '1.0.0' }],
            },
          ],
        },
      ),
    ]);
    assert.deepEqual(labels(convert(children, ALL).text), ['base 2', 'i 2']);
    const symbolic = JSON.stringify({
      ...JSON.parse(template([])),
      languageVersion: '2.0',
      resources: { a: image('V1'), b: definition('V1'), c: ofImage },
    });
    assert.deepEqual(labels(convert(symbolic, ALL).text), ['base 2', 'g/i 2']);
  });

  it('stay, and are named, where a version is of what is there already or not known', () => {
    const there = '/subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/old';
    const cases: readonly (readonly [storageProfile: object, says: RegExp])[] = [
      [{ source: { id: there } }, /^g\/i\/1\.0\.0 is made of Microsoft\.Compute\/images\/old, which this file/],
      [{ source: { id: idOf('images', 'other') } }, /is made of other, which this file does not make/],
      [{ source: { communityGalleryImageId: '/CommunityGalleries/c/Images/i' } }, /CommunityGalleries\/c\/Images\/i/],
      [{ source: { id: "[parameters('id')]" } }, /^Nothing here tells of what g\/i\/1\.0\.0 is made/],
      [{}, /^Nothing here tells/],
    ];
    for (const [storageProfile, says] of cases) {
      const text = template([definition('V1'), version(storageProfile)], { parameters: { id: { type: 'string' } } });
      const [message = ''] = found(text, 'azure/gallery-generation');
      assert.match(message, says);
      const { text: converted, machines } = convert(text, ALL);
      assert.equal(converted, text);
      assert.match(machines[0]?.reason ?? '', /^g\/i\/1\.0\.0, a version of it, is of something/);
    }
    const both = template([image('V1'), definition('V1'), ofImage, version({ source: { id: there } }, 'g/i/0.9.0')]);
    const { text: converted, machines } = convert(both, ALL);
    assert.equal(converted, both);
    assert.match(machines[0]?.reason ?? '', /^g\/i has to be of the same generation, and stays: g\/i\/0\.9\.0/);
    assert.ok(analyze(both).findings.every(({ fix }) => fix === undefined));
  });

  it('stay together with a source that cannot move, or that nothing tells the generation of', () => {
    const user = compute('virtualMachines', 'web', {
      hardwareProfile: { vmSize: 'Standard_A2' },
      storageProfile: { imageReference: { id: idOf('images', 'base') } },
    });
    const text = template([image('V1'), definition('V1'), ofImage, user]);
    assert.equal(convert(text, ALL).text, text);
    const unknown = template([image("[parameters('label')]"), definition('V1'), ofImage], {
      parameters: { label: { type: 'string' } },
    });
    assert.equal(convert(unknown, ALL).text, unknown);
    assert.match(
      convert(unknown, ALL).machines[1]?.reason ?? '',
      /base has to be of the same generation, and stays: nothing in the file says/,
    );
    const refused = template([image("[if(true(), parameters('label'), 'V2')]"), definition('V1'), ofImage], {
      parameters: { label: { type: 'string', defaultValue: 'V1' } },
      outputs: { label: { type: 'string', value: "[parameters('label')]" } },
    });
    assert.equal(convert(refused, ALL).text, refused);
  });

  it('name a blob that has to be converted, and the versions of others where the file makes none', () => {
    const blob = template([definition('V1'), version({ osDiskImage: { source: { uri: BLOB } } })]);
    assert.deepEqual(labels(convert(blob, ALL).text), ['g/i 2']);
    const [lost] = analyze(blob).machines[0]?.plan.lost ?? [];
    assert.match(lost?.what ?? '', /BIOS/);
    assert.match(analyze(template([definition('V1')])).machines[0]?.plan.lost[0]?.what ?? '', /^versions/);
  });

  it('contradict each other where only one of them is Generation 2, which a label alone mends or not', () => {
    const mended = template([image('V2'), definition('V1'), ofImage]);
    assert.deepEqual(found(mended, 'azure/label-contradicts'), [
      'It is Generation 1, and base, of which its version g/i/1.0.0 is made, is Generation 2',
    ]);
    assert.deepEqual(found(mended, 'azure/gallery-generation'), []);
    const analysis = analyze(mended);
    const [finding] = analysis.findings.filter(({ rule }) => rule === 'azure/label-contradicts');
    assert.ok(finding);
    const edits = editsOf(ownFixEdits(analysis, finding), analysis.documents.main.file);
    assert.deepEqual(labels(applyEdits(mended, edits)), ['base 2', 'g/i 2']);
    const other = template([image('V1'), definition('V2'), ofImage]);
    assert.deepEqual(statuses(other), ['base needs-work', 'g/i contradictory']);
    assert.deepEqual(labels(convert(other, ALL).text), ['base 2', 'g/i 2']);
    assert.deepEqual(found(convert(other, ALL).text, 'azure/label-contradicts'), []);
    const mixed = template([
      image('V1'),
      disk('V2'),
      definition('V1'),
      ofImage,
      version({ source: { id: idOf('disks', 'base') } }, 'g/i/2.0.0'),
    ]);
    assert.equal(convert(mixed, ALL).text, mixed);
    const labelledCopy = template([disk('V2'), snapshot('V1')]);
    assert.match(
      found(labelledCopy, 'azure/label-contradicts')[0] ?? '',
      /^It is Generation 1, and base, of which it is/,
    );
  });

  it('are no reason to leave what has a version of an image that the file does not make: that is named', () => {
    const text = template([image('V1'), ofImage]);
    assert.match(found(text, 'azure/gallery-destination')[0] ?? '', /^g\/i gets a version/);
    assert.deepEqual(labels(convert(text, ALL).text), ['base 2']);
  });

  it('change together with the template that builds their versions', () => {
    const build = (id: string): object => ({
      type: 'Microsoft.VirtualMachineImages/imageTemplates',
      apiVersion: '2022-07-01',
      name: 'build',
      properties: {
        source: {
          type: 'PlatformImage',
          publisher: 'Canonical',
          offer: '0001-com-ubuntu-server-jammy',
          sku: '22_04-lts',
          version: 'latest',
        },
        distribute: [{ type: 'SharedImage', runOutputName: 'o', galleryImageId: id }],
      },
    });
    const id = "[resourceId('Microsoft.Compute/galleries/images', 'g', 'i')]";
    const text = template([definition('V1'), build(id)]);
    assert.deepEqual(found(text, 'azure/gallery-destination'), []);
    // Nothing is lost: what it builds is Generation 2 as the image is.
    assert.deepEqual(labels(convert(text, { lossy: false }).text), ['g/i 2', 'build 2']);
    assert.match(found(template([build(id)]), 'azure/gallery-destination')[0] ?? '', /^g\/i gets a version/);
  });

  it('get an API version that has what is written', () => {
    const text = template([
      image('V1'),
      { ...definition(), apiVersion: '2019-03-01' },
      { ...ofImage, apiVersion: '2019-03-01' },
    ]);
    const { resources } = JSON.parse(convert(text, ALL).text);
    assert.deepEqual(
      resources.map(({ apiVersion }: { readonly apiVersion: string }) => apiVersion),
      ['2024-03-03', '2019-07-01', '2019-03-01'],
    );
  });

  it('are Generation 2 where they are for Trusted Launch: Azure refuses another label', () => {
    const trusted = (value: string): object =>
      compute('galleries/images', 'g/i', {
        osType: 'Linux',
        hyperVGeneration: 'V1',
        features: [
          { name: 'DiskControllerTypes', value: 'SCSI' },
          { name: 'SecurityType', value },
        ],
      });
    const fixes = (resources: readonly object[]): (boolean | undefined)[] =>
      analyze(template(resources))
        .findings.filter(({ rule }) => rule === 'azure/label-contradicts')
        .map(({ fix }) => fix !== undefined);
    for (const value of ['TrustedLaunch', 'TrustedLaunchSupported', 'ConfidentialVmSupported']) {
      const text = template([trusted(value)]);
      assert.deepEqual(found(text, 'azure/label-contradicts'), [
        `hyperVGeneration is V1, and ${value} is for Generation 2 alone`,
      ]);
      assert.deepEqual(found(text, 'azure/gallery-generation'), []);
    }
    assert.deepEqual(fixes([trusted('TrustedLaunch')]), [true]);
    // The version would be refused then.
    assert.deepEqual(fixes([image('V1'), trusted('TrustedLaunch'), ofImage]), [false]);
    assert.deepEqual(fixes([trusted('Standard')]), []);
  });

  it('are linked by names within names in no time', () => {
    const deep = Array.from({ length: 50 }).reduce<string>(inner => `format('{0}{0}{0}', ${inner})`, "parameters('g')");
    const text = template([definition('V1', `[${deep}]`), version({}, `[concat(${deep}, '/i/1.0.0')]`)], {
      parameters: { g: { type: 'string' } },
    });
    assert.equal(analyze(text).machines.length, 1);
  });
});
