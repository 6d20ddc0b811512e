import type { Image } from '../image/image';
import { toPrintable } from '../image/printable';
import { joinTexts, mapWords, renderText, type Text, text, textsOf, withTexts } from '../text';
import { describeActualValue } from './actual-value';
import { type Filtered, findNearMisses, type Miss, type Step } from './filter-images';
import { hintsFor } from './hint';
import type { ParsedQuery } from './parsed-query';
import type { ListingPlan } from './plan-listings';
import { rankNearMisses } from './similarity';
import { decidingKey, type SortKey } from './sort-images';

/** The fields of an image that identify it. */
export type ImageSummary = Pick<
  Image,
  | 'id'
  | 'name'
  | 'createdAt'
  | 'architecture'
  | 'platformVersion'
  | 'version'
  | 'ownerAlias'
  | 'ownerId'
>;

/** How a result came about, as data. */
export interface Explanation<Words extends Text = string> {
  /** The API filters, in words. */
  readonly narrowedBy: readonly Words[];
  /** Why the unfiltered list could not be read, so that only images that passed the API filters are explained. */
  readonly partial?: Words;
  /** The number of images that were read. */
  readonly listed: number;
  /** The filters in the order in which they were applied. */
  readonly steps: readonly Step<Words>[];
  /** The image that was chosen: the only match, or with mostRecent the first. */
  readonly chosen?: ImageSummary;
  /** The second match, and the sort key that put it behind the first. */
  readonly runnerUp?: ImageSummary & { readonly decidedBy: SortKey };
  /** The first matches, when none of them was chosen. */
  readonly candidates?: readonly ImageSummary[];
  /** Images that fail one filter, the most similar first; empty when an image was found, except by `explainImage`. */
  readonly nearMisses: readonly NearMiss<Words>[];
  /** Suggestions in sentences, when nothing matches. */
  readonly hints: readonly Words[];
  /** The number of matches without one of the filters, when nothing matches. */
  readonly withoutCondition?: readonly {
    readonly argument: string;
    readonly condition: Words;
    readonly wouldMatch: number;
  }[];
}

/** An image that fails one filter. */
export interface NearMiss<Words extends Text = string> {
  readonly image: ImageSummary;
  /** The argument that sets the filter. */
  readonly argument: string;
  /** The filter in words. */
  readonly condition: Words;
  /** The value of the image, such as `status is creating`. */
  readonly actual: Words;
}

/** The largest number of matches or near misses that are named. */
const MAX_NAMED_IMAGES = 5;

/** Explains how the matches were found; near misses are included when nothing matches, or on request. */
export function explain(
  parsed: ParsedQuery,
  { narrowedBy, clientFilters }: Pick<ListingPlan, 'narrowedBy' | 'clientFilters'>,
  images: readonly Image[],
  { matches, steps }: Filtered,
  includeNearMisses = matches.length === 0,
): Explanation<Text> {
  const { query } = parsed;
  const [first, second] = matches;
  const misses = includeNearMisses ? findNearMisses(images, clientFilters) : [];
  const isChosen = matches.length === 1 || query.mostRecent;
  return {
    narrowedBy,
    listed: images.length,
    steps,
    ...(isChosen && first && { chosen: toImageSummary(first) }),
    ...(isChosen &&
      first &&
      second && {
        runnerUp: { ...toImageSummary(second), decidedBy: decidingKey(first, second, query) },
      }),
    ...(!isChosen &&
      first && { candidates: matches.slice(0, MAX_NAMED_IMAGES).map(toImageSummary) }),
    nearMisses: rankNearMisses(misses, query, MAX_NAMED_IMAGES).map((miss) =>
      toNearMiss(miss, parsed),
    ),
    hints: first ? [] : hintsFor({ ...parsed, clientFilters, images, misses }),
    ...(!first && { withoutCondition: countWithoutEachFilter(misses, steps) }),
  };
}

/** An explanation as strings of the library, for the public contract. */
export function toPublicExplanation(explanation: Explanation<Text>): Explanation {
  const { narrowedBy, partial, steps, nearMisses, hints, withoutCondition, ...others } =
    explanation;
  const renderCondition = <Part extends { readonly condition: Text }>(part: Part) => ({
    ...part,
    condition: renderText(part.condition),
  });
  const strings: Explanation = {
    ...others,
    narrowedBy: narrowedBy.map((filter) => renderText(filter)),
    ...(partial !== undefined && { partial: renderText(partial) }),
    steps: steps.map(renderCondition),
    nearMisses: nearMisses.map((miss) => ({
      ...renderCondition(miss),
      actual: renderText(miss.actual),
    })),
    hints: hints.map((hint) => renderText(hint)),
    ...(withoutCondition && { withoutCondition: withoutCondition.map(renderCondition) }),
  };
  return withTexts(strings, explanation);
}

/** An explanation for people, line by line, without characters that a terminal would interpret. */
export function toExplanationLines(explanation: Explanation<Text>): readonly Text[] {
  const texts = textsOf(explanation);
  return [...toFilterLines(texts), ...toOutcomeLines(texts)].map(toPrintableText);
}

function toPrintableText(line: Text): Text {
  return mapWords(line, toPrintable);
}

function toFilterLines({ narrowedBy, partial, listed, steps }: Explanation<Text>): Text[] {
  const widths = steps.map(({ condition }) => renderText(condition).length);
  const maxWidth = Math.min(60, Math.max(0, ...widths));
  return [
    joinTexts(
      [`${toCountText(listed, 'image')} listed`, joinTexts(narrowedBy, '; ')],
      ', narrowed by the API: ',
    ),
    ...(partial === undefined ? [] : [text`partial: ${partial}`]),
    ...steps.map(({ condition, kept }, index) => {
      const padding = ' '.repeat(Math.max(0, maxWidth - (widths[index] ?? 0)));
      return text`  ${condition}${padding}  ${kept} left`;
    }),
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

/** The near misses, a line for each. */
export function toNearMissLines(nearMisses: readonly NearMiss<Text>[]): readonly Text[] {
  return nearMisses.map(({ image, actual }) => {
    // The label begins with the id, which may be the name as well.
    const isShown = [`id is ${image.id}`, `name is ${image.id}`].includes(renderText(actual));
    return joinTexts([`close: ${toImageLabel(image)}`, isShown ? '' : actual], ', but ');
  });
}

/** An image in half a line. */
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

function toNearMiss(
  { image, failedFilter: { argument, label } }: Miss,
  parsed: ParsedQuery,
): NearMiss<Text> {
  return {
    image: toImageSummary(image),
    argument,
    condition: label,
    actual: describeActualValue(argument, image, parsed),
  };
}

function toImageSummary(image: Image): ImageSummary {
  const { id, name, createdAt, architecture, platformVersion, version, ownerAlias, ownerId } =
    image;
  const summary = {
    id,
    name,
    createdAt,
    architecture,
    platformVersion,
    version,
    ownerAlias,
    ownerId,
  };
  return Object.fromEntries(
    Object.entries(summary).filter(([, value]) => value !== undefined),
  ) as ImageSummary;
}

function toCountText(number: number, noun: string): string {
  const plural = noun.endsWith('ch') ? `${noun}es` : `${noun}s`;
  return `${number} ${number === 1 ? noun : plural}`;
}
