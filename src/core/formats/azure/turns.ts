/** What a value of a file is as a value of a machine; undefined for what the field can't have. */
export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** An empty text says nothing: parameters have it by default. */
export const asName = (value: unknown): string | undefined => (value === '' ? undefined : asText(value));

export const asTruth = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : value === 'true' ? true : value === 'false' ? false : undefined;

export const asNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
