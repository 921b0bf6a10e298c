/**
 * Products that are known by their names and media and of which the tables of Microsoft say nothing: distributions of
 * Linux, firewalls and other appliances, systems that are neither. What a row says of Secure Boot is the maker's; a row
 * that says nothing leaves it open, and then only one thing is known: the template of Windows starts none of them (SEC2).
 */
import type { SourceKey } from '../sources';
import {
  type Architecture,
  type Distribution,
  distribution,
  type GuestFacts,
  type GuestFamily,
  type ReleaseRow,
  UNVERIFIED,
} from './system';

/** A product with how its names are written in plain form; a version may follow. */
export interface OtherProduct {
  readonly product: Distribution;
  /** The source of a regular expression that is in every text that can match, and in few others. */
  readonly hint: string;
  /** The source of a regular expression without groups. */
  readonly word: string;
}

const PC: readonly Architecture[] = ['x86', 'x64'];

const row = (
  family: GuestFamily,
  key: string,
  name: string,
  hint: string,
  word: string,
  facts: GuestFacts = UNVERIFIED,
  releases: readonly ReleaseRow[] = [],
): OtherProduct => ({ product: distribution(key, name, family, PC, releases, facts), hint, word });

const off = (source: SourceKey, remarks: string): GuestFacts => ({
  generation2: 'unverified',
  secureBoot: 'no',
  remarks,
  sources: [source],
});

const RANCHEROS: GuestFacts = { generation2: 'no', secureBoot: 'no', sources: ['RANCHEROS'] };
const FREEBSD = off('FBSD', 'Based on FreeBSD, with its loader.');
const signed: GuestFacts = {
  generation2: 'unverified',
  secureBoot: 'yes',
  secureBootTemplate: 'MicrosoftUEFICertificateAuthority',
  firstHostWithSecureBoot: '2016',
  sources: ['PROXMOX'],
};

const PROXMOX_BEFORE = off('PROXMOX', 'A signed loader came in 2023, with 8.1.');
const PROXMOX_RELEASES: readonly ReleaseRow[] = [
  { first: '1', last: '7', facts: PROXMOX_BEFORE },
  { version: '8.0', facts: PROXMOX_BEFORE },
  { first: '8.1', last: '8', facts: signed },
  { version: '9', facts: signed },
];

// Firewalls, routers and load balancers.
const NETWORK: readonly OtherProduct[] = [
  row('linux', 'openwrt', 'OpenWrt', 'openwrt', 'openwrt'),
  row('linux', 'ipfire', 'IPFire', 'ipfire', 'ipfire'),
  row('linux', 'ipcop', 'IPCop', 'ipcop', 'ipcop'),
  row('linux', 'endian', 'Endian Firewall', 'endian', 'endian ?(?:firewall|utm|community)'),
  row('linux', 'smoothwall', 'Smoothwall', 'smoothwall', 'smoothwall'),
  row('linux', 'zeroshell', 'Zeroshell', 'zeroshell', 'zeroshell'),
  row('linux', 'untangle', 'Untangle NG Firewall', 'untangle', 'untangle'),
  row('linux', 'nethsecurity', 'NethSecurity', 'nethsecurity', 'nethsecurity'),
  row('linux', 'sophos-firewall', 'Sophos Firewall', 'sophos', 'sophos ?(?:xgs?|firewall|sfos|utm)(?: firewall)?'),
  row(
    'linux',
    'routeros',
    'MikroTik RouterOS',
    'mikrotik|routeros|chr ',
    '(?:mikrotik|(?<![a-z])routeros)(?: ?(?:chr|routeros|ros))?|^chr(?= \\d\\.)',
  ),
  row(
    'other',
    'fortinet',
    'FortiOS',
    'forti|vm64 hv',
    'forti(?:gate|os|manager|analyzer|web|mail|proxy|wifi)(?: ?vm(?:64)?)?|(?:fgt|faz|fmg|fwb) vm64 hv',
  ),
  row(
    'other',
    'pan-os',
    'PAN-OS',
    'palo ?alto|pan ?os|pa vm',
    'palo ?alto(?: networks)?|(?<![a-z])pan ?os(?![a-z])|(?<![a-z])pa vm hpv',
  ),
  row(
    'other',
    'cisco',
    'Cisco',
    'csr1000v|8000v|c9800|iosxe|vios|ftdv|asav',
    '(?<![a-z])(?:csr1000v|c8000v|cat(?:alyst)? ?8000v|c9800 cl|iosxe|vios|ftdv|asav)(?![a-z])',
  ),
  row('bsd', 'netscaler', 'NetScaler', 'netscaler|nsvpx|citrix adc', 'netscaler|(?<![a-z])nsvpx|citrix adc', FREEBSD),
  row('linux', 'big-ip', 'BIG-IP', 'big ?ip', '(?<![a-z])big ?ip(?![a-z])'),
  row('linux', 'loadmaster', 'LoadMaster', 'loadmaster', '(?:kemp )?loadmaster'),
  row('other', 'check-point', 'Check Point Gaia', 'check ?point', 'check ?point(?: gaia|(?= r\\d\\d))'),
  row('other', 'sonicwall', 'SonicWall', 'sonicwall', 'sonicwall(?: nsv)?'),
  row('other', 'watchguard', 'WatchGuard Firebox', 'watchguard|firebox', 'watchguard|firebox ?v'),
  row('bsd', 'm0n0wall', 'm0n0wall', 'm0n0wall', 'm0n0wall', FREEBSD),
  row('bsd', 'bsdrp', 'BSD Router Project', 'bsdrp', 'bsdrp', FREEBSD),
];

