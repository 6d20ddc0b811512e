import { toSnakeCase } from '../../src/frontends/provider/hcl-names';
import type { Source } from '../../src/sources/source';
import { toCode, toTable } from './markdown';

/** Facts about a source that are not visible in its arguments. */
export function toSourceFacts(source: Source): string {
  return [
    `It calls ${toOperationLink(source)}, which requires the permission ${toCode(source.privileges)}.`,
    `\`owners\` accepts ${toOwners(source)}.`,
    ...(source.optionalRegions
      ? [
          `\`region\` accepts ${toCode(source.optionalRegions)}.\nWithout it the central endpoint is called, whatever region is configured.`,
        ]
      : []),
    ...Object.entries(source.possibleValues ?? {}).map(
      ([argument, values]) => `\`${toSnakeCase(argument)}\` accepts ${toCode(values)}.`,
    ),
    ...(source.statuses ? [`\`status\` accepts ${toCode([...source.statuses, 'any'])}.`] : []),
  ].join('\n');
}

/** A table of sources. */
export function toSourceTable(
  sources: readonly Source[],
  toName: (source: Source) => string = ({ id }) => toCode([id]),
): string {
  return toTable([
    [
      'source',
      'operation',
      'least privileges',
      'region',
      'owners',
      'one image requires owners or ids',
    ],
    ...sources.map((source) => [
      toName(source),
      `${source.title}: ${toOperationLink(source)}`,
      toCode(source.privileges),
      source.requiresRegion ? 'required' : source.optionalRegions ? 'optional' : 'none',
      toOwners(source),
      source.listsThirdPartyImages ? 'yes' : 'no',
    ]),
  ]);
}

/** The name of a source's operation, with a link to its reference. */
export function toOperationLink({ api, docsUrl }: Source): string {
  return `[${api.action}](${docsUrl})`;
}

function toOwners({ owners, reportedFields }: Source): string {
  return `${toCode(owners)}${reportedFields.includes('ownerId') ? ' and account IDs' : ''}`;
}
