// `npm run test:boot:preseed`: has Debian's installer lay out disks by the recipes of preseed files, as they are and as a
// conversion makes them: on a GPT disk, which the installer makes with UEFI, there is an EFI partition more, and on an MBR
// disk, with a BIOS, there is what there was. Needs root, the network for packages of the installer, and packages of
// Debian 12 (see requirements.ts); without these it does nothing. A few seconds for each disk.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { analyze } from '../../../src/core/analyze';
import { convertedTexts, convertMachines } from '../../../src/core/convert/convert';
import { repositoryRoot } from '../../vscode/install';
import { CASES, type RecipeCase } from './cases';
import { type Laid, layOut, makeInstaller } from './partman';
import { missingForPreseed } from './requirements';

/** Bytes: firmware takes a smaller one, but Debian's own recipes have one like this. */
const EFI = { use: 'efi', least: 500 << 20 };

const preseedWith = (recipe: string): string =>
  [
    'd-i debian-installer/locale string en_US.UTF-8',
    '# The disk of the machine',
    'd-i partman-auto/method string regular',
    `d-i partman-auto/expert_recipe string ${recipe}`,
    'd-i partman-partitioning/confirm_write_new_label boolean true',
    'd-i partman/confirm boolean true',
    '',
  ].join('\n');

/** What the conversion of a template makes of the preseed file that it serves. */
function converted(preseed: string): string {
  const template = JSON.stringify({
    builders: [
      {
        type: 'hyperv-iso',
        iso_url: 'debian-12.8.0-amd64-netinst.iso',
        http_directory: 'http',
        boot_command: ['<esc><wait>auto preseed/url=http://{{ .HTTPIP }}:{{ .HTTPPort }}/preseed.cfg<enter>'],
      },
    ],
  });
  const files = {
    read: (file: string) => (file === 'http/preseed.cfg' ? preseed : undefined),
    list: () => [],
  };
  const texts = convertedTexts(
    convertMachines(analyze(template, { fileName: 'template.json', files }), { lossy: true }),
  );
  const text = texts.get('http/preseed.cfg');
  assert.ok(text !== undefined && text !== preseed, 'the conversion leaves the preseed file as it is');
  return text;
}

const usesIn = ({ uses }: Laid): string[] => uses.map(({ use }) => use);

async function runCase({ name, recipe, uses }: RecipeCase, installer: string): Promise<boolean> {
  const begun = Date.now();
  const before = preseedWith(recipe);
  const after = converted(before);
  try {
    const [uefiBefore, uefi] = [await layOut(installer, before, 'gpt'), await layOut(installer, after, 'gpt')];
    const [biosBefore, bios] = [await layOut(installer, before, 'dos'), await layOut(installer, after, 'dos')];
    assert.deepEqual(usesIn(uefiBefore), uses, 'UEFI, as it was');
    assert.deepEqual(usesIn(uefi), [EFI.use, ...uses], 'UEFI, converted');
    assert.ok((uefi.uses[0]?.size ?? 0) >= EFI.least, 'the size of the EFI partition');
    assert.equal(uefi.table.label, 'gpt');
    assert.equal(uefi.table.partitions?.length, uses.length + 1, 'partitions on the disk');
    assert.deepEqual(bios.uses, biosBefore.uses, 'BIOS, converted');
    assert.deepEqual(usesIn(bios), uses, 'BIOS, converted');
    console.log(`passed: ${name} (${Math.round((Date.now() - begun) / 1000)} s)\n  ${usesIn(uefi).join('; ')}`);
    return true;
  } catch (error) {
    console.log(`FAILED: ${name}\n${error instanceof Error ? error.message : error}`);
    return false;
  }
}

async function main(): Promise<boolean> {
  const missing = missingForPreseed();
  if (missing.length > 0) {
    console.log(`skipped: there is no ${missing.join(', ')}`);
    return true;
  }
  const folder = join(repositoryRoot, 'out', 'boot');
  await mkdir(folder, { recursive: true });
  const installer = await makeInstaller(folder);
  let passed = 0;
  for (const each of CASES) {
    passed += Number(await runCase(each, installer));
  }
  console.log(`${passed} of ${CASES.length} recipes laid out for UEFI and for a BIOS`);
  return passed === CASES.length;
}

main().then(
  passed => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
