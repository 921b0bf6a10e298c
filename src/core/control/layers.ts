/** Which of several places decides: each choice with the place that it is from, as `layered` takes them. */
import { type Choices, type RuleSeverity, severityOf } from './control';

/** What one place says, such as a configuration file or the command line. */
export interface Layer {
  /** As it is told to people. */
  readonly from: string;
  readonly choices: Choices;
}

export interface Chosen<T> {
  readonly value: T;
  readonly from: string;
}

type Single = Exclude<keyof Choices, 'rules'>;

/** What counts in the end, of the choices that somebody made. */
export type Holding = { readonly [K in Single]?: Chosen<NonNullable<Choices[K]>> } & {
  /** By the names that count, also where a more exact one of the same place counts more. */
  readonly rules: Readonly<Record<string, Chosen<RuleSeverity>>>;
};

/** `layers`: the weakest first. */
export function holdingOf(layers: readonly Layer[]): Holding {
  const [host, generation1, format] = [chosen(layers, 'host'), chosen(layers, 'generation1'), chosen(layers, 'format')];
  const azureSecurity = chosen(layers, 'azureSecurity');
  return {
    ...(host !== undefined && { host }),
    ...(generation1 !== undefined && { generation1 }),
    ...(azureSecurity !== undefined && { azureSecurity }),
    ...(format !== undefined && { format }),
    rules: Object.fromEntries(layers.flatMap((layer, index) => rulesLeft(layer, layers.slice(index + 1)))),
  };
}

function chosen<K extends Single>(layers: readonly Layer[], key: K): Chosen<NonNullable<Choices[K]>> | undefined {
  for (const { from, choices } of layers.toReversed()) {
    const value = choices[key];
    if (value !== undefined) {
      return { value, from };
    }
  }
  return undefined;
}

/** The names of which no place above says anything. */
function rulesLeft({ from, choices }: Layer, above: readonly Layer[]): [name: string, Chosen<RuleSeverity>][] {
  return Object.entries(choices.rules ?? {}).flatMap(([name, value]) =>
    above.some(layer => severityOf(layer.choices.rules ?? {}, name) !== undefined) ? [] : [[name, { value, from }]],
  );
}