// Storage, telephony, monitoring, other hypervisors.
const APPLIANCES: readonly OtherProduct[] = [
  row(
    'linux',
    'home-assistant',
    'Home Assistant OS',
    'home ?assistant|ha(?:ss)?os',
    'home ?assistant(?: ?os| operating system)?|(?<![a-z])ha(?:ss)?os(?: ova| generic)?(?= |$)',
    off('HAOS', 'Its maker: it does not start with Secure Boot.'),
  ),
  row('linux', 'truenas-scale', 'TrueNAS SCALE', 'nas ?scale', 'true ?nas ?scale'),
  row('linux', 'truenas', 'TrueNAS', 'true ?nas', 'true ?nas(?! ?(?:core|scale))'),
  row('bsd', 'truenas-core', 'TrueNAS CORE', 'true ?nas|free ?nas', 'true ?nas ?core|free ?nas', FREEBSD),
  row('bsd', 'xigmanas', 'XigmaNAS', 'xigmanas|nas4free', 'xigmanas|nas4free', FREEBSD),
  row('linux', 'openmediavault', 'openmediavault', 'openmediavault', 'openmediavault'),
  row('linux', 'unraid', 'Unraid', 'unraid', 'unraid(?: ?server)?'),
  row('linux', 'rockstor', 'Rockstor', 'rockstor', 'rockstor'),
  row('linux', 'xpenology', 'Synology DSM', 'xpenology|synology', 'xpenology|synology(?: dsm| diskstation)?'),
  row(
    'linux',
    'proxmox-ve',
    'Proxmox VE',
    'proxmox',
    'proxmox(?: ve)?(?! (?:backup|mail))',
    UNVERIFIED,
    PROXMOX_RELEASES,
  ),
  row('linux', 'proxmox-backup', 'Proxmox Backup Server', 'proxmox', 'proxmox backup(?: server)?'),
  row('linux', 'proxmox-mail', 'Proxmox Mail Gateway', 'proxmox', 'proxmox mail(?: gateway)?'),
  row(
    'other',
    'esxi',
    'VMware ESXi',
    'esxi|vmvisor',
    '(?<![a-z])(?:vmware )?esxi(?![a-z])|vmware vmvisor(?: installer)?',
  ),
  row('linux', 'xcp-ng', 'XCP-ng', 'xcp ?ng', 'xcp ?ng'),
  row('linux', 'xenserver', 'XenServer', 'xen ?server|citrix hypervisor', 'xen ?server|citrix hypervisor'),
  row('linux', 'freepbx', 'FreePBX', 'pbx', 'free ?pbx|(?<![a-z])sng\\d pbx\\d\\d'),
  row('linux', 'issabel', 'Issabel', 'issabel', 'issabel'),
  row('linux', 'security-onion', 'Security Onion', 'onion', 'security ?onion'),
  row('linux', 'zabbix', 'Zabbix appliance', 'zabbix', 'zabbix ?appliance'),
  row(
    'linux',
    'veeam-appliance',
    'Veeam appliance',
    'veeam',
    'veeam ?(?:software ?appliance|jeos|infrastructure ?appliance)',
  ),
  row('linux', 'turnkey', 'TurnKey Linux', 'turnkey', 'turnkey(?: linux)?'),
  row('linux', 'zentyal', 'Zentyal', 'zentyal', 'zentyal'),
  row('linux', 'nethserver', 'NethServer', 'nethserver', 'nethserver'),
  row('linux', 'clearos', 'ClearOS', 'clearos', 'clearos'),
  row('linux', 'univention', 'Univention Corporate Server', 'univention', 'univention(?: corporate server)?'),
  row('linux', 'talos', 'Talos Linux', 'talos', 'talos(?: linux| ?os| (?:amd64|metal))'),
  row('linux', 'rancheros', 'RancherOS', 'rancheros', 'rancheros', RANCHEROS),
  row('linux', 'burmillaos', 'BurmillaOS', 'burmillaos', 'burmillaos'),
  row('linux', 'k3os', 'k3OS', 'k3os', 'k3os'),
  row('linux', 'bottlerocket', 'Bottlerocket', 'bottlerocket', 'bottlerocket'),
];

