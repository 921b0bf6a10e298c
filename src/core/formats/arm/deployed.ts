/**
 * What a template is deployed with: the files of parameters beside it, and what templates nearby hand over that deploy it as
 * a linked one. What is handed over holds, and not the default of the parameter.
 */
import { JSON_NAMES } from '../../languages/files';
import type { Documents } from '../../languages/language';
import type { Body, Node } from '../../languages/tree';
import type { FileId } from '../../text/place';
import { isExpression } from './expression';
import { mayName } from './links';
import { memberOf, valueAt } from './members';
import { handedOver, resourcesOf } from './resources';
import { declarationOf, evaluated, type Given, NO_SCOPE, type Scope, scopeOf } from './scope';
import { templateIn } from './template';
import { type ArmValue, UNKNOWN } from './value';

type Handing = Scope['given'];

/** The scope of the template that the main document is. */
export function templateScope(template: Body, documents: Documents): Scope {
  return deployedScope(template, { file: documents.main.file, documents, behind: [], work: NO_SCOPE });
}

interface Around {
  readonly file: FileId;
  readonly documents: Documents;
  /** The templates that it deploys, on the way to the one that is looked at. */
  readonly behind: readonly FileId[];
  readonly work: Pick<Scope, 'work'>;
}

function deployedScope(template: Body, around: Around): Scope {
  const hasParameters = valueAt(template, 'parameters') !== undefined;
  const handing = hasParameters ? [...parameterFiles(around), ...callsOf(around)] : [];
  const [only, other] = handing;
  const given: Handing = other === undefined ? (only ?? (() => undefined)) : name => agreed(handing, name, scope);
  const scope = scopeOf(template, given, around.work);
  return scope;
}

/** The files of parameters that have the name of the template: one of them, or one for each environment that it is deployed to. */
function parameterFiles({ file, documents }: Around): Handing[] {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const name = file.slice(folder.length).replace(/\.jsonc?$/i, '');
  const listed = documents.list('.json', folder === '' ? undefined : folder.slice(0, -1));
  const own = listed.filter(each => isOf(name.toLowerCase(), each));
  // Where no folder can be listed, the one of that very name.
  const files = own.length > 0 ? own : [`${folder}${name}.parameters.json`];
  return files.flatMap((beside): Handing[] => {
    const parameters = valueAt(beside === file ? undefined : documents.open(beside)?.root, 'parameters');
    return parameters === undefined
      ? []
      : [
          parameter => {
            const given = valueAt(parameters, parameter);
            // A reference to a key vault says nothing here.
            return given && { node: valueAt(given, 'value'), scope: NO_SCOPE };
          },
        ];
  });
}

/** `azuredeploy.parameters.json`, `azuredeploy.test.parameters.json` and `azuredeploy.parameters.test.json`. */
function isOf(template: string, file: FileId): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1).toLowerCase();
  const rest = name.startsWith(`${template}.`) ? name.slice(template.length) : '';
  return /^(?:\.[\w-]{1,40})?\.parameters(?:\.[\w-]{1,40})?\.json$/.test(rest);
}

/** A folder of more is a collection and no deployment. */
const MOST_FILES = 60;

/** Linked templates that link others. */
const DEEPEST = 3;

/** Templates in the folder of a file and in the two around it, as far as they deploy it. */
function callsOf(around: Around): Handing[] {
  const { file, documents, behind } = around;
  const inner = file.split('/').slice(0, -1);
  if (behind.length >= DEEPEST || file === '' || inner.some(part => part !== '..')) {
    return [];
  }
  return [0, 1, 2].flatMap(steps => {
    const folder = [...inner, ...Array<string>(steps).fill('..')].join('/');
    const files = JSON_NAMES.flatMap(ending => documents.list(ending, folder === '' ? undefined : folder));
    const callers = files.length > MOST_FILES ? [] : files.filter(each => each !== file && !behind.includes(each));
    return callers.flatMap(caller => [...callsIn(caller, steps, around)]);
  });
}

function* callsIn(caller: FileId, steps: number, { file, documents, behind, work }: Around): Generator<Handing> {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const text = documents.read(caller)?.toLowerCase();
  // Most files beside a template deploy no other one.
  if (text === undefined || !text.includes('"templatelink"') || !text.includes(name.toLowerCase())) {
    return;
  }
  const template = templateIn(documents.open(caller)?.root);
  if (template === undefined) {
    return;
  }
  const folders = foldersOf(file, documents, steps);
  const way = [...folders.slice(folders.length - steps), name];
  const scope = deployedScope(template, { file: caller, documents, behind: [file, ...behind], work });
  for (const { type, body, scope: own } of resourcesOf(template, scope)) {
    const properties = type === 'microsoft.resources/deployments' ? valueAt(body, 'properties') : undefined;
    if (mayName(valueAt(properties, 'templateLink'), own, way, folders.slice(0, folders.length - steps))) {
      yield parameter => handedByLink(properties, parameter, own);
    }
  }
}

/** The folders that a file is in, the outermost first; so many at least, also where their names aren't known. */
function foldersOf(file: FileId, { path = '' }: Documents, least: number): (string | undefined)[] {
  const all = path.split(/[/\\]/).filter(part => part !== '');
  // The name, and a folder for each one that the file lies further outside.
  const known = all.slice(0, Math.max(0, all.length - file.split('/').length));
  return [...Array<undefined>(Math.max(0, least - known.length)).fill(undefined), ...known];
}

function handedByLink(properties: Node | undefined, parameter: string, scope: Scope): Given | undefined {
  if (valueAt(properties, 'parametersLink') !== undefined) {
    return { node: undefined, scope };
  }
  const given = handedOver(valueAt(properties, 'parameters'), parameter, scope);
  return given === undefined || isLiteral(given.node) ? given : unplaced(given);
}

function isLiteral(node: Node | undefined): boolean {
  switch (node?.kind) {
    case 'number':
    case 'boolean':
      return true;
    case 'text':
      return !isExpression(node.value);
    default:
      return false;
  }
}

/** What is worked out in another template stands nowhere for this one: there it may be meant for more. */
function unplaced({ node, scope, value = evaluated(node, scope) }: Given): Given {
  return { node: undefined, scope, value: withoutPlaces(value) };
}

function withoutPlaces(value: ArmValue): ArmValue {
  switch (value.kind) {
    case 'scalar':
      return { kind: 'scalar', value: value.value };
    case 'object':
      return {
        ...value,
        node: undefined,
        get: key => {
          const own = value.get(key);
          return own && withoutPlaces(own);
        },
      };
    case 'list':
      return { kind: 'list', items: value.items.map(withoutPlaces) };
    case 'unknown':
      return value;
  }
}

/** What several hand over, where all of them agree; who hands nothing over leaves the default. */
function agreed(handing: readonly Handing[], name: string, scope: Scope): Given | undefined {
  const handed = handing.map(given => given(name));
  if (handed.every(given => given === undefined)) {
    return undefined;
  }
  const byDefault = { node: memberOf(declarationOf(name, scope), 'defaultValue')?.value, scope };
  const [first = UNKNOWN, ...others] = handed.map(
    given => given?.value ?? evaluated((given ?? byDefault).node, (given ?? byDefault).scope),
  );
  const isSame =
    first.kind === 'scalar' && others.every(other => other.kind === 'scalar' && other.value === first.value);
  return { node: undefined, scope, value: isSame ? withoutPlaces(first) : UNKNOWN };
}
