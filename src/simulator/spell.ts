import type { CatalogImage } from './catalog';
import { textOf } from './field';

/** The clouds' words by the neutral ones, as far as they differ. */
export type Spellings = Readonly<Record<string, string>>;

/** A neutral field in the cloud's word: the one that it reported itself, else by its spelling, else as it is. */
export function spell(
  image: CatalogImage,
  field: string,
  spellings: Spellings,
  reported?: string,
): string | undefined {
  const word = textOf(image, field);
  return (reported && textOf(image, reported)) || spellings[word ?? ''] || word;
}
