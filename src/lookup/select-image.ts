import { ImagepinError } from '../errors';
import type { Image } from '../image/image';
import type { Query } from '../query/query';
import { argument, field, joinTexts, type Text, text } from '../text';
import { type Explanation, toExplanationLines } from './explain';

/** Selects exactly one match. Throws `NoImageFound` or `AmbiguousMatch` with the explanation. */
export function selectImage(
  matches: readonly Image[],
  query: Query,
  explanation: Explanation<Text>,
): Image {
  const [first, second] = matches;
  if (first && (!second || query.mostRecent)) {
    return first;
  }
  const explanationLines = toExplanationLines(explanation);
  if (!first) {
    throw new ImagepinError('NoImageFound', `no image of ${query.source} matches`, {
      path: eliminatingArgument(explanation),
      detail: joinTexts(explanationLines, '\n'),
    });
  }
  throw new ImagepinError('AmbiguousMatch', `${matches.length} images of ${query.source} match`, {
    path: ['mostRecent'],
    detail: joinTexts(
      [
        text`${describeDifferences(matches)}Add a filter, or set ${argument('mostRecent')}.`,
        ...explanationLines,
      ],
      '\n',
    ),
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

/** The fields that differ between images, as a sentence. */
function describeDifferences(images: readonly Image[]): Text {
  const names = DISTINGUISHING_FIELDS.filter(
    (name) => new Set(images.map((image) => image[name])).size > 1,
  );
  const fields = joinTexts(
    names.map((name) => [field(name)]),
    ', ',
  );
  return names.length > 0 ? text`They differ in ${fields}. ` : '';
}

/** The argument with the filter that eliminated the last image. */
function eliminatingArgument({ steps }: Explanation<Text>): string[] {
  const step = steps.find(({ kept }) => kept === 0);
  return step ? [step.argument] : [];
}
