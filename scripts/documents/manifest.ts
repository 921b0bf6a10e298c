/** What the settings of the extension offer: the hosts that the engine knows. */
import { HOSTS } from '../../src/core/machine/hosts';
import type { Document } from './document';

const SETTING = 'hyperv-gen2.host';
const TEXT = 'configuration.host';

const textOf = (id: string): string => `${TEXT}.${id}`;

export function manifestParts(): Document[] {
  return [
    {
      path: 'package.json',
      text(current) {
        const manifest = JSON.parse(current);
        Object.assign(manifest.contributes.configuration.properties[SETTING], {
          enum: HOSTS.map(({ id }) => id),
          enumDescriptions: HOSTS.map(({ id }) => `%${textOf(id)}%`),
        });
        return json(manifest);
      },
    },
    {
      path: 'package.nls.json',
      text(current) {
        const texts = Object.entries(JSON.parse(current)).flatMap(([key, text]) => {
          if (key.startsWith(`${TEXT}.`)) {
            return [];
          }
          return key === TEXT ? [[key, text], ...hostTexts()] : [[key, text]];
        });
        return json(Object.fromEntries(texts));
      },
    },
  ];
}

function hostTexts(): [string, string][] {
  return HOSTS.map(({ id, name, alike, configurationVersions }) => [
    textOf(id),
    `${[name, ...alike].join(', ')}: configuration versions up to ${configurationVersions.at(-1)}`,
  ]);
}

/** As npm writes these files. */
function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
