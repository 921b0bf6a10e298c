/** All that a conversion can do to what Azure makes a machine of. */
import type { Field } from '../field';
import type { ImageReference, SecurityProfile } from './machine';

export type AzureChange =
  /** `at`: in the machine's own definition, or where the parameter or variable stands from which it has the SKU. */
  | {
      readonly kind: 'set-image-sku';
      readonly image: ImageReference;
      readonly to: string;
      readonly at: 'definition' | 'variable';
    }
  /** `at`: the same for the label; undefined where there is none yet. */
  | { readonly kind: 'set-hyperv-generation'; readonly at: 'definition' | 'variable' }
  /** To what Trusted Launch is in full, or to none. */
  | { readonly kind: 'set-security-profile'; readonly to: SecurityProfile }
  | { readonly kind: 'raise-api-version'; readonly apiVersion: Field<string>; readonly to: string }
  | { readonly kind: 'set-size'; readonly to: string };

export type AzureChangeKind = AzureChange['kind'];
