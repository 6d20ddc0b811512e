import { ImagepinError } from '../errors';
import { didYouMean } from '../image/did-you-mean';
import { isAccountId, OwnerAlias, SAFE_OWNERS } from '../image/enums';
import { argument, field, subject, type Text, text } from '../text';
import type { LookupKind, Query } from './query';
import type { SourceCapabilities } from './source-capabilities';
import { OWNER_SYNONYMS } from './synonyms';

/**
 * Requires an owner when one image is selected from a list to which other accounts can add images.
 * A lookup by name without an owner can select an attacker's image (CVE-2018-15869, "whoAMI").
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
  const isSet = (name: string) => query[name] !== undefined || unknown.has(name);
  if (!source.listsThirdPartyImages || !selectsOne || isSet('ids')) {
    return;
  }
  if (!isSet('owners')) {
    throw new ImagepinError(
      'InvalidQuery',
      text`${source.id} requires ${argument('owners')} or ${argument('ids')} when one image is selected`,
      {
        path: ['owners'],
        missing: true,
        detail: text`Other accounts can share images under any name. Set ${argument('owners')} to system (the vendor), self (your own account) or account IDs; or set ${argument('ids')}.`,
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
        detail: `${didYouMean(owner, source.owners, OWNER_SYNONYMS)}${knownOwnersText(source)}`,
      });
    }
  }
}

function knownOwnersText({ id, owners, reportedFields }: SourceCapabilities): string {
  const known = [
    ...owners,
    ...(reportedFields.includes('ownerId') ? ['or account IDs (digits)'] : []),
  ];
  return known.length === 1
    ? `The only owner of ${id} is ${known.join()}.`
    : `The owners of ${id} are ${known.join(', ')}.`;
}

function unknownOwnerMessage(owner: string, source: SourceCapabilities): Text {
  if (OwnerAlias.options.some((alias) => alias === owner)) {
    return `${source.id} has no ${owner} images`;
  }
  return isAccountId(owner)
    ? text`${source.id} does not report ${field('ownerId')}, so owner "${owner}" cannot be checked`
    : `owner "${owner}" is neither a known owner nor an account ID`;
}

function checkSelfOwner(
  { owners = [], allowUnverifiedOwner = false }: Query,
  { id, ownershipOption }: SourceCapabilities,
  isSet: (name: string) => boolean,
): void {
  if (
    ownershipOption &&
    owners.includes('self') &&
    !allowUnverifiedOwner &&
    !isSet(ownershipOption)
  ) {
    throw new ImagepinError(
      'InvalidQuery',
      text`${id} requires ${argument(ownershipOption)} or ${argument('ids')} when one image of your own is selected`,
      {
        path: [ownershipOption],
        detail: text`Other accounts can share images into the list of your own. Set ${argument(ownershipOption)} to your own, or set ${argument('ids')}; ${argument('allowUnverifiedOwner')} accepts images of any account.`,
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
      text`${subject('owners')} "${unverifiedAlias}" does not identify an account`,
      {
        path: ['owners'],
        detail: text`Any account can offer ${unverifiedAlias} images. Add the account IDs that you trust to ${argument('owners')}, or set ${argument('allowUnverifiedOwner')}.`,
      },
    );
  }
}
