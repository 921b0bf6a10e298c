/** Where the places of a report stand. */
import { pathBeside } from '../text/place';

/** The path of the file of a place: that of the report's file, or of one beside it. */
export function pathOf(file: string, { path }: { readonly path?: string }): string {
  return path === undefined ? file : pathBeside(file, path);
}
