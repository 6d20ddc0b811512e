import { ImagepinError } from '../errors';
import { isAccountId } from '../image/account-id';
import { didYouMean } from '../image/did-you-mean';
import { OwnerAlias } from '../image/enums';
import type { LookupKind, Query } from './query';
import type { SourceCapabilities } from './source-capabilities';
import { OWNER_SYNONYMS } from './synonyms';

/** Owners that nobody can pretend to be; self is none where a source tells one's own images apart by an option. */
export const SAFE_OWNERS: readonly string[] = ['system', 'self'];

/**
 * Makes a pick say whose image it wants, wherever others can put images into the list.
 * A name look-up without an owner can be answered by a stranger (CVE-2018-15869, "whoAMI").
 */
export function checkOwners(
  query: Query,
  source: SourceCapabilities,
  kind: LookupKind,
  unknown: ReadonlySet<string>,
): void {
  checkKnownOwners(query, source);
  if (!unknown.has('allowUnverifiedOwner')) {
    checkUnverifiedOwners(query);
  }
  const selectsOne = kind === 'find' || query.mostRecent;
  const isSet = (argument: string) => query[argument] !== undefined || unknown.has(argument);
  if (!source.listsThirdPartyImages || !selectsOne || isSet('ids')) {
    return;
  }
  if (!isSet('owners')) {
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
    checkSelfOwner(query, source, isSet);
  }
}

function checkKnownOwners({ owners = [] }: Query, source: SourceCapabilities): void {
  for (const owner of owners) {
    const known =
      isAccountId(owner) && source.reportedFields.includes('ownerId')
        ? true
        : source.owners.some((alias) => alias === owner);
    if (!known) {
      throw new ImagepinError('InvalidQuery', unknownOwnerMessage(owner, source), {
        path: ['owners'],
        detail: `${didYouMean(owner, source.owners, OWNER_SYNONYMS)}${source.id} takes ${source.owners.join(', ')}${
          source.reportedFields.includes('ownerId') ? ', or account ids (digits)' : ''
        }.`,
      });
    }
  }
}

function unknownOwnerMessage(owner: string, source: SourceCapabilities): string {
  if (OwnerAlias.options.some((alias) => alias === owner)) {
    return `${source.id} has no ${owner} images`;
  }
  return isAccountId(owner)
    ? `${source.id} does not report ownerId, so owner "${owner}" cannot be checked`
    : `owner "${owner}" is neither a known word nor an account id`;
}

function checkSelfOwner(
  { owners = [], allowUnverifiedOwner = false }: Query,
  { id, ownershipOption }: SourceCapabilities,
  isSet: (argument: string) => boolean,
): void {
  if (
    ownershipOption &&
    owners.includes('self') &&
    !allowUnverifiedOwner &&
    !isSet(ownershipOption)
  ) {
    throw new ImagepinError(
      'InvalidQuery',
      `a pick from ${id} must say \`${ownershipOption}\` or \`ids\``,
      {
        path: [ownershipOption],
        detail: `Others can share images into the list of your own. Set \`${ownershipOption}\` to yours, or \`ids\`; \`allowUnverifiedOwner\` takes the images of anybody.`,
      },
    );
  }
}

function checkUnverifiedOwners({ owners = [], allowUnverifiedOwner = false }: Query): void {
  const unverifiedAlias = owners.find(
    (owner) => !SAFE_OWNERS.includes(owner) && !isAccountId(owner),
  );
  if (unverifiedAlias && !allowUnverifiedOwner && !owners.some(isAccountId)) {
    throw new ImagepinError(
      'InvalidQuery',
      `owners "${unverifiedAlias}" does not say which account`,
      {
        path: ['owners'],
        detail: `Anybody can offer ${unverifiedAlias} images. Add the account ids that you trust to \`owners\`, or set \`allowUnverifiedOwner\`.`,
      },
    );
  }
}