// Distributions of Linux.
const DISTRIBUTIONS: readonly OtherProduct[] = [
  row('linux', 'manjaro', 'Manjaro', 'manjaro', 'manjaro'),
  row('linux', 'endeavouros', 'EndeavourOS', 'endeavour', 'endeavour ?os'),
  row('linux', 'garuda', 'Garuda Linux', 'garuda', 'garuda(?: linux)?'),
  row('linux', 'artix', 'Artix Linux', 'artix', 'artix(?: linux)?'),
  row('linux', 'zorin', 'Zorin OS', 'zorin', 'zorin(?: ?os)?'),
  row('linux', 'pop-os', 'Pop!_OS', 'pop ?os', '(?<![a-z])pop ?os(?![a-z])'),
  row('linux', 'elementary', 'elementary OS', 'elementary ?os', 'elementary ?os'),
  row('linux', 'kde-neon', 'KDE neon', 'neon', '(?<![a-z])(?:kde ?)?neon (?:user|unstable|testing)|kde neon'),
  row(
    'linux',
    'mx-linux',
    'MX Linux',
    'mx ?linux|^mx ?\\d\\d',
    '(?<![a-z])mx ?linux|^mx(?= ?\\d\\d(?:\\.\\d)?(?: (?:kde|fluxbox|ahs|x64|386)|$))',
  ),
  row('linux', 'antix', 'antiX', 'antix', '(?<![a-z])antix'),
  row('linux', 'parrot', 'Parrot OS', 'parrot', 'parrot ?(?:os|sec|security|home|architect|htb)'),
  row('linux', 'tails', 'Tails', 'tails', '(?<![a-z])tails(?: amd64| os)'),
  row('linux', 'qubes', 'Qubes OS', 'qubes', 'qubes(?: ?os| r\\d)'),
  row('linux', 'slackware', 'Slackware', 'slackware', 'slackware(?:64)?(?: ?linux)?'),
  row('linux', 'mageia', 'Mageia', 'mageia', 'mageia(?: live)?'),
  row('linux', 'openmandriva', 'OpenMandriva', 'mandriva', '(?:open)?mandriva'),
  row('linux', 'pclinuxos', 'PCLinuxOS', 'pclinuxos', 'pclinuxos'),
  row('linux', 'solus', 'Solus', 'solus', '(?<![a-z])solus(?= (?:\\d|budgie|gnome|plasma|mate|xfce|linux|os))'),
  row('linux', 'deepin', 'deepin', 'deepin', '(?<![a-z])deepin(?: desktop)?'),
  row('linux', 'clear-linux', 'Clear Linux', 'clear ?linux|^clear ', 'clear ?linux|^clear(?= \\d{4,5} )'),
  row('linux', 'puppy', 'Puppy Linux', 'puppy ?linux|pup(?![a-z])', 'puppy ?linux|fossapup|bionicpup|jammypup'),
  row(
    'linux',
    'tiny-core',
    'Tiny Core Linux',
    'tiny ?core|^core',
    'tiny ?core|^core(?:plus)?(?= (?:\\d\\d\\.\\d|current)$)',
  ),
  row('linux', 'vanilla-os', 'Vanilla OS', 'vanilla', 'vanilla ?os'),
  row('linux', 'bazzite', 'Bazzite', 'bazzite', 'bazzite'),
  row('linux', 'steamos', 'SteamOS', 'steamos', 'steamos'),
  row(
    'linux',
    'raspbian',
    'Raspberry Pi Desktop',
    'rasp|rpd x86',
    'raspbian|raspberry ?pi(?: ?os| desktop)|(?<![a-z])rpd x86',
  ),
  row('linux', 'openeuler', 'openEuler', 'euler', '(?:open)?euler(?:os)?'),
  row('linux', 'anolis', 'Anolis OS', 'anolis', 'anolis(?: ?os)?'),
  row('linux', 'opencloudos', 'OpenCloudOS', 'opencloudos', 'opencloudos'),
  row('linux', 'kylin', 'Kylin', 'kylin', '(?<![a-z])kylin(?: ?(?:server|desktop|os|linux))(?: v?\\d{1,2})?|neokylin'),
  row('linux', 'uos', 'UnionTech OS', 'uniontech', 'uniontech(?: ?os)?'),
  row('linux', 'astra', 'Astra Linux', 'astra', '(?<![a-z])astra ?linux|^astra(?= \\d\\.)'),
  row(
    'linux',
    'alt-linux',
    'ALT Linux',
    'alt ?linux|^alt ',
    '(?<![a-z])alt ?linux|^alt (?:server|workstation|kworkstation|education|p\\d\\d)(?: v)?',
  ),
  row('linux', 'red-os', 'RED OS', 'red ?os', '(?<![a-z])red ?os(?![a-z])'),
  row('linux', 'rosa', 'ROSA Linux', 'rosa ', '(?<![a-z])rosa (?:linux|fresh|chrome|enterprise|desktop)'),
  row('linux', 'eurolinux', 'EuroLinux', 'eurolinux', 'eurolinux'),
  row('linux', 'miracle-linux', 'MIRACLE LINUX', 'miracle', 'miracle ?linux'),
  row('linux', 'springdale', 'Springdale Linux', 'springdale', 'springdale(?: linux)?'),
  row('linux', 'cloudlinux', 'CloudLinux', 'cloudlinux', 'cloudlinux(?: os)?'),
  row('linux', 'virtuozzo', 'Virtuozzo Linux', 'virtuozzo|vzlinux', 'virtuozzo(?: linux)?|vzlinux'),
  row('linux', 'liberty', 'SUSE Liberty Linux', 'liberty', '(?:suse )?liberty ?linux'),
  row('linux', 'asianux', 'Asianux', 'asianux', 'asianux'),
  row(
    'linux',
    'sle-micro',
    'SUSE Linux Micro',
    'sl(?:e ?)?micro|linux micro|enterprise micro|sle? micro',
    '(?<![a-z])(?:sle|sl|suse linux(?: enterprise)?) ?micro',
  ),
  row('linux', 'microos', 'openSUSE MicroOS', 'micro ?os|leap ?micro', '(?:open ?suse ?)?(?:micro ?os|leap ?micro)'),
  row('linux', 'rhcos', 'Red Hat CoreOS', 'rhcos', '(?<![a-z])rhcos'),
  row('linux', 'ubuntu-core', 'Ubuntu Core', 'ubuntu ?core', 'ubuntu ?core'),
  row('linux', 'android-x86', 'Android-x86', 'android ?x64|bliss ?os', 'android ?x64|bliss ?os'),
];

