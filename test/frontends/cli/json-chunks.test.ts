import fc from 'fast-check';
import { toJsonChunks } from '../../../src/frontends/cli/output/json-chunks';

test('the chunks are the output of JSON.stringify', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (result) => {
      expect([...toJsonChunks(result)].join('')).toBe(`${JSON.stringify(result, undefined, 2)}\n`);
    }),
  );
});

test('every image of a list is a chunk of its own', () => {
  const images = Array.from({ length: 50 }, (_, index) => ({ id: `m-${index}` }));

  const chunks = [...toJsonChunks({ id: 'sel-1', images, skipped: undefined })];

  expect(chunks.length).toBeGreaterThan(images.length);
  expect(JSON.parse(chunks.join(''))).toEqual({ id: 'sel-1', images });
});
