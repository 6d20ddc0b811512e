import type { Image } from '../../image/image';
import { toPrintable } from '../../image/printable';
import { isColorful, type Session } from './io';
import { toColumns } from './to-columns';

/** Images as a table on a terminal, elsewhere as lines with tabs. */
export function toTable(images: readonly Image[], session: Session): string {
  const { stdout } = session.io;
  if (!stdout.isTTY) {
    return images.map(toTabbed).join('\n');
  }
  const shown = COLUMNS.filter(({ of }) => images.some((image) => of(image) !== ''));
  return toColumns(
    shown.map(({ title }) => title),
    images.map((image) => shown.map(({ of }) => toPrintable(of(image)))),
    {
      width: stdout.columns || 100,
      shrink: shown.findIndex(({ title }) => title === 'NAME'),
      isColorful: isColorful(stdout, session),
    },
  );
}

interface Column {
  readonly title: string;
  of(image: Image): string;
}

/** A column in which no image has anything to say is left out. */
const COLUMNS: readonly Column[] = [
  { title: 'ID', of: ({ id }) => id },
  { title: 'NAME', of: ({ id, name = '' }) => (name === id ? '' : name) },
  { title: 'CREATED', of: ({ createdAt = '' }) => createdAt.slice(0, 10) },
  { title: 'ARCH', of: ({ architecture = '' }) => architecture },
  { title: 'PLATFORM', of: ({ platform, platformVersion }) => join(platform, platformVersion) },
  { title: 'VARIANT', of: ({ variant, language }) => join(variant, language) },
  {
    title: 'OWNER',
    of: ({ ownerAlias, ownerId }) => join(ownerAlias, strangerOf(ownerAlias, ownerId)),
  },
  { title: 'STATUS', of: ({ status = '' }) => (status === 'available' ? '' : status) },
];

/** Of the vendor and of oneself the account id says nothing new. */
function strangerOf(alias: string | undefined, id: string | undefined): string | undefined {
  return alias === 'system' || alias === 'self' ? undefined : id;
}

function join(...words: readonly (string | undefined)[]): string {
  return words.filter(Boolean).join(' ');
}

function toTabbed(image: Image): string {
  const { id, name, createdAt, architecture, platform, platformVersion } = image;
  const { ownerAlias, ownerId, status, variant, language } = image;
  const facts = [id, name, createdAt, architecture, platform, platformVersion];
  return [...facts, ownerAlias, ownerId, status, variant, language]
    .map((value = '') => toPrintable(value))
    .join('\t');
}
