import Table from 'cli-table3';

interface ColumnLayout {
  /** The available number of characters. */
  readonly width: number;
  /** The column to cut if the table is wider. */
  readonly shrink?: number;
  /** The column to wrap if the table is wider. */
  readonly wrap?: number;
  readonly isColorful?: boolean;
}

const GAP = '  ';
const MIN_WIDTH = 12;

/** Formats rows in columns without borders, so that the text can be copied. */
export function toColumns(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { width, shrink, wrap, isColorful = false }: ColumnLayout,
): string {
  const [sample = []] = [head, ...rows].filter(({ length }) => length > 0);
  const widths = sample.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const excess = widths.reduce((sum, natural) => sum + natural + GAP.length, -GAP.length) - width;
  const table = new Table({
    head: [...head],
    colWidths: widths.map((natural, column) =>
      (column === shrink || column === wrap) && excess > 0
        ? Math.max(MIN_WIDTH, natural - excess)
        : null,
    ),
    wordWrap: wrap !== undefined,
    chars: COLUMN_GAPS,
    style: { head: isColorful ? ['bold'] : [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString().replace(/ +$/gm, '');
}

const BORDERS = [
  ...['top', 'top-mid', 'top-left', 'top-right', 'mid', 'mid-mid', 'left', 'left-mid'],
  ...['bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'right', 'right-mid'],
];
const COLUMN_GAPS = { ...Object.fromEntries(BORDERS.map((name) => [name, ''])), middle: GAP };
