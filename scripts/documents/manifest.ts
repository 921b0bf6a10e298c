/** What the settings of the extension offer: the hosts, modes and rules that the engine knows. */
import { GENERATION_1_MODES } from '../../src/core/control/control';
import { HOSTS } from '../../src/core/machine/hosts';
import type { Document } from './document';
import { ruleSeverityProperties } from './rule-severities';

/** Settings with one value of some, by name, and the text for each value. */
const ENUMERATIONS: Readonly<Record<string, readonly (readonly [value: string, text: string])[]>> = {
  host: HOSTS.map(({ id, name, alike, configurationVersions }) => [
    id,
    `${[name, ...alike].join(', ')}: configuration versions up to ${configurationVersions.at(-1)}`,
  ]),
  generation1: Object.entries(GENERATION_1_MODES),
};

const textOf = (name: string, value: string): string => `configuration.${name}.${value}`;

export function manifestParts(): Document[] {
  return [
    {
      path: 'package.json',
      text(current) {
        const manifest = JSON.parse(current);
        const { properties } = manifest.contributes.configuration;
        for (const [name, values] of Object.entries(ENUMERATIONS)) {
          Object.assign(properties[`hyperv-gen2.${name}`], {
            enum: values.map(([value]) => value),
            enumDescriptions: values.map(([value]) => `%${textOf(name, value)}%`),
          });
        }
        Object.assign(properties['hyperv-gen2.rules'], { properties: ruleSeverityProperties() });
        return json(manifest);
      },
    },
    {
      path: 'package.nls.json',
      text(current) {
        const texts = Object.entries(JSON.parse(current)).flatMap(([key, text]) => {
          const [section, name = '', ...value] = key.split('.');
          const values = section === 'configuration' ? (ENUMERATIONS[name] ?? []) : [];
          if (value.length > 0 && values.length > 0) {
            return [];
          }
          return [[key, text], ...values.map(([each, described]) => [textOf(name, each), described])];
        });
        return json(Object.fromEntries(texts));
      },
    },
  ];
}

/** As npm writes these files. */
function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
