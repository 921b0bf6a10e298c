/** Elements of an answer file, as the writers look at them. */
import { append } from '../../append';
import type { Document } from '../../languages/language';
import { type Body, type Member, membersNamed, type Text } from '../../languages/tree';
import type { XmlMember } from '../../languages/xml/syntax';

/** All elements below a body and their own, in the order of the text, without those that are left out. */
export function elementsIn(root: Body, isLeftOut: (member: XmlMember) => boolean = () => false): XmlMember[] {
  const found: XmlMember[] = [];
  const pending: Member[] = [...root.members].reverse();
  for (let member = pending.pop(); member !== undefined; member = pending.pop()) {
    const element = member as XmlMember;
    if (!isLeftOut(element)) {
      found.push(element);
      if (element.value.kind === 'body') {
        append(pending, element.value.members.toReversed());
      }
    }
  }
  return found;
}

/** One of XML itself needs no declaration. */
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos);|#)/;

/** Whether an entity stands among them that the document declares, or another one: what it comes to is not looked at. */
export function hasEntities({ text }: Document, elements: readonly XmlMember[]): boolean {
  return elements.some(({ runs }) =>
    runs.some(({ offset, end, isVerbatim }) => !isVerbatim && ENTITY.test(text.slice(offset, end))),
  );
}

/** The elements for 64-bit Windows: those for 32-bit Windows, which has no Generation 2, only where there are no others. */
export function elementsOfGeneration2(root: Body): XmlMember[] {
  const all = elementsIn(root);
  const architectures = new Set(all.map(architectureOf));
  const is32BitOnly = !architectures.has('amd64') && !architectures.has('arm64');
  return is32BitOnly ? all : elementsIn(root, element => architectureOf(element) === 'x86');
}

function architectureOf({ key, attributes }: XmlMember): string {
  const { processorArchitecture = '' } = attributes;
  return key === 'component' ? processorArchitecture.toLowerCase() : '';
}

/** The text of its first element of a name. */
export function textIn(body: Body, name: string): Text | undefined {
  const value = membersNamed(body, name)[0]?.value;
  return value?.kind === 'text' ? value : undefined;
}

export function numberIn(body: Body, name: string): number | undefined {
  const { value = '' } = textIn(body, name) ?? {};
  return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

export function isTrueIn(body: Body, name: string): boolean {
  return textIn(body, name)?.value.toLowerCase() === 'true';
}

/** The bodies of the elements of a name in another of a body: its partitions. */
export function bodiesIn(body: Body, list: string, name: string): { readonly member: Member; readonly body: Body }[] {
  return membersNamed(body, list).flatMap(({ value }) =>
    value.kind !== 'body'
      ? []
      : membersNamed(value, name).flatMap(member =>
          member.value.kind === 'body' ? [{ member, body: member.value }] : [],
        ),
  );
}
