import fc from 'fast-check';
import { toJsonChunks } from '../../../src/frontends/cli/json-chunks';

test('the pieces are what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (answer) => {
      expect([...toJsonChunks(answer)].join('')).toBe(`${JSON.stringify(answer, undefined, 2)}\n`);
    }),
  );
});

test('every image of a list is a piece of its own', () => {
  const images = Array.from({ length: 50 }, (_, index) => ({ id: `m-${index}` }));

  const pieces = [...toJsonChunks({ id: 'sel-1', images, skipped: undefined })];

  expect(pieces.length).toBeGreaterThan(images.length);
  expect(JSON.parse(pieces.join(''))).toEqual({ id: 'sel-1', images });
});
