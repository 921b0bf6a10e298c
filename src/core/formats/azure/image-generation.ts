/** The generation of what starts from an image of the Marketplace. */
import { imageNamed, likelyGeneration } from '../../machine/azure/images';
import type { AzureMachine, GenerationSource, ImageReference } from '../../machine/azure/machine';
import { known } from '../../machine/field';

export type Decided = Pick<AzureMachine, 'generation' | 'generationFrom' | 'madeOf'>;

export function fromImage(image: ImageReference | undefined): Decided | undefined {
  const [publisher, offer, sku] = [known(image?.publisher), known(image?.offer), known(image?.sku)];
  if (image?.sku.known !== true || publisher === undefined || offer === undefined || sku === undefined) {
    return undefined;
  }
  const row = imageNamed(publisher, offer, sku);
  const value = row?.generation ?? likelyGeneration(publisher, offer, sku);
  if (value === undefined) {
    return undefined;
  }
  const origin = image.sku.origin === 'variable' ? 'variable' : 'inferred';
  const generationFrom: GenerationSource = row?.isVerified === true ? 'image' : 'image-name';
  return { generation: { ...image.sku, value, origin }, generationFrom };
}
