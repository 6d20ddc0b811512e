import { compareText } from '../image/compare';
import type { Image } from '../image/image';
import { selectionId } from '../query/canonical-query';
import { type Explanation, explain, toPublicExplanation } from './explain';
import type { ReadList } from './fetch-images';
import type { ParsedQuery } from './parsed-query';
import { planListings } from './plan-listings';
import { readAttempts } from './read-attempts';
import { selectImage } from './select-image';
import { sortInSlices } from './slices';
import { type Warning, warningsOf } from './warnings';

interface ResultBase {
  /** Non-fatal warnings. */
  readonly warnings: readonly Warning[];
  /** How the result came about. */
  readonly explanation: Explanation;
}

/** The selected image and the explanation. */
export interface FindOutcome<ImageType = Image> extends ResultBase {
  /** The id of the image. */
  readonly id: string;
  /** The image with its source's own fields. */
  readonly image: ImageType;
}

/** The matches and the explanation. */
export interface ListOutcome<ImageType = Image> extends ResultBase {
  /** `sel-` and 24 hex digits, which depend only on the query and the ids of the images. */
  readonly id: string;
  /** The matches in order. */
  readonly images: readonly ImageType[];
  /** The ids of the matches, in the same order. */
  readonly imageIds: readonly string[];
}

/** The explanation of a lookup, with or without a match. */
export interface ExplainOutcome<ImageType = Image> extends ResultBase {
  /** The image that `findImage` would return; absent if it would fail. */
  readonly image?: ImageType;
}

/** How a lookup is evaluated. */
export interface EvaluationOptions {
  /** The time in milliseconds since 1970, for warnings about images that expire. Default: now. */
  readonly now?: number;
  /** Whether to read no list that only explains why nothing matches. Default: false. */
  readonly brief?: boolean | undefined;
  /** Ends the evaluation. Default: none. */
  readonly signal?: AbortSignal | undefined;
}

/** Finds exactly one image. Throws `NoImageFound` or `AmbiguousMatch` with the explanation. */
export async function evaluateFind(
  parsed: ParsedQuery,
  read: ReadList,
  { now, brief, signal }: EvaluationOptions = {},
): Promise<FindOutcome> {
  const plan = planListings(parsed);
  const evaluation = await readAttempts({ parsed, plan, read, signal }, { brief });
  const explanation = await explain(evaluation);
  const image = selectImage(evaluation.matches, parsed.query, explanation);
  const warnings = await warningsOf(evaluation, [image], now);
  return { id: image.id, image, warnings, explanation: toPublicExplanation(explanation) };
}

/** Lists all matches, if any, in a total order. */
export async function evaluateList(
  parsed: ParsedQuery,
  read: ReadList,
  { now, brief, signal }: EvaluationOptions = {},
): Promise<ListOutcome> {
  const { query } = parsed;
  const plan = planListings(parsed);
  const evaluation = await readAttempts({ parsed, plan, read, signal }, { brief });
  const explanation = await explain(evaluation);
  const images = evaluation.matches.slice(0, query.mostRecent ? 1 : query.limit);
  const imageIds = images.map(({ id }) => id);
  const warnings = await warningsOf(evaluation, images, now);
  return {
    id: selectionId(query, await sortInSlices(imageIds, compareText, signal)),
    images,
    imageIds,
    warnings,
    explanation: toPublicExplanation(explanation),
  };
}

/** Explains a find, whether or not exactly one image matches. */
export async function evaluateExplain(
  parsed: ParsedQuery,
  read: ReadList,
  { now, signal }: Pick<EvaluationOptions, 'now' | 'signal'> = {},
): Promise<ExplainOutcome> {
  const plan = planListings(parsed);
  const evaluation = await readAttempts({ parsed, plan, read, signal }, { unfilteredFirst: true });
  const explanation = await explain(evaluation, true);
  const image = explanation.chosen && evaluation.matches[0];
  const warnings = await warningsOf(evaluation, image ? [image] : [], now);
  return { ...(image && { image }), warnings, explanation: toPublicExplanation(explanation) };
}
