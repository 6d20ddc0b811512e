import { parseSeriesTable } from '../../src/simulator/generation/publication';

test.each`
  row                          | problem
  ${'always | 0'}              | ${'a cell is missing'}
  ${'always | 0 | web | more'} | ${'a cell is left over'}
  ${'sometimes | 0 | web'}     | ${'its renewal is unknown'}
  ${'always | soon | web'}     | ${'its delay is no number'}
`('a row of the public images is rejected if $problem', ({ row }) => {
  expect(() => parseSeriesTable(['name'], row, ({ name }) => ({ name }))).toThrow(row);
});

test('a row of the public images has a value for each column, or none for a hyphen', () => {
  const table = `
    # renewed | delay | name | variant
    rarely | -7 | web | -
  `;

  const series = parseSeriesTable(['name', 'variant'], table, (row) => row);

  expect(series).toEqual([{ name: 'web', variant: '', renewed: 'rarely', delayDays: -7 }]);
});
