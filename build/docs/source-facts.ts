import { toSnakeCase } from '../../src/frontends/provider/hcl-names';
import type { Source } from '../../src/sources/source';
import { toCode, toTable } from './markdown';

/** What its readers must know of a source beside its arguments. */
export function toSourceFacts(source: Source): string {
  return [
    `It asks ${toOperationLink(source)}, for which the account needs ${toCode(source.privileges)}.`,
    `\`owners\` takes ${toOwners(source)}.`,
    ...(source.optionalRegions
      ? [
          `\`region\` takes ${toCode(source.optionalRegions)}.\nWhere it is left out, the central endpoint is asked, whatever region is configured.`,
        ]
      : []),
    ...Object.entries(source.possibleValues ?? {}).map(
      ([argument, values]) => `\`${toSnakeCase(argument)}\` takes ${toCode(values)}.`,
    ),
    ...(source.statuses ? [`\`status\` takes ${toCode([...source.statuses, 'any'])}.`] : []),
  ].join('\n');
}

/** All sources in a table. */
export function toSourceTable(
  sources: readonly Source[],
  toName: (source: Source) => string = ({ id }) => toCode([id]),
): string {
  return toTable([
    ['source', 'asks', 'least privileges', 'region', 'owners', 'one image requires owners or ids'],
    ...sources.map((source) => [
      toName(source),
      `${source.title}: ${toOperationLink(source)}`,
      toCode(source.privileges),
      source.requiresRegion ? 'needed' : source.optionalRegions ? 'optional' : 'none',
      toOwners(source),
      source.listsThirdPartyImages ? 'yes' : 'no',
    ]),
  ]);
}

function toOperationLink({ api, docsUrl }: Source): string {
  return `[${api.action}](${docsUrl})`;
}

function toOwners({ owners, reportedFields }: Source): string {
  return `${toCode(owners)}${reportedFields.includes('ownerId') ? ' and account ids' : ''}`;
}
