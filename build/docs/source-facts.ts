import { toSnake } from '../../src/frontends/provider/names';
import type { Source } from '../../src/sources/source';
import { toCode, toTable } from './markdown';

/** What its readers must know of a source beside its arguments. */
export function toFacts(source: Source): string {
  return [
    `It asks ${toOperation(source)}, for which the account needs ${toCode(source.privileges)}.`,
    `\`owners\` takes ${toOwners(source)}.`,
    ...(source.regions
      ? [
          `\`region\` takes ${toCode(source.regions)}.\nWhere it is left out, the central endpoint is asked, whatever region is configured.`,
        ]
      : []),
    ...Object.entries(source.values ?? {}).map(
      ([argument, values]) => `\`${toSnake(argument)}\` takes ${toCode(values)}.`,
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
      `${source.title}: ${toOperation(source)}`,
      toCode(source.privileges),
      source.regional ? 'needed' : source.regions ? 'optional' : 'none',
      toOwners(source),
      source.strangers ? 'yes' : 'no',
    ]),
  ]);
}

function toOperation({ api, docsUrl }: Source): string {
  return `[${api.action}](${docsUrl})`;
}

function toOwners({ owners, reports }: Source): string {
  return `${toCode(owners)}${reports.includes('ownerId') ? ' and account ids' : ''}`;
}
