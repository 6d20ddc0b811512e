import { ImagepinError } from '../errors';
import type { Image } from '../image/image';
import { type Explanation, toLines } from './explain';
import type { Query } from './query';

/** Exactly one image, or an error that tells what each condition left. */
export function selectImage(
  ordered: readonly Image[],
  query: Query,
  explanation: Explanation,
): Image {
  const [first, second] = ordered;
  if (first && (!second || query.mostRecent)) {
    return first;
  }
  const funnel = toLines(explanation);
  if (!first) {
    throw new ImagepinError('NoImageFound', `no image of ${query.source} matches`, {
      path: emptiedBy(explanation),
      detail: funnel.join('\n'),
    });
  }
  throw new ImagepinError('AmbiguousMatch', `${ordered.length} images of ${query.source} match`, {
    path: ['mostRecent'],
    detail: [`${differences(ordered)}Add a condition, or set \`mostRecent\`.`, ...funnel].join(
      '\n',
    ),
  });
}

const TELLING = [
  'os',
  'platform',
  'platformVersion',
  'variant',
  'language',
  'architecture',
  'bootMode',
  'family',
] as const;

/** What tells the images apart, as a sentence. */
function differences(images: readonly Image[]): string {
  const fields = TELLING.filter((field) => new Set(images.map((image) => image[field])).size > 1);
  return fields.length > 0 ? `They differ in ${fields.join(', ')}. ` : '';
}

/** The argument to look at: the condition that left nothing. */
function emptiedBy({ steps }: Explanation): string[] {
  const step = steps.find(({ kept }) => kept === 0);
  return step ? [step.argument] : [];
}
