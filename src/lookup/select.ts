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
  const [first, ...others] = ordered;
  const detail = toLines(explanation).join('\n');
  if (!first) {
    throw new ImagepinError('NoImageFound', `no image of ${query.source} matches`, {
      path: emptiedBy(explanation),
      detail,
    });
  }
  if (others.length > 0 && !query.mostRecent) {
    throw new ImagepinError('AmbiguousMatch', `${ordered.length} images of ${query.source} match`, {
      path: ['mostRecent'],
      detail: `Add a condition, or set mostRecent to take the first of them.\n${detail}`,
    });
  }
  return first;
}

/** The argument to look at: the condition that left nothing. */
function emptiedBy({ steps }: Explanation): string[] {
  const step = steps.find(({ kept }) => kept === 0);
  return step ? [step.argument] : [];
}
