// What names a system that is not the one of the machine.

// Languages, features, updates and tools of a system; answer files and seeds for its setup; rescue and backup discs.
const ADDITION = new RegExp(
  'lang(?:uage)? ?packs?|inboxapps|features on demand|winpe|win\\d\\dpe|unattend|cloud ?init|cidata|debloat' +
    '|(?<![a-z])(?:fod|lof|adk|hlk|sdk|wdk|tools|drivers?|kit|seed|scripts?|backups?|rescue|recovery|repair)(?![a-z])',
);

// Machines that serve others of the system in their name: 'WSUS-Win10', 'win7-migration'.
const SERVES_OTHERS = new RegExp(
  '(?:^| )(?:wsus|wds|mdt|sccm|mecm|configmgr|kms|mirror|repo|repository|proxy|cache|tools?|pxe|winpe|deploy(?:ment)?' +
    '|migrat(?:e|ion)|upgrades?|updates?|backups?|backports?|clients|packaging|licen[cs]es?|licensing|print|adk|wsl|for)(?: |$)',
);

/** Whether an image, in plain form, is something for a system and not the system. */
export function isAddition(text: string): boolean {
  return ADDITION.test(text);
}

/** Whether a name, in plain form, may be of a machine that serves others of the system it names. */
export function servesOthers(text: string): boolean {
  return SERVES_OTHERS.test(text);
}
