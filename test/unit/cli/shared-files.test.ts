/** Files beside definitions that several of a run need. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BUILDER, cli, template, temporaryFolder } from './cli-kit';

const MBR = `<unattend><Disk><CreatePartitions>
  <CreatePartition><Order>1</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
</CreatePartitions></Disk></unattend>`;

const SAFE = { ...BUILDER, boot_command: undefined, generation: 1 };
const ANSWERS = 'answers/Autounattend.xml';
const own = template({ ...SAFE, cd_files: [`../${ANSWERS}`] });

describe('an answer file that templates of several folders name', () => {
  const folder = temporaryFolder();
  const { put } = folder;
  const answers = (): Promise<string> => readFile(join(folder.path, ANSWERS), 'utf8');
  const named = async (name: string): Promise<string> =>
    JSON.parse(await readFile(join(folder.path, name), 'utf8')).builders[0].cd_files[0];

  it('is copied where one of them stays', async () => {
    await put(ANSWERS, MBR);
    await put('a/a.json', own);
    await put('b/b.json', template({ type: 'qemu', cd_files: [`../${ANSWERS}`] }));
    const checked = await cli(['check', folder.path]);
    assert.match(checked.out, /lays the disk out for BIOS, for \.\.\/b\/b\.json as well/);
    assert.equal((await cli(['convert', '--write', folder.path])).code, 0);
    assert.equal(await named('a/a.json'), '../answers/gen2/Autounattend.xml');
    assert.equal(await answers(), MBR);
  });

  it('changes itself where it was asked for, or where all of them move', async () => {
    await put(ANSWERS, MBR);
    await put('a/a.json', own);
    const other = await put('b/b.json', template({ type: 'qemu', cd_files: [`../${ANSWERS}`] }));
    await cli(['convert', '--in-place', '--write', folder.path]);
    assert.equal(await named('a/a.json'), `../${ANSWERS}`);
    assert.match(await answers(), /<Type>EFI/);
    await put('a/a.json', own);
    await put(ANSWERS, MBR);
    await put('b/b.json', own);
    await cli(['convert', '--write', folder.path]);
    assert.match(await readFile(other, 'utf8'), /"generation": 2/);
    assert.equal(await named('a/a.json'), `../${ANSWERS}`);
    assert.match(await answers(), /<Type>EFI/);
  });

  it('stands once in a diff of all of them', async () => {
    await put(ANSWERS, MBR);
    await put('a/a.json', own);
    await put('b/b.json', own);
    const { out } = await cli(['convert', folder.path]);
    assert.deepEqual(
      [...out.matchAll(/^\+\+\+ .*?([^/\\\s]+)$/gm)].map(([, name]) => name),
      ['a.json', 'Autounattend.xml', 'b.json'],
    );
  });

  it('is not looked for in folders that nobody named', async () => {
    await put(ANSWERS, MBR);
    const path = await put('a/a.json', template({ ...SAFE, cd_files: ['x/Autounattend.xml'] }));
    await put('a/x/Autounattend.xml', MBR);
    await put('b/b.json', template({ type: 'qemu', cd_files: ['../a/x/Autounattend.xml'] }));
    assert.doesNotMatch((await cli(['check', path])).out, /as well/);
    assert.match((await cli(['check', folder.path])).out, /for \.\.\/b\/b\.json as well/);
  });
});
