import { nearestChoice, suggest } from '../../image/did-you-mean';
import { readOsName } from '../../image/os-name';
import { startsWithPlatform } from '../../image/platform';
import { PLAIN } from '../../query/effective-filters';
import { toExcerpt } from '../../query/excerpt';
import { argument, type Text, text } from '../../text';
import { countValues, type Hint, summarizeCounts, type ValueCount } from './hint';

/** Arguments that are compared with the values of listed images. */
const SUGGESTED_ARGUMENTS = ['platform', 'variant', 'family'];

/** The largest number of values that are compared, the most frequent first. */
const MAX_COMPARED_VALUES = 1_000;
/** The largest number of characters in a compared value; no cloud has longer ones. */
const MAX_LENGTH = 128;

/** A value that no listed image has, with the most similar one that exists. */
export const unknownValues: Hint = ({ query, clientFilters, images }) =>
  clientFilters.flatMap(({ argument: name, accepts }) => {
    const wanted = query[name];
    const isComparable = typeof wanted === 'string' && wanted.toLowerCase() !== PLAIN;
    if (!isComparable || !SUGGESTED_ARGUMENTS.includes(name) || images.some(accepts)) {
      return [];
    }
    const values = images.map((image): unknown => Reflect.get(image, name));
    const counts = countValues(values.filter((value) => typeof value === 'string'));
    return counts.length === 0
      ? []
      : [
          text`no listed image has ${argument(name)} "${toExcerpt(wanted)}". ${describeListedValues(wanted, name, counts)}`,
        ];
  });

function describeListedValues(wanted: string, name: string, counts: readonly ValueCount[]): Text {
  const suggestion =
    name === 'platform' ? suggestPlatform(wanted, counts) : suggestValue(wanted, name, counts);
  return text`${suggestion}The listed images have ${summarizeCounts(counts)}.`;
}

/** Suggests a platform; for a known distribution only its normalized form, since a similar one would be another system. */
function suggestPlatform(wanted: string, counts: readonly ValueCount[]): Text {
  if (!startsWithPlatform(wanted)) {
    return suggestValue(wanted, 'platform', counts);
  }
  const { platform, platformVersion } = readOsName(wanted) ?? {};
  return platformVersion === undefined
    ? ''
    : text`Set ${argument('platform')} to ${platform} and ${argument('platformVersion')} to "${platformVersion}". `;
}

/** The most similar value; any part of a variant or a family is similar to it. */
function suggestValue(wanted: string, name: string, counts: readonly ValueCount[]): string {
  const values = counts
    .slice(0, MAX_COMPARED_VALUES)
    .map(([value]) => value)
    .filter(({ length }) => length <= MAX_LENGTH);
  const parts = name === 'variant' ? values.flatMap((value) => value.split(/[\s_-]+/)) : [];
  const part = values.find((value) => name === 'family' && value.includes(wanted));
  return suggest(nearestChoice(wanted, [...values, ...parts]) ?? part);
}
