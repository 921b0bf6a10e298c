/** What a template says of files beside it, by as little as tells who else needs one: for all those of a workspace. */
import { mayBeAnswers } from '../../companions/names';
import type { Mentions, Other } from '../../text/files';
import { relativePath } from './paths';

/** Longer than paths of people. */
const LONGEST = 300;

/** The folder of a server is that of cloud-init's user-data. */
const SERVED_FOLDER = /\}\/(?:[\w.-]+\/)*$/;

const SERVED = /\bhttp_directory"?\s{0,9}[:=]\s{0,9}"([^"]{0,300})"/g;

const OTHERS = /\b(?:virtualbox|vmware|qemu|parallels|proxmox|vsphere|xenserver|nutanix)(?:-\w+)?"/;

/** Undefined for a text that is no template. */
export function mentionsIn(text: string): Mentions | undefined {
  if (!/"builders"|\bsource\b/.test(text)) {
    return undefined;
  }
  const plain = text.replaceAll('\\\\', '/');
  const words = plain.split(/[\s"'`<>|*?=,;]+/).filter(word => word.length <= LONGEST);
  const names = words.flatMap(word =>
    mayBeAnswers(word) ? [word.replaceAll('\\', '/')] : SERVED_FOLDER.test(word) ? [`${word}user-data`] : [],
  );
  return {
    names: [...new Set(names)],
    served: [...new Set([...plain.matchAll(SERVED)].map(([, folder = '']) => folder))],
    isForGeneration2: isForGeneration2(text),
  };
}

/** Whether all machines of a template are those of Generation 2, by as little as tells it. */
function isForGeneration2(text: string): boolean {
  const machines = text.match(/"hyperv-(?:iso|vmcx)"/g)?.length ?? 0;
  const moved = text.match(/\bgeneration"?\s{0,9}[:=]\s{0,9}"?2\b/g)?.length ?? 0;
  return machines > 0 && moved >= machines && !OTHERS.test(text);
}

/** Whether another template names a file, by the path of that from the folder of the text. */
export function isNamedBy({ names, served, back }: Other, path: string): boolean {
  const own = relativePath(`${back}/${path}`.replace(/^\//, ''));
  return names.some(name => {
    const plain = relativePath(withoutPlace(name));
    const address = name.slice(name.lastIndexOf('}/') + 1).replace(/^\//, '');
    return (
      plain === own ||
      (back === '' && plain !== undefined && plain.endsWith(`/${own}`)) ||
      served.some(folder => relativePath(`${withoutPlace(folder)}/${address}`) === own)
    );
  });
}

/** Without the folder of the template, as an expression says it. */
function withoutPlace(name: string): string {
  return name.replace(/^(?:\$?\{+path\.\w{1,20}\}|\{\{\s*template_dir\s*\}\}|\}\})\//, '');
}
