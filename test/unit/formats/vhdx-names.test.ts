import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';
import { runbookFor } from '../../../src/core/runbook';
import { converted } from './packer-hcl-kit';

const machine = (Name: string, ...paths: readonly string[]): object => ({
  Name,
  Generation: 1,
  GuestOperatingSystem: 'Windows Server 2019',
  HardDrives: paths.map((Path, ControllerLocation) => ({
    ControllerType: 'SCSI',
    ControllerNumber: 0,
    ControllerLocation,
    Path,
  })),
});

interface Machines {
  readonly VirtualMachines: readonly { readonly HardDrives: readonly { readonly Path: string }[] }[];
}

/** The paths after the conversion of some machines, each with the paths of its disks. */
function renamed(...machines: readonly (readonly string[])[]): string[][] {
  const text = JSON.stringify({ VirtualMachines: machines.map((paths, index) => machine(`vm${index}`, ...paths)) });
  const after = JSON.parse(convert(text, { fileName: 'list.vm.json', lossy: true }).text) as Machines;
  return after.VirtualMachines.map(({ HardDrives }) => HardDrives.map(({ Path }) => Path));
}

describe('the name of the .vhdx that takes the place of a .vhd', () => {
  it('is the same but for the ending, where that is free', () => {
    assert.deepEqual(renamed(['D:\\a.vhd', 'E:\\a.vhdx']), [['D:\\a.vhdx', 'E:\\a.vhdx']]);
    assert.deepEqual(renamed(['D:\\A.VHD']), [['D:\\A.VHDX']]);
  });

  it('is another one, where a drive of any machine has it', () => {
    assert.deepEqual(renamed(['D:\\a.vhd', 'D:\\a.vhdx']), [['D:\\a-2.vhdx', 'D:\\a.vhdx']]);
    assert.deepEqual(renamed(['D:\\a.vhd'], ['d:/A.VHDX']), [['D:\\a-2.vhdx'], ['d:/A.VHDX']]);
    assert.deepEqual(renamed(['D:\\a.vhd', 'D:\\a.vhdx', 'D:\\a-2.vhd']), [
      ['D:\\a-3.vhdx', 'D:\\a.vhdx', 'D:\\a-2.vhdx'],
    ]);
  });

  it('is one for all drives that have the same file', () => {
    assert.deepEqual(renamed(['D:\\a.vhd'], ['D:\\a.vhd']), [['D:\\a.vhdx'], ['D:\\a.vhdx']]);
  });

  it('is as free where its folder is an expression', () => {
    const [vhd, vhdx] = ['{{ folder }}\\a.vhd', '{{ folder }}\\a.vhdx'];
    assert.deepEqual(renamed([vhd], [vhdx]), [['{{ folder }}\\a-2.vhdx'], [vhdx]]);
    assert.deepEqual(renamed([vhd, 'b.vhdx']), [[vhdx, 'b.vhdx']]);
  });

  it('is that of the runbook', () => {
    const text = JSON.stringify(machine('web', 'D:\\a.vhd', 'D:\\a.vhdx', 'D:\\b.vhd'));
    const written = runbookFor(analyze(text, { fileName: 'web.vm.json' }), 0);
    const script = 'text' in written ? written.text : '';
    assert.match(script, /^\$newDisk1 = 'D:\\a-2\.vhdx'$/m);
    assert.match(script, /^\$newDisk3 = 'D:\\b\.vhdx'$/m);
  });

  const resource = (name: string, path: string): string => `resource "hyperv_machine_instance" "${name}" {
  name       = "${name}"
  generation = 1

  hard_disk_drives {
    controller_type     = "Scsi"
    controller_number   = 0
    controller_location = 1
    path                = "${path}"
  }
}
`;

  it('is another one, where a drive of another file of the definition has it', () => {
    const web = resource('web', 'D:\\\\a.vhd');
    const renamedBeside = (path: string) => converted({ 'web.tf': web, 'db.tf': resource('db', path) }).texts['web.tf'];
    assert.match(renamedBeside('D:\\\\a.vhdx') ?? '', /"D:\\\\a-2\.vhdx"/);
    assert.match(renamedBeside('d:/A.vhdx') ?? '', /"D:\\\\a-2\.vhdx"/);
    assert.match(renamedBeside('E:\\\\a.vhdx') ?? '', /"D:\\\\a\.vhdx"/);
  });

  it('is another one, where a path that is put together comes to it', () => {
    const folder = 'variable "folder" {\n  default = "D:"\n}\n';
    const other = resource('db', `\${var.folder}\\\\a.vhdx`);
    const { texts } = converted({ 'main.tf': `${folder}\n${resource('web', 'D:\\\\a.vhd')}\n${other}` });
    assert.match(texts['main.tf'] ?? '', /"D:\\\\a-2\.vhdx"/);
  });
});