// Neither Windows nor Linux.
const NEITHER: readonly OtherProduct[] = [
  row('bsd', 'ghostbsd', 'GhostBSD', 'ghostbsd', 'ghostbsd', FREEBSD),
  row('bsd', 'midnightbsd', 'MidnightBSD', 'midnightbsd', 'midnightbsd', FREEBSD),
  row('bsd', 'nomadbsd', 'NomadBSD', 'nomadbsd', 'nomadbsd', FREEBSD),
  row('bsd', 'trueos', 'TrueOS', 'true ?os|pc ?bsd', 'true ?os(?![a-z])|(?<![a-z])pc ?bsd', FREEBSD),
  row(
    'other',
    'solaris',
    'Solaris',
    'solaris|^sol 1',
    'oracle solaris|solaris(?= ?(?:9|1[01]|x86))|^sol(?= 1[01] )',
    // Its media for PCs are called x86, whatever their width, and those for SPARC are not.
    { ...UNVERIFIED, architectures: ['x64'] },
  ),
  row('other', 'smartos', 'SmartOS', 'smartos', 'smartos'),
  row(
    'other',
    'freedos',
    'FreeDOS',
    'free ?dos|^fd1',
    'free ?dos(?![a-z])|^fd1[0-4](?= ?(?:livecd|cd|full|lite|bonus|$))',
  ),
];

export const OTHERS: readonly OtherProduct[] = [...NETWORK, ...APPLIANCES, ...DISTRIBUTIONS, ...NEITHER];
