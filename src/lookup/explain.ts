import type { Image } from '../image/image';
import { toPrintable } from '../image/printable';
import { filterFields } from '../query/filter-fields';
import type { Query } from '../query/query';
import {
  cell,
  joinTexts,
  mapWords,
  renderText,
  type Text,
  text,
  textsOf,
  withTexts,
} from '../text';
import { describeActualValue } from './actual-value';
import { toFilterLabel } from './client-filter';
import { findNearMisses, type Miss, type Step } from './filter-images';
import { hintsFor } from './hint';
import type { Evaluation } from './read-attempts';
import { rankNearMisses } from './similarity';
import { decidingKey, type SortKey, sortImages } from './sort-images';

const SUMMARY_FIELDS = [
  'id',
  'name',
  'createdAt',
  'architecture',
  'platformVersion',
  'version',
  'ownerAlias',
  'ownerId',
] as const;

/** The fields that identify an image. */
export type ImageSummary = Pick<Image, (typeof SUMMARY_FIELDS)[number]>;

/** How a result came about. */
export interface Explanation<TextType extends Text = string> {
  /** The labels of the API filters. */
  readonly narrowedBy: readonly TextType[];
  /** Why the unfiltered list could not be read; only images that passed the API filters are explained then. */
  readonly partial?: TextType;
  /** The number of images in the lists. */
  readonly listed: number;
  /** The filters in the order of their application. */
  readonly steps: readonly Step<TextType>[];
  /** The selected image: the only match, or the first one with `mostRecent`. */
  readonly chosen?: ImageSummary;
  /** The second match, and the sort key that puts it behind the first. */
  readonly runnerUp?: ImageSummary & { readonly decidedBy: SortKey };
  /** The first matches, if none was selected. */
  readonly candidates?: readonly ImageSummary[];
  /** Images that fail one filter, the most similar first; empty when an image was found, except by `explainImage`. */
  readonly nearMisses: readonly NearMiss<TextType>[];
  /** Suggestions, as sentences, when nothing matches. */
  readonly hints: readonly TextType[];
  /** The number of matches without one of the filters, when nothing matches. */
  readonly withoutCondition?: readonly {
    readonly argument: string;
    readonly condition: TextType;
    readonly wouldMatch: number;
  }[];
}

/** An image that fails exactly one filter. */
export interface NearMiss<TextType extends Text = string> {
  readonly image: ImageSummary;
  /** The argument that sets the filter. */
  readonly argument: string;
  /** The label of the filter. */
  readonly condition: TextType;
  /** The image's value, such as `status is creating`. */
  readonly actual: TextType;
}

/** The largest number of matches or near misses in an explanation. */
const MAX_NAMED_IMAGES = 5;

/** Explains an evaluation, with near misses when nothing matches or on request. */
export async function explain(
  evaluation: Evaluation,
  includeNearMisses = evaluation.matches.length === 0,
): Promise<Explanation<Text>> {
  const { parsed, attempt, clientFilters, matches, steps, partial, signal } = evaluation;
  const { query } = parsed;
  // Most lookups find an image and need no order of all others.
  const images = includeNearMisses
    ? await sortImages(evaluation.images, query, signal)
    : evaluation.images;
  const misses = includeNearMisses
    ? await findNearMisses(images, clientFilters, attempt.useApiFilters, signal)
    : [];
  const nearest = await rankNearMisses(misses, query, MAX_NAMED_IMAGES, signal);
  const hints =
    matches.length > 0 ? [] : await hintsFor({ ...parsed, clientFilters, images, misses, signal });
  return {
    narrowedBy: attempt.sentFilters.map(
      (argument) =>
        clientFilters.find((filter) => filter.argument === argument)?.label ??
        toFilterLabel(argument, query[argument]),
    ),
    listed: images.length,
    steps,
    ...explainChoice(matches, query),
    nearMisses: nearest.map(({ image, failedFilter: { argument, label } }) => ({
      image: toImageSummary(image),
      argument,
      condition: label,
      actual: describeActualValue(argument, image, parsed),
    })),
    hints,
    ...(matches.length === 0 && { withoutCondition: countWithoutEachFilter(misses, steps) }),
    ...(partial !== undefined && { partial }),
  };
}

function explainChoice([first, second, ...others]: readonly Image[], query: Query) {
  if (!first) {
    return {};
  }
  if (second && !query.mostRecent) {
    const candidates = [first, second, ...others].slice(0, MAX_NAMED_IMAGES);
    return { candidates: candidates.map(toImageSummary) };
  }
  const runnerUp = second && {
    ...toImageSummary(second),
    decidedBy: decidingKey(first, second, query),
  };
  return { chosen: toImageSummary(first), ...(runnerUp && { runnerUp }) };
}

