/** What Terraform and the providers refuse of a configuration although it is HCL. */
import type { Documents, Problem } from '../../languages/language';
import { instancesOf } from './modules';

export function problemsOf(documents: Documents): Problem[] {
  const files = new Set(instancesOf(documents).flatMap(({ configuration }) => configuration.documents));
  return [...files].flatMap(document => {
    const isMain = document === documents.main;
    // What the main file has of these is said of every file.
    return [...(isMain ? [] : document.skipped), ...(isMain || document.fatal === undefined ? [] : [document.fatal])];
  });
}
