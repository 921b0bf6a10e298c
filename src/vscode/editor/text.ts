/** Text out of a file as it may stand in titles and messages. */
export { nameOf, shownName, withLosses, withoutLinks } from '../../core/offers/titles';
export { counted, listed } from '../../core/wording';
