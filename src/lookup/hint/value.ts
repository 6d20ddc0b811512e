import type { Image } from '../../image/image';
import { nearest } from '../../image/nearest';
import { readOsName } from '../../image/os-name';
import { namesPlatform } from '../../image/platform';
import { toExcerpt } from '../excerpt';
import { type Hint, NAMED } from './hint';

/** Arguments whose values are words that images have. */
const ARGUMENTS = ['platform', 'variant', 'family'];

/** A word that no listed image has, with the nearest that one has. */
export const unknownValues: Hint = ({ query, conditions, images }) =>
  conditions.flatMap(({ argument, keep }) => {
    const wanted = query[argument];
    const isWord = typeof wanted === 'string' && wanted.toLowerCase() !== PLAIN;
    if (!isWord || !ARGUMENTS.includes(argument) || images.some(keep)) {
      return [];
    }
    const counts = countValues(images, argument);
    return counts.length === 0
      ? []
      : [
          `no listed image has \`${argument}\` "${toExcerpt(wanted)}". ${suggest(wanted, argument, counts)}`,
        ];
  });

/** The variant that is none. */
const PLAIN = 'plain';

type Count = readonly [value: string, images: number];

/** The values that images have, the most frequent first. */
function countValues(images: readonly Image[], field: string): readonly Count[] {
  const counts = new Map<string, number>();
  for (const image of images) {
    const value: unknown = Reflect.get(image, field);
    if (typeof value === 'string') {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}

function suggest(wanted: string, argument: string, counts: readonly Count[]): string {
  const named = counts.slice(0, NAMED).map(([value, images]) => `${value} (${images})`);
  const others = counts.length > NAMED ? ` and ${counts.length - NAMED} more` : '';
  const meant =
    argument === 'platform'
      ? suggestPlatform(wanted, counts)
      : suggestValue(wanted, argument, counts);
  return `${meant}The listed images have ${named.join(', ')}${others}.`;
}

/** A distribution that is known is meant, though none is listed; another one would be another system. */
function suggestPlatform(wanted: string, counts: readonly Count[]): string {
  if (!namesPlatform(wanted)) {
    return suggestValue(wanted, 'platform', counts);
  }
  const { platform, platformVersion } = readOsName(wanted) ?? {};
  return platformVersion === undefined
    ? ''
    : `Write \`platform\` ${platform} and \`platformVersion\` "${platformVersion}". `;
}

/** The nearest value; a variant is found by any of its words, a family by a part of it. */
function suggestValue(wanted: string, argument: string, counts: readonly Count[]): string {
  const values = counts.map(([value]) => value);
  const words = argument === 'variant' ? values.flatMap((value) => value.split(/[\s_-]+/)) : [];
  const part = values.find((value) => argument === 'family' && value.includes(wanted));
  const meant = nearest(wanted, [...values, ...words]) ?? part;
  return meant === undefined ? '' : `Did you mean "${meant}"? `;
}
