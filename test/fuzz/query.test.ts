import fc from 'fast-check';
import { validateQuery } from '../../src/client/parse-query';
import { ImagepinError } from '../../src/errors';
import { evaluateExplain, evaluateFind, evaluateList } from '../../src/lookup/lookup';
import { canonicalQuery } from '../../src/query/canonical-query';
import { describeSources } from '../support/describe-sources';
import { sharedImages } from '../support/listed-images';
import { parseQuery } from '../support/parse-query';
import { instanceTypesOf } from '../support/samples';
import { rememberLists, simulatedReader } from '../support/simulated-reader';
import { checkError } from './support/error-check';
import { fuzzTest } from './support/fuzz-test';
import { queryInput } from './support/query-input';

const NOW = Date.UTC(2026, 2, 1);

describeSources((source) => {
  const finds = () => queryInput(source, 'find');
  const lists = () => queryInput(source, 'list');

  fuzzTest('a query is parsed or rejected with the argument to blame', lists, (input) => {
    const errors = validateQuery(input, 'list');

    for (const error of errors) {
      checkError(error);
      expect(['InvalidQuery', 'UnknownSource']).toContain(error.code);
    }
    expect(isAccepted(() => parseQuery(input, 'list'))).toBe(errors.length === 0);
  });

  fuzzTest('a parsed query is the same after it is written and parsed again', finds, (input) => {
    if (validateQuery(input, 'find').length > 0) {
      return;
    }

    const written = canonicalQuery(parseQuery(input, 'find').query);

    expect(canonicalQuery(parseQuery(JSON.parse(written), 'find').query)).toBe(written);
  });

  fuzzTest(
    'find, list and explain agree about any query',
    async () => {
      const instanceTypes = await instanceTypesOf(source.id);
      return queryInput(source, 'find', { valid: true, instanceTypes });
    },
    async (input) => {
      if (validateQuery(input, 'find').length > 0) {
        return;
      }
      const images = await sharedImages(source, 40);
      const read = rememberLists((await simulatedReader(source, images)).read);
      const query = parseQuery(input, 'find');

      const { images: listed } = await evaluateList(query, read, { now: NOW });
      const found = await evaluateFind(query, read, { now: NOW }).catch((error) => error);
      const explained = await evaluateExplain(query, read, { now: NOW });

      if (found instanceof Error) {
        checkError(found as ImagepinError);
        expect(listed).not.toHaveLength(1);
      } else {
        expect(listed[0]).toEqual(found.image);
      }
      expect(explained.image).toEqual(found.image);
      const ids = images.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(listed.map(({ id }) => id)));
    },
  );
});

fuzzTest(
  'no value at all is a query, and every one is rejected as such',
  () => fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
  (input) => {
    const errors = validateQuery(input, 'find');

    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) {
      checkError(error);
    }
  },
);

function isAccepted(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch (error) {
    expect(ImagepinError.is(error)).toBe(true);
    return false;
  }
}
