/** Hosts by the names that people write for them. */

/** Before Windows Server 2012 R2 and Windows 8.1 there is no Generation 2 (OVR). The word R2 decides for 2012. */
export function isHostTooOld(name: string): boolean {
  const text = name.toLowerCase().replace(/[\s_-]+/g, ' ');
  if (/\b(?:2008|2003)\b|\bhyper v server 2008\b/.test(text)) {
    return true;
  }
  if (/\b2012\b/.test(text)) {
    return !/\b2012 ?r2\b/.test(text);
  }
  return /\bwindows 8\b(?!\.1)/.test(text);
}
