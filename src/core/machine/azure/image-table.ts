/**
 * Azure's Marketplace images and their twins, as they were in November 2026. A row is a publisher and an offer, then the SKU
 * of Generation 1 and the one of Generation 2: `-` where there is none, nothing where it isn't known. `?` behind a pair: it
 * follows from the pattern of its neighbours and was seen nowhere; `!`: nobody knows. Measured or listed: ALAR (97 images
 * started, BIOS or EFI), UCD, HPC, PKB, and lists of names in which both of a pair stand.
 */
export const IMAGE_TABLE = `
almalinux/almalinux 8-gen1>8-gen2 9-gen1>9-gen2
almalinux/almalinux-arm ->8-arm-gen2 ->9-arm-gen2 ->9-arm-64k-gen2 ->10-arm64-gen2 ->10-arm64-64k-gen2
almalinux/almalinux-hpc 8-hpc-gen1>8-hpc-gen2 8_5-hpc>8_5-hpc-gen2 8_6-hpc>8_6-hpc-gen2 8_7-hpc-gen1>8_7-hpc-gen2
almalinux/almalinux-hpc 8_10-hpc-gen1>8_10-hpc-gen2
almalinux/almalinux-x86_64 8-gen1>8-gen2 9-gen1>9-gen2 10-gen1>10-gen2 8_7-gen1>8_7-gen2?
Canonical/0001-com-ubuntu-confidential-vm-focal ->20_04-lts-cvm
Canonical/0001-com-ubuntu-confidential-vm-jammy ->22_04-lts-cvm
Canonical/0001-com-ubuntu-minimal-focal minimal-20_04-lts>minimal-20_04-lts-gen2
Canonical/0001-com-ubuntu-minimal-jammy minimal-22_04-lts>minimal-22_04-lts-gen2
Canonical/0001-com-ubuntu-pro-bionic pro-18_04-lts>pro-18_04-lts-gen2
Canonical/0001-com-ubuntu-pro-bionic-fips pro-fips-18_04>pro-fips-18_04-gen2
Canonical/0001-com-ubuntu-pro-confidential-vm-jammy ->pro-22_04-lts-cvm
Canonical/0001-com-ubuntu-pro-focal pro-20_04-lts>pro-20_04-lts-gen2
Canonical/0001-com-ubuntu-pro-focal-fips pro-fips-20_04>pro-fips-20_04-gen2
Canonical/0001-com-ubuntu-pro-jammy pro-22_04-lts>pro-22_04-lts-gen2 ->pro-22_04-lts-arm64
Canonical/0001-com-ubuntu-pro-jammy-fips pro-fips-22_04-gen1>pro-fips-22_04
Canonical/0001-com-ubuntu-pro-minimal-cis-focal pro-cis-minimal-20_04>pro-cis-minimal-20_04-gen2
Canonical/0001-com-ubuntu-pro-minimal-cis-jammy pro-cis-minimal-22_04-level-1-gen1>pro-cis-minimal-22_04-level-1
Canonical/0001-com-ubuntu-pro-minimal-cis-jammy pro-cis-minimal-22_04-level-2-gen1>pro-cis-minimal-22_04-level-2
Canonical/0001-com-ubuntu-server-focal 20_04-lts>20_04-lts-gen2 ->20_04-lts-arm64
Canonical/0001-com-ubuntu-server-focal-daily 20_04-daily-lts>20_04-daily-lts-gen2?
Canonical/0001-com-ubuntu-server-groovy 20_10>20_10-gen2?
Canonical/0001-com-ubuntu-server-hirsute 21_04>21_04-gen2?
Canonical/0001-com-ubuntu-server-impish 21_10>21_10-gen2?
Canonical/0001-com-ubuntu-server-jammy 22_04-lts>22_04-lts-gen2 ->22_04-lts-arm64
Canonical/0001-com-ubuntu-server-jammy-daily 22_04-daily-lts>22_04-daily-lts-gen2?
Canonical/0001-com-ubuntu-server-kinetic 22_10>22_10-gen2?
Canonical/0001-com-ubuntu-server-lunar 23_04>23_04-gen2?
Canonical/0001-com-ubuntu-server-mantic 23_10>23_10-gen2?
Canonical/ubuntu-22_04-lts server-gen1>server ubuntu-minimal-gen1>ubuntu-minimal ubuntu-pro-gen1>ubuntu-pro
Canonical/ubuntu-22_04-lts ubuntu-pro-minimal-gen1>ubuntu-pro-minimal >ubuntu-pro-fips ->server-arm64?
Canonical/ubuntu-22_04-lts ->ubuntu-pro-arm64 ->ubuntu-pro-minimal-arm64 ->ubuntu-pro-fips-arm64
Canonical/ubuntu-24_04-lts server-gen1>server minimal-gen1>minimal ubuntu-pro-gen1>ubuntu-pro >ubuntu-pro-minimal
Canonical/ubuntu-24_04-lts ->cvm ->ubuntu-pro-cvm ->server-arm64 ->minimal-arm64 ->ubuntu-pro-arm64
Canonical/ubuntu-24_04-lts ->ubuntu-pro-minimal-arm64 ->specialized-hardware
Canonical/ubuntu-24_04-lts-daily server-gen1>server
Canonical/ubuntu-24_10 server-gen1>server minimal-gen1>minimal
Canonical/ubuntu-25_04 server-gen1>server?
Canonical/ubuntu-25_04-daily server-gen1>server?
Canonical/ubuntu-25_10 server-gen1>server minimal-gen1>minimal ->server-arm64 ->minimal-arm64
Canonical/ubuntu-25_10-daily server-gen1>server?
Canonical/ubuntu-26_04-lts server-gen1>server?
Canonical/UbuntuServer 16.04-LTS>16_04-lts-gen2 16.04.0-LTS>16_04_0-lts-gen2? 18.04-LTS>18_04-lts-gen2
Canonical/UbuntuServer 14.04.5-LTS>-? >19_10-daily-gen2 ->18_04-lts-arm64
ciq/rocky >!
Debian/debian-10 10>10-gen2 10-backports>10-backports-gen2
Debian/debian-10-daily 10>10-gen2 10-backports>10-backports-gen2
Debian/debian-11 11>11-gen2 11-backports>11-backports-gen2 ->11-backports-arm64
Debian/debian-11-daily 11>11-gen2 11-backports>11-backports-gen2
Debian/debian-12 12>12-gen2 12-backports>12-backports-gen2? ->12-arm64
Debian/debian-13 13>13-gen2 ->13-arm64
kinvolk/flatcar-container-linux-free stable>stable-gen2
microsoft-dsvm/ubuntu-1804 1804>1804-gen2?
microsoft-dsvm/ubuntu-2004 2004>2004-gen2
microsoftazurelinux/azurelinux-4 4-gen1>4
microsoftcblmariner/azure-linux-3 azure-linux-3>azure-linux-3-gen2 azure-linux-3-fips>azure-linux-3-gen2-fips
microsoftcblmariner/azure-linux-3 ->azure-linux-3-arm64 ->azure-linux-3-arm64-gen2-fips
microsoftcblmariner/cbl-mariner cbl-mariner-1>1-gen2 cbl-mariner-2>cbl-mariner-2-gen2
MicrosoftSQLServer/sql2019-ws2019 standard>standard-gen2 enterprise>enterprise-gen2 sqldev>sqldev-gen2?
MicrosoftSQLServer/sql2019-ws2019 web>web-gen2?
MicrosoftSQLServer/sql2019-ws2022 enterprise>enterprise-gen2 standard>standard-gen2 sqldev>sqldev-gen2
MicrosoftSQLServer/sql2022-ws2022 sqldev>sqldev-gen2? enterprise>enterprise-gen2? standard>standard-gen2?
MicrosoftSQLServer/sql2022-ws2022 web>web-gen2?
MicrosoftSQLServer/sql2025-ws2025 >enterprise-gen2 >standard-gen2 >entdev-gen2
MicrosoftWindowsDesktop/office-365 win10-21h2-avd-m365>win10-21h2-avd-m365-g2? ->win11-21h2-avd-m365
MicrosoftWindowsDesktop/Windows-10 19h1-ent>19h1-ent-gensecond 19h1-entn>19h1-entn-gensecond
MicrosoftWindowsDesktop/Windows-10 19h1-pro>19h1-pro-gensecond 19h1-pro-zh-cn>19h1-pro-zh-cn-gensecond
MicrosoftWindowsDesktop/Windows-10 19h1-pron>19h1-pron-gensecond 19h2-ent>19h2-ent-g2 19h2-entn>19h2-entn-g2
MicrosoftWindowsDesktop/Windows-10 19h2-evd>19h2-evd-g2 19h2-pro>19h2-pro-g2 19h2-pro-zh-cn>19h2-pro-zh-cn-g2
MicrosoftWindowsDesktop/Windows-10 19h2-pron>19h2-pron-g2 20h1-ent>20h1-ent-g2 20h1-entn>20h1-entn-g2
MicrosoftWindowsDesktop/Windows-10 20h1-evd>20h1-evd-g2 20h1-pro>20h1-pro-g2 20h1-pro-zh-cn>20h1-pro-zh-cn-g2
MicrosoftWindowsDesktop/Windows-10 20h1-pron>20h1-pron-g2 20h2-ent>20h2-ent-g2 20h2-entn>20h2-entn-g2
MicrosoftWindowsDesktop/Windows-10 20h2-evd>20h2-evd-g2 20h2-pro>20h2-pro-g2 20h2-pro-zh-cn>20h2-pro-zh-cn-g2
MicrosoftWindowsDesktop/Windows-10 20h2-pron>20h2-pron-g2 21h1-ent>21h1-ent-g2 21h1-entn>21h1-entn-g2
MicrosoftWindowsDesktop/Windows-10 21h1-evd>21h1-evd-g2 21h1-pro>21h1-pro-g2 21h1-pro-zh-cn>21h1-pro-zh-cn-g2
MicrosoftWindowsDesktop/Windows-10 21h1-pron>21h1-pron-g2 rs5-enterprise>rs5-enterprise-g2
MicrosoftWindowsDesktop/Windows-10 rs5-enterprise-standard>rs5-enterprise-standard-g2
MicrosoftWindowsDesktop/Windows-10 rs5-enterprisen>rs5-enterprisen-g2
MicrosoftWindowsDesktop/Windows-10 rs5-enterprisen-standard>rs5-enterprisen-standard-g2 rs5-evd>rs5-evd-g2
MicrosoftWindowsDesktop/Windows-10 rs5-pro>rs5-pro-g2 rs5-pron>rs5-pron-g2 rs1-enterprise>rs1-enterprise-g2
MicrosoftWindowsDesktop/Windows-10 rs1-enterprisen>rs1-enterprisen-g2 rs4-pro>rs4-pro-g2 RS3-Pro>! RS3-ProN>!
MicrosoftWindowsDesktop/Windows-10 rs4-pron>! 19h1-evd>! win10-21h2-avd>win10-21h2-avd-g2
MicrosoftWindowsDesktop/Windows-10 win10-21h2-ent>win10-21h2-ent-g2 win10-21h2-ent-ltsc>win10-21h2-ent-ltsc-g2
MicrosoftWindowsDesktop/Windows-10 win10-21h2-entn>win10-21h2-entn-g2 win10-21h2-entn-ltsc>win10-21h2-entn-ltsc-g2
MicrosoftWindowsDesktop/Windows-10 win10-21h2-pro>win10-21h2-pro-g2 win10-21h2-pro-zh-cn>win10-21h2-pro-zh-cn-g2
MicrosoftWindowsDesktop/Windows-10 win10-21h2-pron>win10-21h2-pron-g2 win10-22h2-pron>win10-22h2-pron-g2
MicrosoftWindowsDesktop/Windows-10 win10-22h2-avd>win10-22h2-avd-g2? win10-22h2-ent>win10-22h2-ent-g2
MicrosoftWindowsDesktop/Windows-10 win10-22h2-entn>win10-22h2-entn-g2? win10-22h2-pro>win10-22h2-pro-g2
MicrosoftWindowsDesktop/Windows-11 ->win11-21h2-avd ->win11-21h2-ent? ->win11-21h2-entn? ->win11-21h2-pro?
MicrosoftWindowsDesktop/Windows-11 ->win11-21h2-pron? ->win11-22h2-avd ->win11-22h2-ent? ->win11-22h2-entn?
MicrosoftWindowsDesktop/Windows-11 ->win11-22h2-pro? ->win11-22h2-pron? ->win11-23h2-avd ->win11-23h2-ent?
MicrosoftWindowsDesktop/Windows-11 ->win11-23h2-entn? ->win11-23h2-pro? ->win11-23h2-pron? ->win11-24h2-avd
MicrosoftWindowsDesktop/Windows-11 ->win11-24h2-ent? ->win11-24h2-entn? ->win11-24h2-pro? ->win11-24h2-pron?
MicrosoftWindowsServer/microsoftserveroperatingsystems-previews ->windows-server-2025-azure-edition-hotpatch
MicrosoftWindowsServer/WindowsServer 2012-Datacenter>2012-datacenter-gensecond
MicrosoftWindowsServer/WindowsServer 2012-R2-Datacenter>2012-r2-datacenter-gensecond
MicrosoftWindowsServer/WindowsServer 2016-Datacenter>2016-datacenter-gensecond
MicrosoftWindowsServer/WindowsServer 2019-Datacenter>2019-datacenter-gensecond
MicrosoftWindowsServer/WindowsServer 2012-Datacenter-smalldisk>2012-datacenter-smalldisk-g2
MicrosoftWindowsServer/WindowsServer 2012-Datacenter-zhcn>2012-datacenter-zhcn-g2
MicrosoftWindowsServer/WindowsServer 2012-R2-Datacenter-smalldisk>2012-r2-datacenter-smalldisk-g2
MicrosoftWindowsServer/WindowsServer 2012-R2-Datacenter-zhcn>2012-r2-datacenter-zhcn-g2
MicrosoftWindowsServer/WindowsServer 2016-Datacenter-Server-Core>2016-datacenter-server-core-g2
MicrosoftWindowsServer/WindowsServer 2016-Datacenter-Server-Core-smalldisk>2016-datacenter-server-core-smalldisk-g2
MicrosoftWindowsServer/WindowsServer 2016-Datacenter-smalldisk>2016-datacenter-smalldisk-g2
MicrosoftWindowsServer/WindowsServer 2016-Datacenter-with-Containers>2016-datacenter-with-containers-g2
MicrosoftWindowsServer/WindowsServer 2016-Datacenter-zhcn>2016-datacenter-zhcn-g2
MicrosoftWindowsServer/WindowsServer 2019-Datacenter-Core>2019-datacenter-core-g2
MicrosoftWindowsServer/WindowsServer 2019-Datacenter-Core-smalldisk>2019-datacenter-core-smalldisk-g2
MicrosoftWindowsServer/WindowsServer 2019-Datacenter-Core-with-Containers>2019-datacenter-core-with-containers-g2
MicrosoftWindowsServer/WindowsServer 2019-Datacenter-Core-with-Containers-smalldisk>2019-datacenter-core-with-containers-smalldisk-g2
MicrosoftWindowsServer/WindowsServer 2019-Datacenter-smalldisk>2019-datacenter-smalldisk-g2
MicrosoftWindowsServer/WindowsServer 2019-Datacenter-with-Containers>2019-datacenter-with-containers-g2
MicrosoftWindowsServer/WindowsServer 2019-Datacenter-with-Containers-smalldisk>2019-datacenter-with-containers-smalldisk-g2
MicrosoftWindowsServer/WindowsServer 2019-Datacenter-zhcn>2019-datacenter-zhcn-g2 2022-datacenter>2022-datacenter-g2
MicrosoftWindowsServer/WindowsServer 2022-datacenter-core>2022-datacenter-core-g2
MicrosoftWindowsServer/WindowsServer 2022-datacenter-core-smalldisk>2022-datacenter-core-smalldisk-g2
MicrosoftWindowsServer/WindowsServer 2022-datacenter-smalldisk>2022-datacenter-smalldisk-g2
MicrosoftWindowsServer/WindowsServer 2025-datacenter>2025-datacenter-g2 2025-datacenter-core>2025-datacenter-core-g2
MicrosoftWindowsServer/WindowsServer 2025-datacenter-core-smalldisk>2025-datacenter-core-smalldisk-g2
MicrosoftWindowsServer/WindowsServer 2025-datacenter-smalldisk>2025-datacenter-smalldisk-g2 >2016-datacenter-gs!
MicrosoftWindowsServer/WindowsServer >2016-datacenter-with-containers-gs! >2019-datacenter-gs!
MicrosoftWindowsServer/WindowsServer >2019-datacenter-with-containers-gs! 2008-R2-SP1>- 2008-R2-SP1-smalldisk>-
MicrosoftWindowsServer/WindowsServer 2008-R2-SP1-zhcn>- 2016-Nano-Server>! ->2022-datacenter-azure-edition
MicrosoftWindowsServer/WindowsServer ->2022-datacenter-azure-edition-core
MicrosoftWindowsServer/WindowsServer ->2022-datacenter-azure-edition-core-smalldisk
MicrosoftWindowsServer/WindowsServer ->2022-datacenter-azure-edition-smalldisk ->2025-datacenter-azure-edition?
MicrosoftWindowsServer/WindowsServer ->2025-datacenter-azure-edition-core?
MicrosoftWindowsServer/WindowsServer ->2025-datacenter-azure-edition-core-smalldisk?
MicrosoftWindowsServer/WindowsServer ->2025-datacenter-azure-edition-smalldisk?
MicrosoftWindowsServer/WindowsServer ->2022-datacenter-azure-edition-hotpatch?
MicrosoftWindowsServer/WindowsServer ->2022-datacenter-azure-edition-hotpatch-smalldisk?
OpenLogic/CentOS 7.4>7_4-gen2? 7.5>7_5-gen2? 7.6>7_6-gen2 7.7>7_7-gen2 7_8>7_8-gen2 7_9>7_9-gen2 8.0>8_0-gen2?
OpenLogic/CentOS 8_1>8_1-gen2? 8_2>8_2-gen2? 8_3>8_3-gen2? 8_4>8_4-gen2? 8_5>8_5-gen2
OpenLogic/CentOS-HPC 7.6>7_6gen2 7.7>7_7-gen2 7_8>7_8-gen2 7_9>7_9-gen2
OpenLogic/CentOS-LVM 7-lvm>7-lvm-gen2 8-lvm>8-lvm-gen2
Oracle/Oracle-Linux ol79>ol79-gen2 81>81-gen2 ol82>ol82-gen2 ol83-lvm>ol83-lvm-gen2 ol84-lvm>ol84-lvm-gen2
Oracle/Oracle-Linux ol89-lvm>ol89-lvm-gen2 ol9-lvm>ol9-lvm-gen2 ol95-lvm>ol95-lvm-gen2 ol85-lvm>ol85-lvm-gen2?
Oracle/Oracle-Linux ol86-lvm>ol86-lvm-gen2? ol87-lvm>ol87-lvm-gen2? ol88-lvm>ol88-lvm-gen2?
Oracle/Oracle-Linux ol810-lvm>ol810-lvm-gen2? 77>77-gen2? 78>78-gen2?
RedHat/RHEL 7.4>74-gen2? 7.5>75-gen2? 7.6>76-gen2? 7.7>77-gen2 7.8>78-gen2 7_9>79-gen2 8>8-gen2 8.1>81gen2
RedHat/RHEL 8.2>82gen2 8_3>83-gen2 8_4>84-gen2 8_5>85-gen2 8_6>86-gen2 8_7>87-gen2 8_8>88-gen2 8_9>89-gen2
RedHat/RHEL 8_10>810-gen2 9_0>90-gen2 9_1>91-gen2 9_2>92-gen2 9_3>93-gen2 9_4>94_gen2 9_5>95_gen2 9_6>96-gen2
RedHat/RHEL 9_7>97-gen2? 10_0>100-gen2 10_1>101-gen2? 7-LVM>7lvm-gen2 8-lvm>8-lvm-gen2 9-lvm>9-lvm-gen2
RedHat/RHEL 10-lvm>10-lvm-gen2 7-RAW>7-raw-gen2?
RedHat/rhel-arm64 ->8_10-arm64 ->9_7-arm64 ->10_1-arm64 ->8_6-arm64 ->9_0-arm64
RedHat/rhel-byos rhel-lvm88>rhel-lvm88-gen2 rhel-lvm92>rhel-lvm-92-gen2 rhel-lvm810>rhel-lvm810-gen2?
RedHat/RHEL-HA 9_2>9_2-gen2 8_1>81_gen2? 8_8>!
RedHat/rhel-raw 8-raw>8-raw-gen2 9-raw>9-raw-gen2 10-raw>10-raw-gen2 8_9>89-gen2 8_4>84-gen2? 9_5>! 10_1>!
RedHat/RHEL-SAP-APPS 9_0>90sapapps-gen2 9_2>92sapapps-gen2
RedHat/RHEL-SAP-HA 9_0>90sapha-gen2 9_2>92sapha-gen2 8.4>84sapha-gen2? 9_6>96sapha-gen2?
resf/rockylinux-x86_64 >8-base! >8-lvm! >9-base! >9-lvm!
SUSE/sles 12-sp4>12-sp4-gen2?
SUSE/sles-12-sp5 gen1>gen2
SUSE/sles-12-sp5-hpc gen1>gen2
SUSE/sles-15-sp2 gen1>gen2
SUSE/sles-15-sp7 gen1>gen2
SUSE/sles-15-sp7-arm64 ->gen2
SUSE/sles-15-sp7-basic gen1>gen2?
SUSE/sles-16-0-x86-64 gen1>gen2
SUSE/sles-byos 12-sp4>12-sp4-gen2
SUSE/sles-sap 12-sp4>12-sp4-gen2 15>gen2-15
SUSE/sles-sap-15-sp7 gen1>gen2
SUSE/sles-sap-byos 12-sp4>12-sp4-gen2
credativ/Debian 8>-? 9>-? 9-backports>-?
microsoft-dsvm/ubuntu-hpc ->2004 ->2204
`;
