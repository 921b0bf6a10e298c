/** Since which API version a resource has what says its generation (BTA). */
import type { AzureResource } from './machine';

/** `hyperVGeneration`; a resource that isn't here has none, or always had it. */
export const LABEL_SINCE: Readonly<Partial<Record<AzureResource, string>>> & { readonly image: string } = {
  disk: '2018-09-30',
  snapshot: '2018-09-30',
  image: '2019-03-01',
  'gallery-image': '2019-07-01',
};

/** `securityType` of machines. */
export const SECURITY_TYPE_SINCE = '2020-12-01';
