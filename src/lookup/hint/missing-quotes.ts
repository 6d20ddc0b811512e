import { argument, text } from '../../text';
import { intendedVersion } from '../unquoted-version';
import type { Hint } from './hint';

/** A version that lost its trailing zero because it was written without quotes. */
export const missingQuotes: Hint = ({ query, misses }) => {
  const version = intendedVersion(query, misses);
  return version === undefined
    ? []
    : [
        text`${argument('platformVersion')} is ${query.platformVersion}, and ${version} is listed. If you mean ${version}, write "${version}": without quotes it is the number ${query.platformVersion}.`,
      ];
};
