/**
 * What Azure makes a machine of, as a file states it: a machine or a set of them, an image, a disk with a system, or what
 * builds an image. It has no devices of its own: what it starts from decides its generation.
 */
import type { Place } from '../../text/place';
import type { AnyMachine, Generation } from '../any-machine';
import type { Field } from '../field';

export type AzureResource =
  | 'machine'
  | 'scale-set'
  | 'image'
  | 'disk'
  | 'snapshot'
  | 'gallery-image'
  | 'image-template'
  /** A builder of Packer. */
  | 'build'
  /** Of Azure Local. */
  | 'local-machine'
  | 'local-image';

/** `standard`: none of its own. */
export type SecurityProfile = 'standard' | 'trusted-launch';

export interface AzureMachine extends AnyMachine {
  readonly resource: AzureResource;
  /** Why nothing that the file says changes it: an export tells of it, or the template only refers to it. */
  readonly existing?: 'export' | 'reference' | undefined;
  /** How the generation is known: written, or the one of what it is made of. */
  readonly generationFrom: GenerationSource;
  readonly image?: ImageReference | undefined;
  /** `plan.name`, which is the SKU's name where the image has a plan. */
  readonly plan?: Field<string> | undefined;
  readonly size?: Field<string> | undefined;
  /** `hyperVGeneration` of an image or a disk; undefined where it is absent. */
  readonly label?: Field<Generation> | undefined;
  /** What gets the label where it is absent; undefined where the resource has none. */
  readonly takesLabel?: true | undefined;
  readonly securityType?: Field<string> | undefined;
  /** Of an image of a gallery the security type of the machines that it is for: among its features. */
  readonly imageSecurity?: Field<string> | undefined;
  /** `securityProfile` as a whole. */
  readonly securityProfile?: Field<unknown> | undefined;
  readonly secureBoot?: Field<boolean> | undefined;
  readonly vTpm?: Field<boolean> | undefined;
  readonly apiVersion?: Field<string> | undefined;
  /** The profile of API versions of Azure Stack Hub, which takes Generation 1 alone. */
  readonly hubProfile?: Field<string> | undefined;
  /** How the disk with the system comes to be, where it isn't from an image: as the file writes it. */
  readonly osDisk?: OsDisk | undefined;
  /** The size that the tool takes where none is written. */
  readonly defaultSize?: string;
  /** The image outside of any gallery that is made of it. */
  readonly managedImage?: Field<string> | undefined;
  /** The image of a gallery that gets what is built as a version. */
  readonly galleryDestination?: Field<string> | undefined;
  /** The versions that the same file makes of an image of a gallery. */
  readonly versions?: readonly GalleryVersion[];
  /** The image or disk of the same file that it is made of, and has the generation of. */
  readonly madeOf?: AzureMachine | undefined;
  /** What of the same file has its generation from it. */
  readonly usedBy?: readonly AzureMachine[];
  /** What a running machine is, as Azure says it: it wins over the image's name. */
  readonly instanceView?: Field<Generation> | undefined;
  /** By which parameters it may be Generation 1 from another image than by default. */
  readonly otherChoices?: readonly OtherChoice[];
  /** By which parameters it may have another size, which runs Generation 1 alone. */
  readonly otherSizes?: readonly OtherChoice[];
  /** What Azure says of a machine that is there. */
  readonly there?: MachineThere | undefined;
}

export type GenerationSource =
  | 'label'
  | 'instance-view'
  | 'security'
  | 'image'
  /** By the way its publisher names its images, as no list has it. */
  | 'image-name'
  /** The one of an image or disk that the same file makes. */
  | 'source'
  /** What Azure takes where nothing is said. */
  | 'default'
  | 'unknown';

/** An image of the Marketplace. */
export interface ImageReference {
  readonly publisher: Field<string>;
  readonly offer: Field<string>;
  readonly sku: Field<string>;
  readonly version?: Field<string> | undefined;
}

export interface OtherChoice {
  readonly parameter: string;
  /** Of those that the parameter may have. */
  readonly values: readonly string[];
  /** The first of them. */
  readonly at: Place;
}

export interface OsDisk {
  readonly origin: 'attached' | 'blob' | 'image';
  /** The file that it comes from. */
  readonly uri?: Field<string> | undefined;
  /** In GiB. */
  readonly size?: Field<number> | undefined;
  /** Where it says that the disk of a machine is a file in a storage account. */
  readonly unmanaged?: Place | undefined;
}

/** A version of an image of a gallery, or what builds one: it has to be of the generation of the image. */
export interface GalleryVersion {
  readonly name: string;
  readonly at: Place;
  readonly source: VersionSource;
}

export type VersionSource =
  /** The same file makes it. */
  | { readonly kind: 'made'; readonly machine: AzureMachine }
  /** A file in a storage account. */
  | { readonly kind: 'blob' }
  /** Something that the file doesn't make. */
  | { readonly kind: 'elsewhere'; readonly name: string }
  | { readonly kind: 'unknown' };

export interface MachineThere {
  /** The whole id, and the one that no other machine ever has. */
  readonly id?: Field<string> | undefined;
  readonly vmId?: Field<string> | undefined;
  /** `Windows` or `Linux`. */
  readonly osType?: Field<string> | undefined;
  /** The image that it was made of, where that isn't of the Marketplace. */
  readonly imageId?: Field<string> | undefined;
}
