import { CommonFilters } from '../../query/query';
import { supportedFilters } from '../../query/supported-arguments';
import { sources } from '../../sources/registry';
import type { Source } from '../../sources/source';
import { describeField, type Field, type FieldType, fieldsOf } from '../fields';
import type { CommandSetup } from './command-definition';
import { toFlag } from './flag';
import type { Session } from './io';
import { addOutputFlags, printResult } from './print-result';
import { toColumns } from './to-columns';

const HELP_EPILOG = `
Example:
  imagepin sources --json
`;

/** Sets up `imagepin sources`. */
export const sourcesCommand: CommandSetup = (command, session) => {
  command.description('Show the sources, their filters and the privileges that they require.');
  addOutputFlags(command);
  command.addHelpText('after', HELP_EPILOG).action(() => {
    const summaries = sources.map(summarizeSource);
    printResult(command, session, summaries, () =>
      summaries.map((summary) => formatSource(summary, session)).join('\n\n'),
    );
  });
};

interface ArgumentSummary {
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly description: string;
}

interface SourceSummary {
  readonly id: string;
  readonly title: string;
  readonly operation: string;
  readonly docsUrl: string;
  /** The common filters that it supports. */
  readonly conditions: readonly ArgumentSummary[];
  readonly owners: readonly string[];
  /** Whether owners or ids are required when one image is selected. */
  readonly mustNameOwner: boolean;
  readonly options: readonly ArgumentSummary[];
  readonly privileges: readonly string[];
}

function summarizeSource(source: Source): SourceSummary {
  const { id, title, docsUrl, api, owners, listsThirdPartyImages, options, privileges } = source;
  const filters = supportedFilters(source);
  return {
    id,
    title,
    operation: `${api.service} ${api.action} ${api.version}`,
    docsUrl,
    conditions: fieldsOf(CommonFilters)
      .filter(({ name }) => filters.includes(name))
      .map(summarizeArgument),
    owners,
    mustNameOwner: listsThirdPartyImages,
    options: fieldsOf(options).map(summarizeArgument),
    privileges,
  };
}

function summarizeArgument(field: Field): ArgumentSummary {
  const { name, type, required } = field;
  return { name, type, required, description: describeField(field) };
}

function formatSource(summary: SourceSummary, { io }: Session): string {
  const { id, title, operation, docsUrl, conditions, owners, options, privileges } = summary;
  const rows = [
    ['  operation', operation],
    ['  filters', conditions.map(toFlag).join(', ')],
    [
      '  owners',
      `${owners.join(', ')}${summary.mustNameOwner ? '; owners or ids are required when one image is selected' : ''}`,
    ],
    ['  own options', options.map(toFlag).join(', ') || 'none'],
    ['  privileges', privileges.join(', ')],
  ];
  const width = Math.min(io.stdout.columns || 100, 100);
  return [`${id}: ${title}`, toColumns([], rows, { width, wrap: 1 }), `  ${docsUrl}`].join('\n');
}
