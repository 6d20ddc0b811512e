import { ImagepinError } from '../errors';
import type { Image } from '../image/image';
import type { Query } from '../query/query';
import { type Explanation, toExplanationLines } from './explain';

/** Exactly one image, or an error that tells what each condition left. */
export function selectImage(
  matches: readonly Image[],
  query: Query,
  explanation: Explanation,
): Image {
  const [first, second] = matches;
  if (first && (!second || query.mostRecent)) {
    return first;
  }
  const explanationLines = toExplanationLines(explanation);
  if (!first) {
    throw new ImagepinError('NoImageFound', `no image of ${query.source} matches`, {
      path: eliminatingArgument(explanation),
      detail: explanationLines.join('\n'),
    });
  }
  throw new ImagepinError('AmbiguousMatch', `${matches.length} images of ${query.source} match`, {
    path: ['mostRecent'],
    detail: [
      `${describeDifferences(matches)}Add a condition, or set \`mostRecent\`.`,
      ...explanationLines,
    ].join('\n'),
  });
}

const DISTINGUISHING_FIELDS = [
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
function describeDifferences(images: readonly Image[]): string {
  const fields = DISTINGUISHING_FIELDS.filter(
    (field) => new Set(images.map((image) => image[field])).size > 1,
  );
  return fields.length > 0 ? `They differ in ${fields.join(', ')}. ` : '';
}

/** The argument to look at: the condition that left nothing. */
function eliminatingArgument({ steps }: Explanation): string[] {
  const step = steps.find(({ kept }) => kept === 0);
  return step ? [step.argument] : [];
}
