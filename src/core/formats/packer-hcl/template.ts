/** A configuration of Packer as what machines are read of. */
import type { Definitions } from '../../languages/hcl/definitions';
import type { Scope } from '../../languages/hcl/evaluate';
import type { Result } from '../../languages/hcl/known';
import { loneNameOf } from '../../languages/hcl/statement';
import type { Documents } from '../../languages/language';
import { type Body, blocksNamed, type Member, membersNamed } from '../../languages/tree';
import { namesBehind } from '../hcl/configuration';
import { headerOf } from '../hcl/header';
import { readersOf } from '../hcl/readers';
import { worked } from '../hcl/values';
import { propertiesOf } from '../packer/keys';
import type { Builder, HypervBuilder, Template } from '../packer/template';
import { type Around, builderOf, valuesIn } from './builder';
import { usesOf } from './builds';
import { isHypervType, packerConfiguration, type SourceBlock, sourceBlocks } from './configuration';
import { boxesIn, PROVISIONERS, provisionersOf } from './provisioners';
import { type MachineUse, machineUses, PATHS, within } from './uses';

export function packerTemplate(documents: Documents): Template {
  const configuration = packerConfiguration(documents);
  const { bodies, definitions } = configuration;
  const scope: Scope & Definitions = { ...definitions, names: PATHS };
  const builds = bodies.flatMap(body => blocksNamed(body, 'build', 0)).map(({ body }) => body);
  const uses = builds.flatMap(build => usesOf(build, scope));
  const sources = sourceBlocks(bodies);
  const usesOfSource = machineUses(uses);
  const made = sources.flatMap(source => usesOfSource(source).map(use => ({ source, use })));
  const machines = made.filter(({ source }) => isHypervType(source.type));
  const isAlone = machines.length === 1;
  const isReadElsewhere = elsewhereReader(made, builds, scope, isAlone);
  const around: Around = { documents, scope, readers: readersOf(configuration), isAlone, isReadElsewhere };
  const builtBy = new Map<HypervBuilder, ReadonlySet<Body>>();
  const builders = machines.map(({ source, use }) => {
    const builder = builderOf(source, use, around);
    builtBy.set(builder, use.builds);
    return builder;
  });
  const valuesFor = (own: ReadonlyMap<string, Result>): HypervBuilder['values'] => {
    const inner = own.size === 0 ? scope : { ...scope, names: new Map([...PATHS, ...own]) };
    return valuesIn(
      around,
      () => inner,
      () => false,
    );
  };
  const values = valuesFor(new Map());
  return {
    textOf: file => documents.read(file) ?? '',
    builders: orderedByFile(builders, documents.main.file),
    siblings: made.filter(({ source }) => !isHypervType(source.type)).map(each => siblingOf(each, around)),
    provisioners: builds.flatMap(build => provisionersOf(build, { uses, builtBy, scope, valuesFor })),
    about: {
      boxes: builds.flatMap(boxesIn),
      variables: [...definitions.variables].flatMap(([name, { given, default: value }]) => {
        const node = given ?? value;
        return node === undefined ? [] : [[name, node] as const];
      }),
      description: builds.flatMap(build => membersNamed(build, 'description'))[0]?.value,
      values,
    },
    isReadElsewhere: generation =>
      generation.known && generation.variable !== undefined && isReadElsewhere(generation.variable),
  };
}

/** The machines of the document that is looked at come first. */
function orderedByFile(builders: readonly HypervBuilder[], main: string): HypervBuilder[] {
  const isMain = ({ node }: HypervBuilder): boolean => node.file === main;
  return [...builders.filter(isMain), ...builders.filter(builder => !isMain(builder))];
}

interface Made {
  readonly source: SourceBlock;
  readonly use: MachineUse;
}

function siblingOf({ source, use }: Made, around: Around): Builder {
  const { name, scope } = within(source, use, around.scope);
  const values = valuesIn(
    around,
    () => scope,
    () => false,
  );
  const properties = new Map(bodiesOf({ source, use }).flatMap(body => [...propertiesOf(body)]));
  return { properties, ownName: name, rawName: `${source.type}.${name}`, at: headerOf(source), values };
}

function bodiesOf({ source: { body }, use: { own } }: Made): Body[] {
  return own === undefined ? [body] : [body, own];
}

/**
 * Whether the variable of a generation is also what another setting is. What only depends on it, follows it where there
 * is one machine; where there are more, one of them may be converted by itself, and the generation of another may turn
 * back. Machines of other hypervisors, and what runs in them, never follow.
 */
function elsewhereReader(
  made: readonly Made[],
  builds: readonly Body[],
  scope: Scope & Definitions,
  isAlone: boolean,
): Around['isReadElsewhere'] {
  let others: ReadonlySet<string> | undefined;
  const namesIn = (machine: Made): string[] => {
    const follows = isAlone && isHypervType(machine.source.type);
    return bodiesOf(machine)
      .flatMap(({ members }) => members)
      .filter(({ key, value }) => key !== 'generation' || loneNameOf(value, scope) === undefined)
      .flatMap(({ value }) => {
        const variable = loneNameOf(value, scope) === undefined ? undefined : worked(value, scope).variable;
        return variable ?? (follows ? [] : namesBehind(value, scope));
      });
  };
  return variable => {
    const shared = made.length === 1 ? [] : builds.flatMap(({ members }) => members.filter(runsInAll));
    others ??= new Set([...made.flatMap(namesIn), ...shared.flatMap(({ value }) => namesBehind(value, scope))]);
    return others.has(variable);
  };
}

function runsInAll({ key }: Member): boolean {
  return PROVISIONERS.includes(key) || key === 'post-processor' || key === 'post-processors';
}