/** Renders an explanation in the naming of the library. */
export function toPublicExplanation(explanation: Explanation<Text>): Explanation {
  const { narrowedBy, listed, steps, nearMisses, hints, withoutCondition, partial, ...choice } =
    explanation;
  const rendered: Explanation = {
    narrowedBy: narrowedBy.map((label) => renderText(label)),
    listed,
    steps: steps.map(renderCondition),
    ...choice,
    nearMisses: nearMisses.map((miss) => ({
      ...renderCondition(miss),
      actual: renderText(miss.actual),
    })),
    hints: hints.map((hint) => renderText(hint)),
    ...(withoutCondition && { withoutCondition: withoutCondition.map(renderCondition) }),
    ...(partial !== undefined && { partial: renderText(partial) }),
  };
  return withTexts(rendered, explanation);
}

function renderCondition<Part extends { readonly condition: Text }>(part: Part) {
  return { ...part, condition: renderText(part.condition) };
}

/** Formats an explanation as lines, without characters that a terminal would interpret. */
export function toExplanationLines(explanation: Explanation<Text>): readonly Text[] {
  const texts = textsOf(explanation);
  return [...toFilterLines(texts), ...toOutcomeLines(texts)].map((line) =>
    mapWords(line, toPrintable),
  );
}

function toFilterLines({ narrowedBy, partial, listed, steps }: Explanation<Text>): Text[] {
  const conditions = steps.map(({ condition }) => mapWords(condition, toPrintable));
  return [
    joinTexts(
      [`${toCountText(listed, 'image')} listed`, joinTexts(narrowedBy, '; ')],
      ', filtered by the API: ',
    ),
    ...(partial === undefined ? [] : [text`partial: ${partial}`]),
    ...conditions.map(
      (condition, index) => text`  ${cell(condition, conditions)}  ${steps[index]?.kept} left`,
    ),
  ];
}

function toOutcomeLines({
  chosen,
  runnerUp,
  candidates = [],
  withoutCondition = [],
  hints,
  nearMisses,
}: Explanation<Text>): readonly Text[] {
  if (chosen) {
    const next = runnerUp && `next: ${toImageLabel(runnerUp)}, behind by ${runnerUp.decidedBy}`;
    return [`chosen: ${toImageLabel(chosen)}`, ...(next ? [next] : [])];
  }
  if (candidates.length > 0) {
    return candidates.map((image) => `matches: ${toImageLabel(image)}`);
  }
  return [
    ...hints.map((hint) => text`hint: ${hint}`),
    ...withoutCondition.map(
      ({ condition, wouldMatch }) =>
        text`without "${condition}": ${toCountText(wouldMatch, 'match')}`,
    ),
    ...toNearMissLines(nearMisses),
  ];
}

/** Formats each near miss as one line. */
export function toNearMissLines(nearMisses: readonly NearMiss<Text>[]): readonly Text[] {
  return nearMisses.map(({ image, argument, actual }) => {
    // The label begins with the id, which may be the name as well.
    const isShown =
      argument === 'ids' || (filterFields[argument] === 'name' && image.name === image.id);
    return joinTexts([`close: ${toImageLabel(image)}`, isShown ? '' : actual], ', but ');
  });
}

/** Formats an image in half a line. */
export function toImageLabel({
  id,
  name,
  createdAt,
  architecture,
  ownerAlias,
  ownerId,
}: ImageSummary): string {
  const owner = [ownerAlias, ownerId].filter(Boolean).join(' ');
  const facts = [architecture, createdAt?.slice(0, 10) ?? 'undated', owner].filter(Boolean);
  return `${id}${name && name !== id ? ` ${name}` : ''} (${facts.join(', ')})`;
}

function countWithoutEachFilter(misses: readonly Miss[], steps: readonly Step<Text>[]) {
  return steps
    .map(({ argument, condition }) => ({
      argument,
      condition,
      wouldMatch: misses.filter(({ failedFilter }) => failedFilter.argument === argument).length,
    }))
    .filter(({ wouldMatch }) => wouldMatch > 0);
}

function toImageSummary(image: Image): ImageSummary {
  const entries = SUMMARY_FIELDS.map((name) => [name, image[name]] as const);
  // Every image has an id, which the type of the entries cannot express.
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as ImageSummary;
}

function toCountText(number: number, noun: string): string {
  const plural = noun.endsWith('ch') ? `${noun}es` : `${noun}s`;
  return `${number} ${number === 1 ? noun : plural}`;
}
