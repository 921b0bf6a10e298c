/** What `npm run fuzz` has found, as small as it could make it. */
import { loadGrammar } from '../runbook/grammar';
import { assertHolds } from './hold';
import type { Input } from './inputs';

const COUNTEREXAMPLES: readonly (readonly [what: string, input: Input])[] = [
  ['a lone carriage return in a machine', { fileName: 'a.vm.json', text: '{"Name":\r{/**/"NetworkAdapters":[]}//\r}' }],
  [
    'a lone carriage return in a builder',
    {
      fileName: 'template.json',
      text: '{"builders":[{"type":"hyperv-iso","use_legacy_network_adapter"://\r"true"}]}',
    },
  ],
  [
    'a control character in a key around a machine',
    { fileName: 'a.vm.json', text: '{"\\u0000":{"Name":"a","Generation":2,"ProcessorCount":1,"Memory":"1GB"}}' },
  ],
  [
    'a control character in a key of a machine, twice',
    { fileName: 'a.vm.json', text: '{"Na\\u001b[2J":"a","Na\\u001b[2J":"b","Na\\nme":"c","Generation":2}' },
  ],
  [
    'a key without end, twice',
    { fileName: 'a.json', text: `{"builders":[{"type":"hyperv-iso"${`,"${'x'.repeat(2_000)}":1`.repeat(2)}}]}` },
  ],
  [
    'comments in an object that becomes null',
    {
      fileName: 'a.json',
      text: '[{/**/"FibreChannelHostBusAdapters":[]/**/,"Generation"://\n2/**/,"FloppyDrive":{"Path":"C"/**/}//\n}]',
    },
  ],
  [
    'line comments around a value that goes',
    { fileName: 'a.vm.json', text: '[{//\n"FloppyDrive"://\n{"":/**/null//\n}/**/,\n"":{}//\n,\n}]' },
  ],
  [
    'floppy images in two places',
    {
      fileName: 'machines.vm.json',
      text: '[{"Generation":"2","Drives":{"Path":"b.vfd"},"Floppy":{"Path":"a.vfd"}}]',
    },
  ],
  [
    'an object in a list of images',
    {
      fileName: 'a.json',
      text: `{"builders":[{"type":"hyperv-iso","secondary_iso_images":[${'"",'.repeat(16)}{\n}]}]}`,
    },
  ],
  [
    'a floppy drive under two names, and an empty one beside one with an image',
    {
      fileName: 'machines.vm.json',
      text: '[{"floppyDiskDrive":true,"Generation":"2","FloppyDrive":{}},{"Generation":"1","FloppyDrive":{"Path":null},"Floppy":{"Path":"a.vfd"}}]',
    },
  ],
  [
    'a template that there is not, in a machine that starts without Secure Boot',
    {
      fileName: 'template.json',
      text: '{"builders":[{"type":"hyperv-vmcx","generation":2,"iso_url":"debian12","configuration_version":"5","secure_boot_template":"1"}]}',
    },
  ],
  [
    'a boot command inside of other things',
    {
      fileName: 'a.json',
      text: '{"builders":[{"type":"hyperv-iso","iso_url":"windows","floppy_files":[""],"boot_command":{"":[["inst.ks=hd:fd0"]]}}]}',
    },
  ],
  [
    'sizes that the runbook sets',
    {
      fileName: 'machines.vm.json',
      text: '{"VirtualMachines":[{"LowMemoryMappedIoSpace":134217728,"HighMemoryMappedIoSpace":1073741824,"StartupOrder":[]}]}',
    },
  ],
  [
    'an answer file beside the template, of which the conversion changes a path',
    {
      fileName: 'web.pkr.json',
      text: '{"source":{"hyperv-iso":{"":{"floppy_dirs":[""]}}}}',
      companion:
        '<unattend><FirstLogonCommands><SynchronousCommand>\n  <CommandLine>powershell -File a:\\winrm.ps1</CommandLine>\n</SynchronousCommand></FirstLogonCommands></unattend>',
    },
  ],
  [
    "one part of a variable of which another part is another machine's",
    {
      fileName: 'azuredeploy.json',
      text: '{"contentVersion":"","parameters":{"sku":{"defaultValue":"a"}},"variables":{"skuImage":{"publisher":"Debian","offer":"debian-2","sku":"[parameters(\'sku\')]"},"sku":{"a":"2022-datacenter"}},"resources":[{"type":"Microsoft.Compute/virtualMachineScaleSets","properties":{"virtualMachineProfile":{"storageProfile":{"imageReference":"[variables(\'skuImage\')]"}}}},{"type":"Microsoft.Compute/virtualMachineScaleSets","properties":{"virtualMachineProfile":{"storageProfile":{"imageReference":{"publisher":"MicrosoftWindowsServer","offer":"WindowsServer","sku":"[variables(\'sku\')[parameters(\'sku\')]]"}}}}}]}',
    },
  ],
  [
    'a comment between a key and the path of a disk',
    {
      fileName: 'web.tf.json',
      text: '{"resource":{"hyperv_machine_instance":{"m0":{"name":"a","generation":1,"notes":"router","hard_disk_drives":[{"controller_type":"Ide","path":// c315\n"D:\\\\vm\\\\a.vhdx"}]}}}}',
    },
  ],
  ['a size that the runbook compares', { fileName: 'example.vm.json', text: '{"eneration":1,"MemoryMaximum":"2"}' }],
  [
    'null in the place of what a fix adds',
    {
      fileName: 'file-server.vm.json',
      text: '{"Generation":2,"GuestOperatingSystem":{"Name":"Ubuntu"},"Firmware":null}',
    },
  ],
  [
    'a suppression in what is selected of machines',
    { fileName: 'export.json', text: '[{"VMName":"","Generation":1},{"Name":"","Generation":1,"State":3}]' },
  ],
  [
    'firmware that counts with Trusted Launch, of a guest that does not take it',
    {
      fileName: 'example.vm.json',
      text: '{"type":"Microsoft.Compute/virtualMachines","properties":{"securityProfile":{"uefiSettings":{"vTpmEnabled":true}},"storageProfile":{"imageReference":{"publisher":"r","offer":"WindowsServer","sku":"2012gensecond"}}}}',
    },
  ],
  ['disks without places', { fileName: 'example.vm.json', text: '{"HardDrives":[{},{}]}' }],
  [
    'an object over two lines in a list of files',
    {
      fileName: 'example.vm.json',
      text: '{"builders":[{"type":"hyperv-iso","cd_files":[{\n}]}]}',
      companion:
        '<unattend><FirstLogonCommands><SynchronousCommand>\n  <CommandLine>powershell -File a:\\winrm.ps1</CommandLine>\n</SynchronousCommand></FirstLogonCommands></unattend>',
    },
  ],
  [
    'a list over two lines in a list of images',
    { fileName: 'example.vm.json', text: '{"builders":[{"type":"hyperv-iso","secondary_iso_images":[[\n]]}]}' },
  ],
  [
    'an argument whose value is missing, and a line end',
    { fileName: 'a.pkr.hcl', text: 'source"hyperv-iso"""{generation=\n }' },
  ],
  [
    'comments between a key and what is behind it',
    {
      fileName: 'web.tf.json',
      text: '{"resource":{"hyperv_machine_instance":{"":{/**/"hard_disk_drives":/**/[{"controller_number":"1","path"://\n""//\n}]}}}}',
    },
  ],
  [
    'a security type for an API version that has none',
    {
      fileName: 'example.vm.json',
      text: '{"type":"Microsoft.Compute/virtualMachines","apiVersion":"2019-12-01","properties":{"securityProfile":{"uefiSettings":{"vTpmEnabled":true}},"storageProfile":{"imageReference":{"publisher":"r","offer":"r","sku":"g2"}}}}',
    },
  ],
  [
    'a resource that stands twice, with empty lists',
    {
      fileName: 'web.tf.json',
      text: '{"resource":{"hyperv_machine_instance":{"m0":{"vm_firmware":[]}}},"resource":{"hyperv_machine_instance":{"m0":{"notes":"Debian12","vm_firmware":[]}}}}',
    },
  ],
  ['a machine of a cluster', { fileName: 'a.vm.json', text: '[{"IsClustered":true,"StartupOrder":[]}]' }],
  [
    'a line end in the name of a resource of Azure',
    { fileName: 'example.vm.json', text: '{"type":"Microsoft.Compute/virtualMachines","name":"\\n' },
  ],
  [
    'a line end in the name of what a template of Azure makes',
    {
      fileName: 'azuredeploy.json',
      text: '{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","resources":[{"type":"Microsoft.Compute/virtualMachines","name":"a\\nb"}]}',
    },
  ],
  ['a line end in the name of a source', { fileName: 'a.pkr.json', text: '{"source":{"hyperv-iso":{"a\\nb":{}}}}' }],
  [
    'a line end in the name of a source of Azure',
    { fileName: 'a.pkr.json', text: '{"source":{"azure-arm":{"a\\nb":{}}}}' },
  ],
  [
    'a line end in the name of a resource of Terraform',
    { fileName: 'a.tf.json', text: '{"resource":{"hyperv_machine_instance":{"a\\nb":{}}}}' },
  ],
  [
    'a heredoc without end, in the place of a generation',
    { fileName: 'a.pkr.hcl', text: 'source"hyperv-iso"""{generation=<<T\n ${' },
  ],
];

describe('hostile input found by the fuzzer', () => {
  before(loadGrammar);

  for (const [what, input] of COUNTEREXAMPLES) {
    it(what, () => assertHolds(input));
  }
});
