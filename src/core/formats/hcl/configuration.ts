/** The files of a folder that are one configuration of Packer or Terraform, and what they declare. */
import { append } from '../../append';
import { type Definitions, definitionsOf } from '../../languages/hcl/definitions';
import type { Scope } from '../../languages/hcl/evaluate';
import type { Document, Documents } from '../../languages/language';
import { type Body, blocksNamed, type Node } from '../../languages/tree';
import type { FileId } from '../../text/place';

/** How a tool calls its files: the ends of their names. */
export interface ToolFiles {
  readonly configuration: readonly string[];
  /**
   * Values of variables that are loaded without being asked for, the weakest first; of those in one list the first by
   * name. What begins with no dot is the whole of a name.
   */
  readonly values: readonly (readonly string[])[];
  /**
   * Of files of one name but for their endings, those that one of the tools takes in place of the others: it doesn't see
   * these. The other tool sees nothing but these.
   */
  readonly hides?: { readonly ending: RegExp; readonly hidden: string };
  /** Files that change what others declare, by their names. */
  readonly overrides?: RegExp;
  /** The blocks that declare something by their labels, of which none may be there twice, and how many labels. */
  readonly declared: readonly (readonly [key: string, labels: number])[];
}

export interface Configuration {
  /** In the order of their names; the main document among them. */
  readonly documents: readonly Document[];
  /** The files of values that are loaded without being asked for. */
  readonly values: readonly FileId[];
  /** What stands in the documents. */
  readonly bodies: readonly Body[];
  /** The variables and locals, and what they come to. */
  readonly definitions: Definitions;
}

/** A folder of more is a collection and no configuration; each of its files is read by itself. */
const MOST_FILES = 60;

const CONFIGURATIONS = new WeakMap<Documents, Map<string, Configuration>>();

/**
 * The configuration that a document belongs to: all of its folder, or, where files of that declare the same, the document
 * alone. Such a folder holds configurations of one file each: the tool refuses it as a whole, and takes each file.
 */
export function configurationOf(documents: Documents, tool: ToolFiles): Configuration {
  return configurationIn(documents, tool, '', true);
}

/**
 * That of another folder, by its path from the one of the main document; '' is that. Files of values are those of the
 * configuration that is run: a module has what it is called with.
 */
export function configurationIn(documents: Documents, tool: ToolFiles, folder: string, isRun: boolean): Configuration {
  const known = CONFIGURATIONS.get(documents) ?? new Map<string, Configuration>();
  CONFIGURATIONS.set(documents, known);
  const key = [...tool.configuration, isRun, folder].join(' ');
  const configuration = known.get(key) ?? readConfiguration(documents, tool, folder, isRun);
  known.set(key, configuration);
  return configuration;
}

function readConfiguration(documents: Documents, tool: ToolFiles, folder: string, isRun: boolean): Configuration {
  const { main } = documents;
  const isOwn = folder === '';
  const opened = seen(openAll(documents, tool.configuration, folder), tool, main);
  const found = tool.values.flatMap(endings => openAll(documents, endings, folder));
  const overrides = opened.filter(({ file }) => tool.overrides?.test(file) === true);
  const declaring = opened.filter(document => !overrides.includes(document));
  const isHere = !isOwn || [...opened, ...found].includes(main);
  const isOne = isHere && !declaresTwice(declaring.flatMap(bodyOf), tool);
  const files = isOne ? [...declaring, ...overrides] : isOwn ? [main] : [];
  const bodies = files.flatMap(bodyOf);
  const automatic = isOne && isRun ? found : [];
  const named = isRun ? documents.values.flatMap(file => documents.open(file) ?? []) : [];
  const given = [...automatic, ...named].flatMap(bodyOf);
  const definitions = isOne
    ? definitionsOf(declaring.flatMap(bodyOf), given, overrides.flatMap(bodyOf))
    : definitionsOf(bodies, given);
  const inJson: ReadonlySet<FileId> = new Set(
    files.flatMap(({ language, file }) => (language === 'json' ? [file] : [])),
  );
  return {
    documents: files,
    values: automatic.map(({ file }) => file),
    bodies,
    definitions: { ...definitions, hasTemplates: file => inJson.has(file) },
  };
}

