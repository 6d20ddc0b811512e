import Table from 'cli-table3';
import type { Image } from '../../../image/image';
import { toPrintable } from '../../../image/printable';
import { type Session, supportsColor } from '../session';

const GAP = '  ';
const MIN_NAME_WIDTH = 12;

/** Formats images as a table for a terminal, or as tab-separated lines for other outputs. */
export function toImageTable(images: readonly Image[], session: Session): string {
  const { stdout } = session.io;
  if (!stdout.isTTY) {
    return images.map(toTabSeparated).join('\n');
  }
  const columns = COLUMNS.filter(({ format }) => images.some((image) => format(image) !== ''));
  const rows = images.map((image) => columns.map(({ format }) => toPrintable(format(image))));
  const head = columns.map(({ title }) => title);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const excess =
    widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length) - (stdout.columns || 100);
  const table = new Table({
    head,
    colWidths: widths.map((width, column) =>
      head[column] === 'NAME' && excess > 0 ? Math.max(MIN_NAME_WIDTH, width - excess) : null,
    ),
    chars: COLUMN_GAPS,
    style: {
      head: supportsColor(stdout, session) ? ['bold'] : [],
      border: [],
      'padding-left': 0,
      'padding-right': 0,
    },
  });
  table.push(...rows);
  return table.toString().replace(/ +$/gm, '');
}

interface Column {
  readonly title: string;
  format(image: Image): string;
}

/** Columns that are empty for all images are left out. */
const COLUMNS: readonly Column[] = [
  { title: 'ID', format: ({ id }) => id },
  { title: 'NAME', format: ({ id, name = '' }) => (name === id ? '' : name) },
  { title: 'CREATED', format: ({ createdAt = '' }) => createdAt.slice(0, 10) },
  { title: 'ARCH', format: ({ architecture = '' }) => architecture },
  {
    title: 'PLATFORM',
    format: ({ platform, platformVersion }) => joinPresent(platform, platformVersion),
  },
  { title: 'VARIANT', format: ({ variant, language }) => joinPresent(variant, language) },
  {
    title: 'OWNER',
    format: ({ ownerAlias, ownerId }) => joinPresent(ownerAlias, thirdPartyId(ownerAlias, ownerId)),
  },
  { title: 'STATUS', format: ({ status = '' }) => (status === 'available' ? '' : status) },
];

/** The account ID of a third party; the IDs of the vendor and of the own account add nothing to the alias. */
function thirdPartyId(alias: string | undefined, id: string | undefined): string | undefined {
  return alias === 'system' || alias === 'self' ? undefined : id;
}

function joinPresent(...words: readonly (string | undefined)[]): string {
  return words.filter(Boolean).join(' ');
}

function toTabSeparated(image: Image): string {
  const { id, name, createdAt, architecture, platform, platformVersion } = image;
  const { ownerAlias, ownerId, status, variant, language } = image;
  const leading = [id, name, createdAt, architecture, platform, platformVersion];
  return [...leading, ownerAlias, ownerId, status, variant, language]
    .map((value = '') => toPrintable(value))
    .join('\t');
}

/** The parts of a border, which copied text must not contain. */
const BORDER_PARTS = [
  ...['top', 'top-mid', 'top-left', 'top-right', 'mid', 'mid-mid', 'left', 'left-mid'],
  ...['bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'right', 'right-mid'],
];
const COLUMN_GAPS = { ...Object.fromEntries(BORDER_PARTS.map((part) => [part, ''])), middle: GAP };
