/** Where the places of a report stand. */
import { pathBeside } from '../text/place';
import type { ReportContext } from './report';

/** The path of the file of a place: that of the report's file, or of one beside it. */
export function pathOf(file: string, { path }: { readonly path?: string }): string {
  return path === undefined ? file : pathBeside(file, path);
}

/** The path of a file from the folder of the run, for whoever takes that for the root of a repository; of one outside as it is. */
export function relativePath(path: string, { root, uriOf }: Pick<ReportContext, 'root' | 'uriOf'>): string {
  const uri = uriOf(path);
  return uri.startsWith(root) ? decodeURIComponent(uri.slice(root.length)) : path;
}
