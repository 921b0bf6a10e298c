import type { GuestSystem } from './system';

// What names a system that is not the one of the machine.

// Languages, features, updates and tools of a system; answer files and seeds for its setup; rescue and backup discs.
const ADDITION = new RegExp(
  'lang(?:uage)? ?packs?|inboxapps|features on demand|winpe|win\\d\\dpe|unattend|cloud ?init|cidata|debloat' +
    '|(?<![a-z])(?:fod|lof|adk|hlk|sdk|wdk|tools|drivers?|kit|seed|scripts?|(?<!proxmox )backups?|rescue|recovery|repair)(?![a-z])',
);

// What steers or accompanies an installation that starts from another disc.
const BESIDE_SETUP = new RegExp(
  'no ?cloud|config ?drive|(?:user|meta) ?data|oem ?drv|guest ?additions|integration services|virtio' +
    '|(?<![a-z])(?:answers?|config|ks|kickstart|preseed|ignition|updates?|data|floppy)(?![a-z])',
);

// Installation discs that do not name their system.
const NAMELESS_SETUP = /(?<![a-z])(?:install(?:er|ation)?|setup|netinst|netboot|boot|dvd ?1|cd ?1)(?![a-z])/;

// Machines that hold, make or change others of the system in their name: 'win7-migration', 'ubuntu-mirror'.
const HOLDS_OTHERS = new RegExp(
  '(?:^| )(?:mirror|repo|repository|tools?|pxe|winpe|migrat(?:e|ion)|upgrades?|updates?|backports?|clients|packaging' +
    '|licen[cs]es?|licensing|adk|wsl|for)(?: |$)',
);

// What a server does, for itself where it is the system named ('WS2019-WSUS') and for others where that is a client's
// ('WSUS-Win10').
const SERVES_CLIENTS =
  /(?:^| )(?:wsus|wds|mdt|sccm|mecm|configmgr|kms|proxy|cache|deploy(?:ment)?|backups?|print)(?: |$)/;

/** Whether an image, in plain form, is something for a system and not the system. */
export function isAddition(text: string): boolean {
  return ADDITION.test(text);
}

/**
 * Whether an image, in plain form, may be one that a system is installed from. `namesSystem`: it names one; an image
 * that names none has to say what it is for.
 */
export function maySetUp(text: string, namesSystem: boolean): boolean {
  return !isAddition(text) && !BESIDE_SETUP.test(text) && (namesSystem || NAMELESS_SETUP.test(text));
}

/** Whether a name, in plain form, may be of a machine that serves others of the system it names. */
export function servesOthers(text: string, { id, family }: GuestSystem): boolean {
  const isClient = family === 'windows' && !/^(?:windows|hyper-v)-server/.test(id);
  return HOLDS_OTHERS.test(text) || (isClient && SERVES_CLIENTS.test(text));
}
