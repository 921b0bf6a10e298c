/** What the command line says of a file that somebody names and that is in no language of definitions. */
import assert from 'node:assert/strict';
import { ExitCode } from '../../../src/core/reports/exit-code';
import { cli, temporaryFolder } from './cli-kit';

describe('a named file that is in another language', () => {
  const folder = temporaryFolder();
  const installs = (kind: string): string =>
    `by its name (${kind}) it installs a guest, and is looked at with the definition that names it`;
  const exported = 'this is what Export-Csv or Export-Clixml writes: export with Get-VM | ConvertTo-Json -Depth 5';
  const files: readonly [name: string, text: string, said: string][] = [
    ['Autounattend.xml', '<?xml version="1.0"?>\n<unattend/>', installs('answer file')],
    ['rocky-ks.cfg', '#version=RHEL9\nclearpart --all\n', installs('kickstart file')],
    ['user-data', '#cloud-config\n', installs('autoinstall file')],
    ['setup.ps1', 'Write-Host a\n', 'this is neither JSON nor HCL'],
    ['Dockerfile', 'FROM scratch\n', 'this is neither JSON nor HCL'],
    ['vms.csv', '"Name","State"\r\n"web","Off"\r\n', exported],
    ['vms-de.csv', '"Name";"State"\r\n"web";"Off"\r\n', exported],
    ['vms-5.1.csv', '#TYPE Microsoft.HyperV.PowerShell.VirtualMachine\r\n"Name"\r\n', exported],
    ['vms.xml', '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"></Objs>', exported],
    [
      'main.tftest.hcl',
      'run "a" {}\n',
      'by its name this is HCL of another tool (those of Packer end in .pkr.hcl, those of Terraform in .tf)',
    ],
  ];
  for (const [name, text, said] of files) {
    it(`${name} has no mistakes of JSON`, async () => {
      const path = await folder.put(name, text);
      for (const command of ['check', 'convert']) {
        const { code, out, err } = await cli([command, '--no-config', path]);
        assert.equal(code, ExitCode.nothing);
        assert.equal((out + err).split('\n')[0], `${path}: no virtual machine definition: ${said}`);
      }
    });
  }

  it('has them where it begins as JSON, whatever it is called', async () => {
    const path = await folder.put('machines.txt', '[{ "Name": "a" "Generation": 1 }]');
    const { code, out } = await cli(['check', '--no-config', path]);
    assert.equal(code, ExitCode.unusable);
    assert.match(out, /comma-expected/);
  });
});
