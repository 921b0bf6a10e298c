/** A public page or file that a fact was read in. */
export interface Source {
  readonly title: string;
  readonly url: string;
}

const LEARN_HYPER_V = 'https://learn.microsoft.com/en-us/windows-server/virtualization/hyper-v';
const LEARN_POWERSHELL = 'https://learn.microsoft.com/en-us/powershell/module/hyper-v';
const LEARN_AZURE_VM = 'https://learn.microsoft.com/en-us/azure/virtual-machines';
const WINDOWS_SERVER_DOCS = 'https://github.com/MicrosoftDocs/windowsserverdocs/blob';
const WINDOWS_SERVER_DOCS_FOLDER = 'WindowsServerDocs/virtualization/hyper-v';

/**
 * Every source that the catalogue and the rules cite. Microsoft rewrote several pages in 2025 and dropped guests that
 * are out of support, so where the older text says more it is cited at its commit (`…16`, `…19`) beside today's page.
 */
export const SOURCES = {
  // What the generations are, device by device.
  S0: {
    title: 'Scott Lowe: Welcome to Hyper-V 2012 R2 (Part 1)',
    url: 'https://techgenix.com/welcome-hyper-v-2012-r2-part1/',
  },
  PLAN25: {
    title: 'Should I create a generation 1 or 2 virtual machine in Hyper-V? (2025)',
    url: `${LEARN_HYPER_V}/plan/should-i-create-a-generation-1-or-2-virtual-machine-in-hyper-v`,
  },
  PLAN16: {
    title: 'Should I create a generation 1 or 2 virtual machine in Hyper-V? (December 2016)',
    url: `${WINDOWS_SERVER_DOCS}/b5dc2aba/${WINDOWS_SERVER_DOCS_FOLDER}/plan/Should-I-create-a-generation-1-or-2-virtual-machine-in-Hyper-V.md`,
  },
  FEAT25: {
    title: 'Hyper-V feature compatibility by generation and guest (2025)',
    url: `${LEARN_HYPER_V}/hyper-v-feature-compatibility-by-generation-and-guest`,
  },
  FEAT16: {
    title: 'Hyper-V feature compatibility by generation and guest (December 2016)',
    url: `${WINDOWS_SERVER_DOCS}/08602baa/${WINDOWS_SERVER_DOCS_FOLDER}/Hyper-V-feature-compatibility-by-generation-and-guest.md`,
  },
  OVR: {
    title: 'Generation 2 Virtual Machine Overview (Windows Server 2012 R2)',
    url: 'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-server-2012-R2-and-2012/dn282285(v=ws.11)',
  },
  JH3: {
    title: 'John Howard: Hyper-V generation 2 virtual machines – part 3 (storage)',
    url: 'https://learn.microsoft.com/en-us/archive/blogs/jhoward/hyper-v-generation-2-virtual-machines-part-3',
  },
  JH4: {
    title: 'John Howard: Hyper-V generation 2 virtual machines – part 4 (keyboard of Windows 8 and Server 2012)',
    url: 'https://learn.microsoft.com/en-us/archive/blogs/jhoward/hyper-v-generation-2-virtual-machines-part-4',
  },
  NEW16: {
    title: "What's new in Hyper-V on Windows Server",
    url: `${LEARN_HYPER_V}/what-s-new-in-hyper-v-on-windows`,
  },
  NEW25: {
    title: "What's new in Windows Server 2025",
    url: 'https://learn.microsoft.com/en-us/windows-server/get-started/whats-new-windows-server-2025',
  },
  CREATE: {
    title: 'Create a virtual machine in Hyper-V',
    url: `${LEARN_HYPER_V}/get-started/create-a-virtual-machine-in-hyper-v`,
  },

  // Guests.
  GUESTW: {
    title: 'Supported Windows guest operating systems for Hyper-V',
    url: `${LEARN_HYPER_V}/supported-windows-guest-operating-systems-for-hyper-v-on-windows`,
  },
  RHEL25: {
    title: 'Supported CentOS and Red Hat Enterprise Linux virtual machines on Hyper-V (2025)',
    url: `${LEARN_HYPER_V}/supported-centos-and-red-hat-enterprise-linux-virtual-machines-on-hyper-v`,
  },
  RHEL19: {
    title: 'Supported CentOS and Red Hat Enterprise Linux virtual machines on Hyper-V (2019)',
    url: `${WINDOWS_SERVER_DOCS}/b16d8940/${WINDOWS_SERVER_DOCS_FOLDER}/Supported-CentOS-and-Red-Hat-Enterprise-Linux-virtual-machines-on-Hyper-V.md`,
  },
  UBU: {
    title: 'Supported Ubuntu virtual machines on Hyper-V',
    url: `${LEARN_HYPER_V}/supported-ubuntu-virtual-machines-on-hyper-v`,
  },
  DEB: {
    title: 'Supported Debian virtual machines on Hyper-V',
    url: `${LEARN_HYPER_V}/supported-debian-virtual-machines-on-hyper-v`,
  },
  SUSE: {
    title: 'Supported SUSE virtual machines on Hyper-V',
    url: `${LEARN_HYPER_V}/supported-suse-virtual-machines-on-hyper-v`,
  },
  ORA: {
    title: 'Supported Oracle Linux virtual machines on Hyper-V',
    url: `${LEARN_HYPER_V}/supported-oracle-linux-virtual-machines-on-hyper-v`,
  },
  FBSD: {
    title: 'Supported FreeBSD virtual machines on Hyper-V',
    url: `${LEARN_HYPER_V}/supported-freebsd-virtual-machines-on-hyper-v`,
  },
  LINBP: {
    title: 'Best practices for running Linux on Hyper-V',
    url: `${LEARN_HYPER_V}/best-practices-for-running-linux-on-hyper-v`,
  },
  W11: {
    title: 'Windows 11 requirements',
    url: 'https://learn.microsoft.com/en-us/windows/whats-new/windows-11-requirements',
  },
  FLAT: {
    title: 'Flatcar Container Linux: running on Hyper-V',
    url: 'https://github.com/flatcar/flatcar-website/blob/main/content/docs/latest/installing/vms/hyper-v.md',
  },
  FLATISO: {
    title: 'Flatcar Container Linux: booting from an ISO, whose UEFI boot is not supported',
    url: 'https://github.com/flatcar/flatcar-website/blob/main/content/docs/latest/installing/bare-metal/booting-with-iso.md',
  },
  RANCHEROS: {
    title: 'rancher/os, issue 2644: UEFI was planned for 1.6, which never came',
    url: 'https://github.com/rancher/os/issues/2644',
  },
  ALMA: {
    title: 'AlmaLinux wiki, pull request 809: Secure Boot',
    url: 'https://github.com/AlmaLinux/wiki/pull/809',
  },
  ROCKY: {
    title: 'endoflife.date, pull request 708: Rocky Linux Secure Boot',
    url: 'https://github.com/endoflife-date/endoflife.date/pull/708',
  },
  WSUP: {
    title: 'Overview of Windows Server upgrades',
    url: 'https://learn.microsoft.com/en-us/windows-server/get-started/upgrade-overview',
  },
  REDHAT9: {
    title: 'Red Hat Developer: Building Red Hat Enterprise Linux 9 for the x86-64-v2 microarchitecture level',
    url: 'https://developers.redhat.com/blog/2021/01/05/building-red-hat-enterprise-linux-9-for-the-x86-64-v2-microarchitecture-level',
  },
  REDHAT10: {
    title: 'Red Hat Developer: Exploring x86-64-v3 for Red Hat Enterprise Linux 10',
    url: 'https://developers.redhat.com/articles/2024/01/02/exploring-x86-64-v3-red-hat-enterprise-linux-10',
  },
  DPC: {
    title: 'Dynamic processor compatibility mode',
    url: `${LEARN_HYPER_V}/manage/dynamic-processor-compatibility-mode`,
  },
  PROCWMI: {
    title: 'Msvm_ProcessorSettingData class',
    url: 'https://learn.microsoft.com/en-us/windows/win32/hyperv_v2/msvm-processorsettingdata',
  },
  SB2023: {
    title: 'Windows Secure Boot certificate expiration and CA updates (KB5085395)',
    url: 'https://support.microsoft.com/help/5085395',
  },
  SBOBJECTS: {
    title: 'microsoft/secureboot_objects, issue 318: the key exchange key of Hyper-V machines',
    url: 'https://github.com/microsoft/secureboot_objects/issues/318',
  },
  CVE202621265: {
    title: 'CVE-2026-21265: Secure Boot certificate expiration',
    url: 'https://www.cve.org/CVERecord?id=CVE-2026-21265',
  },
  MULTIPASS2905: {
    title: 'Multipass issue 2905: Hyper-V on ARM64 makes generation 2 machines only',
    url: 'https://github.com/canonical/multipass/issues/2905',
  },
  FEDORAGPT: {
    title: 'Fedora 37: GPT by default for BIOS installations',
    url: 'https://fedoraproject.org/wiki/Changes/GPTforBIOSbyDefault',
  },
  SHIM: {
    title: 'Reviews of the loaders of Linux that Microsoft signs (rhboot/shim-review)',
    url: 'https://github.com/rhboot/shim-review/issues?q=label%3Aaccepted',
  },
  ALPINE: { title: 'Alpine Linux wiki: Alpine and UEFI', url: 'https://wiki.alpinelinux.org/wiki/Alpine_and_UEFI' },
  OPENBSD: { title: 'OpenBSD: hyperv(4), caveats', url: 'https://man.openbsd.org/hyperv.4' },
  OPNSENSE: {
    title: 'OPNsense, issue 81 of its sources: Secure Boot',
    url: 'https://github.com/opnsense/src/issues/81',
  },
  DE4: { title: 'FreeBSD: the manual page de(4)', url: 'https://man.freebsd.org/cgi/man.cgi?query=de&sektion=4' },
  HN4: { title: 'FreeBSD: the manual page hn(4)', url: 'https://man.freebsd.org/cgi/man.cgi?query=hn&sektion=4' },
  HVN4: { title: 'OpenBSD: the manual page hvn(4)', url: 'https://man.openbsd.org/hvn.4' },
  FBSDASK: {
    title: 'FreeBSD 15.0 on Hyper-V of Windows 11 (FreeBSD-Ask, pull request 2180)',
    url: 'https://github.com/FreeBSD-Ask/FreeBSD-Ask/pull/2180',
  },
  HAOS: {
    title: 'Home Assistant: installation of its operating system, pull request 45977',
    url: 'https://github.com/home-assistant/home-assistant.io/pull/45977',
  },
  PROXMOX: {
    title: 'Review of the loader of Proxmox (rhboot/shim-review, issue 330)',
    url: 'https://github.com/rhboot/shim-review/issues/330',
  },
  AZURELINUX: {
    title: 'Azure Linux tutorials, pull request 7: Secure Boot on Hyper-V',
    url: 'https://github.com/microsoft/azurelinux-tutorials/pull/7',
  },
  OMNIOS: {
    title: 'illumos-omnios, pull request 1132: Hyper-V generation 2',
    url: 'https://github.com/omniosorg/illumos-omnios/pull/1132',
  },
  EKIWI: {
    title: 'ekiwi-blog.de: Hyper-V start-up messages of a generation 2 machine',
    url: 'https://ekiwi-blog.de/22799/hyper-v-error-fehlermeldungen/',
  },

  // Hosts, limits, features.
  MAX: {
    title: 'Hyper-V maximum scale limits (2025)',
    url: `${LEARN_HYPER_V}/maximum-scale-limits`,
  },
  MAX16: {
    title: 'Plan for Hyper-V scalability in Windows Server',
    url: `${LEARN_HYPER_V}/plan/plan-hyper-v-scalability-in-windows-server`,
  },
  VER: {
    title: 'Upgrade the virtual machine version in Hyper-V',
    url: `${LEARN_HYPER_V}/deploy/upgrade-virtual-machine-version-in-hyper-v-on-windows-or-windows-server`,
  },
  SEC1: {
    title: 'Generation 1 virtual machine security settings for Hyper-V',
    url: `${LEARN_HYPER_V}/learn-more/generation-1-virtual-machine-security-settings-for-hyper-v`,
  },
  SEC2: {
    title: 'Generation 2 virtual machine security settings for Hyper-V',
    url: `${LEARN_HYPER_V}/learn-more/generation-2-virtual-machine-security-settings-for-hyper-v`,
  },
  GF: {
    title: 'Guarded fabric and shielded VMs overview',
    url: 'https://learn.microsoft.com/en-us/windows-server/security/guarded-fabric-shielded-vm/guarded-fabric-and-shielded-vms',
  },
  DDA: {
    title: 'Plan for deploying devices using Discrete Device Assignment',
    url: `${LEARN_HYPER_V}/plan/plan-for-deploying-devices-using-discrete-device-assignment`,
  },
  GPUP: { title: 'GPU partitioning', url: `${LEARN_HYPER_V}/gpu-partitioning` },
  PMEM: { title: 'Persistent memory cmdlets', url: `${LEARN_HYPER_V}/manage/persistent-memory-cmdlets` },
  VHDS: { title: 'Create Hyper-V VHD Set files', url: `${LEARN_HYPER_V}/manage/create-vhdset-file` },
  REPL: { title: 'Set up Hyper-V Replica', url: `${LEARN_HYPER_V}/manage/set-up-hyper-v-replica` },
  'BPA-SCSI': {
    title: 'Configure a virtual machine with a SCSI controller to be able to hot plug and unplug storage',
    url: `${LEARN_HYPER_V}/best-practices-analyzer/configure-a-virtual-machine-with-a-scsi-controller-to-hot-plug-and-unplug`,
  },
  RDS: {
    title: 'Supported configurations for Remote Desktop Services (RemoteFX)',
    url: 'https://learn.microsoft.com/en-us/windows-server/remote/remote-desktop-services/rds-supported-config',
  },
  NEST: {
    title: 'Run Hyper-V in a virtual machine with nested virtualization',
    url: 'https://github.com/MicrosoftDocs/Virtualization-Documentation/blob/main/virtualization/hyper-v-on-windows/user-guide/enable-nested-virtualization.md',
  },

  // Interfaces.
  PS: { title: 'Hyper-V PowerShell module reference', url: `${LEARN_POWERSHELL}/?view=windowsserver2025-ps` },
  WMI: {
    title: 'Msvm_VirtualSystemSettingData class',
    url: 'https://learn.microsoft.com/en-us/windows/win32/hyperv_v2/msvm-virtualsystemsettingdata',
  },
  HCS: {
    title: 'Host Compute System schema reference',
    url: 'https://learn.microsoft.com/en-us/virtualization/api/hcs/schemareference',
  },
  OVMM: {
    title: 'OpenVMM: Hyper-V test code (Secure Boot template ids)',
    url: 'https://github.com/microsoft/openvmm/blob/1488a37b/petri/src/vm/hyperv/powershell.rs',
  },

  // Conversion.
  CVM: {
    title: 'John Howard: Convert-VMGeneration.ps1',
    url: 'https://github.com/JDogHerman/Powershell_Scripts/blob/master/Borrowed%20Code/Convert-VMGeneration.ps1',
  },
  SIR: {
    title: 'Convert-VMtoGen2W11CapableVM.ps1',
    url: 'https://github.com/SirBeredan/HyperV-Scripts/blob/main/Convert-VMtoGen2W11CapableVM.ps1',
  },
  AZL: {
    title: 'Azure Local VM conversion toolkit: generation 1 and generation 2',
    url: 'https://github.com/AzureLocal/azurelocal-vm-conversion-toolkit/blob/8dfb3431/docs/gen1-vs-gen2.adoc',
  },
  MBR: {
    title: 'MBR2GPT',
    url: 'https://learn.microsoft.com/en-us/windows/deployment/mbr-to-gpt',
  },
  W365: {
    title: 'Windows 365: convert a custom image to generation 2',
    url: 'https://learn.microsoft.com/en-us/windows-365/enterprise/device-images-convert-generation-2',
  },
  LIS: {
    title: 'Linux Integration Services tests (virtual Fibre Channel, hot-added DVD)',
    url: 'https://github.com/microsoft/lis-test/tree/master/WS2012R2/lisa/setupscripts',
  },
  CTX696473: {
    title: 'Citrix CTX696473: Secure Boot certificates of Hyper-V virtual machines',
    url: 'https://support.citrix.com/external/article/CTX696473/hyperv-based-pvs-targets-using-secure-bo.html',
  },
  CLDLBS: {
    title: 'cldlbs.com: Secure Boot 2023 certificates and Hyper-V generation 2 machines',
    url: 'https://cldlbs.com/blog/secure-boot-2023-certificates-hyper-v-gen2-vms.html',
  },

  // Azure.
  AZG2: { title: 'Azure: generation 2 virtual machines', url: `${LEARN_AZURE_VM}/generation-2` },
  AZUP: {
    title: 'Azure: upgrade a generation 1 virtual machine to Trusted launch',
    url: `${LEARN_AZURE_VM}/trusted-launch-existing-vm-gen-1`,
  },
  AZTL: { title: 'Azure: Trusted launch', url: `${LEARN_AZURE_VM}/trusted-launch` },
  AZTLF: { title: 'Azure: Trusted launch, questions and answers', url: `${LEARN_AZURE_VM}/trusted-launch-faq` },
  BTA: {
    title: "Azure's resource types in every API version",
    url: 'https://github.com/Azure/bicep-types-az/tree/1f896de2/generated/compute',
  },
  ALAR: {
    title: 'Azure Linux auto recover: 97 images started, and how they start',
    url: 'https://github.com/jonathanbrenes/ALAR-jbrenes/tree/50713824/dev',
  },
  UCD: {
    title: 'Ubuntu on Azure: find images',
    url: 'https://github.com/canonical/ubuntu-cloud-docs/blob/386de3fc',
  },
  KARP: {
    title: 'Karpenter for Azure: sizes as the service returned them',
    url: 'https://github.com/Azure/karpenter-provider-azure/tree/352646f5/pkg/fake',
  },
  ARM7454: {
    title: "Terraform azurerm, issue 7454: a size that can't start Generation 1",
    url: 'https://github.com/hashicorp/terraform-provider-azurerm/issues/7454',
  },
  LISA222: {
    title: 'LISA, issue 222: Generation 2 with a disk that is not managed',
    url: 'https://github.com/microsoft/lisa/issues/222',
  },
  CLI27975: {
    title: 'Azure CLI, issue 27975: Trusted Launch with an image that is not capable of it',
    url: 'https://github.com/Azure/azure-cli/issues/27975',
  },
  CLI28005: {
    title: 'Azure CLI, issue 28005: Trusted Launch with a size that does not take it',
    url: 'https://github.com/Azure/azure-cli/issues/28005',
  },
  PS17372: {
    title: 'Azure PowerShell, issue 17372: a disk without a generation makes a Generation 1 machine',
    url: 'https://github.com/Azure/azure-powershell/issues/17372',
  },
  PKRAZ: {
    title: 'Packer plugin for Azure',
    url: 'https://github.com/hashicorp/packer-plugin-azure/tree/999eec9e/builder/azure/arm',
  },
  PKRAZ42: {
    title: 'Packer plugin for Azure, issue 42: an image version of another generation than its definition',
    url: 'https://github.com/hashicorp/packer-plugin-azure/issues/42',
  },
  AZSHUB: {
    title: 'Azure Stack Hub: documentation',
    url: 'https://github.com/MicrosoftDocs/azure-stack-docs',
  },
  AZVHD: {
    title: 'Azure: prepare a Windows VHD or VHDX to upload',
    url: `${LEARN_AZURE_VM}/windows/prepare-for-upload-vhd-image`,
  },
  AZLIN: {
    title: 'Azure: prepare Linux for imaging',
    url: `${LEARN_AZURE_VM}/linux/create-upload-generic`,
  },

  // Tools that make the virtual machines.
  DSC: {
    title: 'HyperVDsc: the VMHyperV resource',
    url: 'https://github.com/dsccommunity/HyperVDsc/tree/main/source/DSCResources/DSC_VMHyperV',
  },
  PKR: {
    title: 'Packer plugin for Hyper-V',
    url: 'https://github.com/hashicorp/packer-plugin-hyperv/tree/043f843c/builder/hyperv',
  },
  PKR8437: {
    title: 'Packer pull request 8437: iso_checksum_type goes, with 1.6.0',
    url: 'https://github.com/hashicorp/packer/pull/8437',
  },
  PKR9796: {
    title: 'Packer pull request 9796: cd_files for hyperv-iso, with 1.6.3',
    url: 'https://github.com/hashicorp/packer/pull/9796',
  },
  PKRFIX: { title: 'Packer: what `packer fix` mends', url: 'https://github.com/hashicorp/packer/tree/main/fix' },
  PKR21: {
    title: 'Packer plugin for Hyper-V, issue 21: <up>, <down> and <end> typed as digits',
    url: 'https://github.com/hashicorp/packer-plugin-hyperv/issues/21',
  },
  PKR7278: {
    title: 'Packer issue 7278: generation 2 machines start before the boot command is typed',
    url: 'https://github.com/hashicorp/packer/issues/7278',
  },
  PKRBOOT: {
    title: 'Packer plugin SDK: when a boot command is typed',
    url: 'https://github.com/hashicorp/packer-plugin-sdk/blob/3efc47717ecfce2e94c4afa32a54f9ed3f41c2d3/bootcommand/config.go',
  },
  PKRVAGRANT: {
    title: 'rgl/windows-vagrant: boot commands for UEFI',
    url: 'https://github.com/rgl/windows-vagrant',
  },
  PKRBASE: {
    title: 'taliesins/packer-baseboxes: Ubuntu Server on generation 2',
    url: 'https://github.com/taliesins/packer-baseboxes',
  },
  TF: {
    title: 'Terraform provider for Hyper-V (taliesins)',
    url: 'https://github.com/taliesins/terraform-provider-hyperv',
  },
  TFWIN: {
    title: 'Terraform provider for Hyper-V (windsorcli): hyperv_vm',
    url: 'https://github.com/windsorcli/terraform-provider-hyperv/blob/main/docs/resources/vm.md',
  },
  TFLIFE: {
    title: 'Terraform: the lifecycle meta-argument',
    url: 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle',
  },
  VAGRANT6372: {
    title: 'Vagrant issue 6372: “Generation 2 virtual machines do not support IDE”',
    url: 'https://github.com/hashicorp/vagrant/issues/6372',
  },
  VAGRANT5419: {
    title: 'Vagrant issue 5419: VMFirmware cmdlets on generation 1',
    url: 'https://github.com/hashicorp/vagrant/issues/5419',
  },
  VAGRANT11978: {
    title: 'Vagrant pull request 11978: TPM without a key protector',
    url: 'https://github.com/hashicorp/vagrant/pull/11978',
  },
  DSC125: {
    title: 'HyperVDsc issue 125: IDE controllers of a generation 2 machine',
    url: 'https://github.com/dsccommunity/HyperVDsc/issues/125',
  },
  AUTOLAB18: {
    title: 'AutomatedLab issue 18: VMFirmware cmdlets on generation 1',
    url: 'https://github.com/AutomatedLab/AutomatedLab/issues/18',
  },

  // Files for unattended installations.
  UNATTEND_TYPE: {
    title: 'Unattend: Type of a CreatePartition',
    url: 'https://learn.microsoft.com/windows-hardware/customize/desktop/unattend/microsoft-windows-setup-diskconfiguration-disk-createpartitions-createpartition-type',
  },
  UNATTEND_UEFI: {
    title: 'UEFI/GPT-based hard drive partitions',
    url: 'https://learn.microsoft.com/windows-hardware/manufacture/desktop/configure-uefigpt-based-hard-drive-partitions',
  },
  SETUP_PLATFORMS: {
    title: 'Windows Setup: supported platforms and cross-platform deployments',
    url: 'https://learn.microsoft.com/windows-hardware/manufacture/desktop/windows-setup-supported-platforms-and-cross-platform-deployments',
  },
  UNATTEND_SAMPLE: {
    title: 'Sample: Configure UEFI/GPT-Based Hard Drive Partitions by Using Windows Setup',
    url: 'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-8.1-and-8/hh825702(v=win.10)',
  },
  RHEL_REQPART: {
    title: 'Red Hat Enterprise Linux: the kickstart command reqpart',
    url: 'https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/10/install-reqpart',
  },
  ANACONDA: {
    title: 'Anaconda: where a kickstart file is looked for (dracut/kickstart-genrules.sh)',
    url: 'https://github.com/rhinstaller/anaconda/blob/02ee48c66691e71bd62a97f8760111ad2bbacbf0/dracut/kickstart-genrules.sh',
  },
  LORAX: {
    title: 'Lorax: the GRUB menu of Fedora’s and Red Hat’s installation media',
    url: 'https://github.com/weldr/lorax/blob/1d91688472cf0c3540391b66aa9574eccf1cf67a/share/templates.d/99-generic/config_files/x86/grub2-efi.cfg',
  },
  DEBIANBOOT: {
    title: 'Debian installer: its menus for isolinux and GRUB (package debian-installer-12-netboot-amd64)',
    url: 'https://packages.debian.org/bookworm/debian-installer-12-netboot-amd64',
  },
  SUSEBOOT: {
    title: 'SUSE’s installation images: the menu of isolinux',
    url: 'https://github.com/openSUSE/installation-images/blob/0060a8a4ec83af9c6229ed730e26d56bcbddf588/data/boot/syslinux.cfg',
  },
  GRUBSHELL: {
    title: 'GNU GRUB: its command language (Shell-like scripting)',
    url: 'https://www.gnu.org/software/grub/manual/grub/html_node/Shell_002dlike-scripting.html',
  },
  GRUBPC: {
    title: 'GNU GRUB: which platforms each of its modules is for',
    url: 'https://git.savannah.gnu.org/cgit/grub.git/tree/grub-core/Makefile.core.def',
  },
  RM2455: {
    title: 'ResourceModules, pull request 2455: the security type of an image of a gallery requires V2',
    url: 'https://github.com/Azure/ResourceModules/pull/2455',
  },
  EMBEDDED: {
    title: 'Microsoft: lifecycle of the products of Windows Embedded',
    url: 'https://learn.microsoft.com/lifecycle/products/?terms=Windows%20Embedded',
  },
  SBS: {
    title: 'Microsoft: migrate from previous versions to Windows Server Essentials',
    url: 'https://learn.microsoft.com/windows-server-essentials/migrate/migrate-from-previous-versions-to-windows-server-essentials-or-windows-server-essentials-experience',
  },
  GRUBINSTALL: {
    title: 'GNU GRUB: grub-install, for BIOS and for EFI',
    url: 'https://www.gnu.org/software/grub/manual/grub/html_node/Installing-GRUB-using-grub_002dinstall.html',
  },
  RHGRUB: {
    title: "Red Hat's GRUB, pull request 76: no grub2-install for EFI",
    url: 'https://github.com/rhboot/grub2/pull/76',
  },
  BCDBOOT: {
    title: 'Microsoft: BCDBoot command-line options',
    url: 'https://learn.microsoft.com/windows-hardware/manufacture/desktop/bcdboot-command-line-options-techref-di',
  },
  NOCLOUD: {
    title: 'cloud-init: the data source NoCloud, on the kernel’s command line',
    url: 'https://docs.cloud-init.io/en/latest/reference/datasources/nocloud.html',
  },
  IOTENT19: {
    title: 'windows-iotent-deploy issue 19: Windows could not create a partition on disk 0',
    url: 'https://github.com/ms-iot/windows-iotent-deploy/issues/19',
  },
  CURTIN: {
    title: 'Ubuntu: BIOS and UEFI boot in curtin, the installer behind autoinstall',
    url: 'https://discourse.ubuntu.com/t/spec-support-configuring-both-bios-and-uefi-boot-on-amd64-in-curtin/25562',
  },
  SUBIQUITY: {
    title: "xCAT issue 7224: with UEFI, Ubuntu's installer wants grub_device at the partition of /boot/efi",
    url: 'https://github.com/xcat2/xcat-core/issues/7224',
  },
  YASTBOOT: {
    title: 'YaST: the boot loaders that it supports, and where',
    url: 'https://github.com/yast/yast-bootloader/blob/94373b625fe8a68ef505bbe3926bad4fb4b63b91/SUPPORTED_SCENARIOS.md',
  },
  BSDINSTALL: {
    title: 'FreeBSD: bsdinstall(8), scripted installations',
    url: 'https://man.freebsd.org/cgi/man.cgi?query=bsdinstall&sektion=8',
  },
  ARCHESP: {
    title: 'Arch Linux: GRUB on UEFI systems',
    url: 'https://wiki.archlinux.org/title/GRUB',
  },
  PARTMAN: {
    title: 'Debian installer: partman-auto recipe files',
    url: 'https://salsa.debian.org/installer-team/debian-installer/-/blob/master/doc/devel/partman-auto-recipe.txt',
  },
} as const satisfies Record<string, Source>;

/** A key of {@link SOURCES}. */
export type SourceKey = keyof typeof SOURCES;

/** The first of some sources that is a page of Microsoft's; the first of all where none is. */
export function mainSource(keys: readonly [SourceKey, ...SourceKey[]]): Source {
  const [first] = keys;
  const sources = keys.map((key): Source => SOURCES[key]);
  return sources.find(({ url }) => url.startsWith('https://learn.microsoft.com/')) ?? SOURCES[first];
}
