/** The page of the guest systems, as the editor makes it, too. */
import { GUESTS_PAGE_PATH, guestsPage } from '../../src/core/pages/guests-page';
import { type Document, whole } from './document';

export function guestTables(): Document {
  return whole(GUESTS_PAGE_PATH, guestsPage());
}
