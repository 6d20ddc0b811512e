import { CommonFilters } from '../../query/query';
import { sources } from '../../sources/registry';
import type { Source } from '../../sources/source';
import { type Field, fieldsOf } from '../fields';
import { supportedFilters } from '../supported-filters';
import type { CommandSetup } from './command-definition';
import { toFlag } from './flag';
import type { Session } from './io';
import { addOutputFlags, printResult } from './print-result';
import { toColumns } from './to-columns';

const HELP_EPILOG = `
Example:
  imagepin sources --json
`;

export const sourcesCommand: CommandSetup = (command, session) => {
  command.description('Show whom can be asked, what each can answer and the privileges it needs.');
  addOutputFlags(command);
  command.addHelpText('after', HELP_EPILOG).action(() => {
    const summaries = sources.map(summarizeSource);
    printResult(command, session, summaries, () =>
      summaries.map((summary) => formatSource(summary, session)).join('\n\n'),
    );
  });
};

interface SourceSummary {
  readonly id: string;
  readonly title: string;
  readonly operation: string;
  readonly docsUrl: string;
  /** The common conditions that it can answer. */
  readonly conditions: readonly Field[];
  readonly owners: readonly string[];
  /** Whether a pick must say whose image it wants. */
  readonly mustNameOwner: boolean;
  readonly options: readonly Field[];
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
    conditions: fieldsOf(CommonFilters).filter(({ name }) => filters.includes(name)),
    owners,
    mustNameOwner: listsThirdPartyImages,
    options: fieldsOf(options),
    privileges,
  };
}

function formatSource(summary: SourceSummary, { io }: Session): string {
  const { id, title, operation, docsUrl, conditions, owners, options, privileges } = summary;
  const rows = [
    ['  operation', operation],
    ['  conditions', conditions.map(toFlag).join(', ')],
    [
      '  owners',
      `${owners.join(', ')}${summary.mustNameOwner ? '; a pick must name them or ids' : ''}`,
    ],
    ['  its own', options.map(toFlag).join(', ') || 'none'],
    ['  privileges', privileges.join(', ')],
  ];
  const width = Math.min(io.stdout.columns || 100, 100);
  return [`${id}: ${title}`, toColumns([], rows, { width, wrap: 1 }), `  ${docsUrl}`].join('\n');
}
