import { ImagepinError } from '../errors';
import { OwnerAlias } from '../image/choices';
import type { Image } from '../image/image';
import { didYouMean } from '../image/nearest';
import { isAccountId } from '../image/owner';
import type { Source } from '../sources/source';
import { OWNER_WORDS } from './others-words';
import type { Kind, Query } from './query';

/** Owners that nobody can pretend to be; self is none where a source tells one's own images apart by an option. */
export const SAFE: readonly string[] = ['system', 'self'];

/**
 * Makes a pick say whose image it wants, wherever others can put images into the list.
 * A name look-up without an owner can be answered by a stranger (CVE-2018-15869, "whoAMI").
 */
export function checkOwners(
  query: Query,
  source: Source,
  kind: Kind,
  unknown: ReadonlySet<string>,
): void {
  checkWords(query, source);
  if (!unknown.has('allowUnverifiedOwner')) {
    checkWidening(query);
  }
  const picks = kind === 'pick' || query.mostRecent;
  const says = (argument: string) => query[argument] !== undefined || unknown.has(argument);
  if (!source.strangers || !picks || says('ids')) {
    return;
  }
  if (!says('owners')) {
    throw new ImagepinError(
      'InvalidQuery',
      `a pick from ${source.id} must say \`owners\` or \`ids\``,
      {
        path: ['owners'],
        missing: true,
        detail:
          'Others can share images under any name. Set `owners` to system for the vendor, self for your own account, or account ids; or set `ids`.',
      },
    );
  }
  if (!unknown.has('allowUnverifiedOwner')) {
    checkOwn(query, source, says);
  }
}

/** Whether an image's owner was asked for: by a safe alias, or by an account id, which cannot be imitated. */
export function wantedOwner({
  owners = [],
  allowUnverifiedOwner = false,
}: Query): (image: Image) => boolean {
  const wanted = new Set<string | undefined>(owners);
  const trusted = new Set(owners.filter((owner) => allowUnverifiedOwner || SAFE.includes(owner)));
  return ({ ownerAlias = '', ownerId }) => trusted.has(ownerAlias) || wanted.has(ownerId);
}

function checkWords({ owners = [] }: Query, source: Source): void {
  for (const owner of owners) {
    const known =
      isAccountId(owner) && source.reports.includes('ownerId')
        ? true
        : source.owners.some((alias) => alias === owner);
    if (!known) {
      throw new ImagepinError('InvalidQuery', complaint(owner, source), {
        path: ['owners'],
        detail: `${didYouMean(owner, source.owners, OWNER_WORDS)}${source.id} takes ${source.owners.join(', ')}${
          source.reports.includes('ownerId') ? ', or account ids (digits)' : ''
        }.`,
      });
    }
  }
}

function complaint(owner: string, source: Source): string {
  if (OwnerAlias.options.some((alias) => alias === owner)) {
    return `${source.id} has no ${owner} images`;
  }
  return isAccountId(owner)
    ? `${source.id} does not report ownerId, so owner "${owner}" cannot be checked`
    : `owner "${owner}" is neither a known word nor an account id`;
}

function checkOwn(
  { owners = [], allowUnverifiedOwner = false }: Query,
  { id, ownToldBy }: Source,
  says: (argument: string) => boolean,
): void {
  if (ownToldBy && owners.includes('self') && !allowUnverifiedOwner && !says(ownToldBy)) {
    throw new ImagepinError(
      'InvalidQuery',
      `a pick from ${id} must say \`${ownToldBy}\` or \`ids\``,
      {
        path: [ownToldBy],
        detail: `Others can share images into the list of your own. Set \`${ownToldBy}\` to yours, or \`ids\`; \`allowUnverifiedOwner\` takes the images of anybody.`,
      },
    );
  }
}

function checkWidening({ owners = [], allowUnverifiedOwner = false }: Query): void {
  const widening = owners.find((owner) => !SAFE.includes(owner) && !isAccountId(owner));
  if (widening && !allowUnverifiedOwner && !owners.some(isAccountId)) {
    throw new ImagepinError('InvalidQuery', `owners "${widening}" does not say which account`, {
      path: ['owners'],
      detail: `Anybody can offer ${widening} images. Add the account ids that you trust to \`owners\`, or set \`allowUnverifiedOwner\`.`,
    });
  }
}
