/** The page of Azure, as the editor makes it, too. */
import '../../src/core/azure';
import { AZURE_PAGE_PATH, azurePage } from '../../src/core/pages/azure-page';
import { type Document, whole } from './document';

export function azureTables(): Document {
  return whole(AZURE_PAGE_PATH, azurePage());
}