/** What the tool sees that a document is for. */
function seen(opened: Document[], { hides }: ToolFiles, main: Document): Document[] {
  if (hides === undefined) {
    return opened;
  }
  const { ending, hidden } = hides;
  const hiding = opened.filter(({ file }) => ending.test(file));
  const isHidden = new Set(hiding.map(({ file }) => file.replace(ending, hidden)));
  return isHidden.has(main.file)
    ? opened.filter(document => !hiding.includes(document))
    : opened.filter(({ file }) => !isHidden.has(file));
}

function openAll(documents: Documents, endings: readonly string[], folder: string): Document[] {
  const files = endings.flatMap(ending => {
    const listed = folder === '' ? documents.list(ending) : documents.list(ending, folder);
    return ending.startsWith('.') ? listed : listed.filter(file => file.slice(file.lastIndexOf('/') + 1) === ending);
  });
  return files.length > MOST_FILES ? [] : files.sort().flatMap(file => documents.open(file) ?? []);
}

function bodyOf({ root }: Document): Body[] {
  return root?.kind === 'body' ? [root] : [];
}

/** Whether something is declared in more files than one. */
function declaresTwice(bodies: readonly Body[], tool: ToolFiles): boolean {
  const declaredIn = new Map<string, Body>();
  return bodies.some(body =>
    namesIn(body, tool).some(name => {
      const first = declaredIn.get(name) ?? body;
      declaredIn.set(name, first);
      return first !== body;
    }),
  );
}

function namesIn(body: Body, { declared }: ToolFiles): string[] {
  const blocks = [...declared, ['variable', 1] as const, ['local', 1] as const].flatMap(([key, labels]) =>
    blocksNamed(body, key, labels).map(block => [key, ...block.labels.map(({ text }) => text)].join(' ')),
  );
  const members = (['variable', 'local'] as const).flatMap(key =>
    blocksNamed(body, `${key}s`, 0).flatMap(block => block.body.members.map(member => `${key} ${member.key}`)),
  );
  return [...blocks, ...members];
}

/** The variables and locals on which a value depends, however many lead to them. */
export function namesBehind(node: Node, definitions: Scope): string[] {
  const names = new Set<string>();
  const pending: Node[] = [node];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const name of namesReadIn(at, definitions)) {
      if (!names.has(name)) {
        names.add(name);
        const [of, own = ''] = name.split('.');
        append(pending, [definitions.definition(of as 'var' | 'local', own)?.node ?? []].flat());
      }
    }
  }
  return [...names];
}

/** The names of variables and locals in a value, such as 'var.generation'; those of templates in JSON as well. */
export function namesReadIn(node: Node, scope: Pick<Scope, 'hasTemplates'>): string[] {
  return referencesIn(node, scope).flatMap(reference => /^(?:var|local)\.[^.]+/.exec(reference)?.[0] ?? []);
}

/** What a value refers to, as far as names and dots go; of templates in JSON variables, locals and `each`. */
export function referencesIn(node: Node, { hasTemplates }: Pick<Scope, 'hasTemplates'>): string[] {
  const found: string[] = [];
  const pending: Node[] = [node];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    switch (at.kind) {
      case 'expression':
        append(found, at.refersTo);
        break;
      case 'text':
        if (hasTemplates?.(at.file) === true && at.value.includes('{')) {
          append(
            found,
            Array.from(at.value.matchAll(/\b(?:var|local|each)(?:\.[\w-]+)+/g), ([name]) => name),
          );
        }
        break;
      case 'list':
        append(pending, at.elements.toReversed());
        break;
      case 'body':
        append(pending, at.members.map(({ value }) => value).reverse());
        break;
    }
  }
  return found;
}
