import { CommonFilters } from '../../query/query';
import { supportedFilters } from '../../query/supported-arguments';
import { sources } from '../../sources/registry';
import type { Source } from '../../sources/source';
import { restrictToSource } from '../describe-argument';
import { describeField, type Field, fieldsOf } from '../fields';
import { toFlag } from './flags/flag-naming';
import { toHelpItems } from './help-items';
import { addOutputFlags, printResult } from './output/print-result';
import type { Session } from './session';
import type { CommandSetup } from './subcommand';

const HELP_EPILOG = `
Example:
  imagepin sources --json
`;

export const sourcesCommand: CommandSetup = (command, session) => {
  command.description('Show the sources, their filters and the privileges that they require.');
  addOutputFlags(command, '[0].privileges');
  command.addHelpText('after', HELP_EPILOG).action(async () => {
    const summaries = sources.map(summarizeSource);
    await printResult(command, session, summaries, () =>
      summaries.map((summary) => formatSource(summary, session)).join('\n\n'),
    );
  });
};

type SourceSummary = ReturnType<typeof summarizeSource>;

function summarizeSource(source: Source) {
  const { id, title, docsUrl, api, owners, listsThirdPartyImages, options, privileges } = source;
  const filters = supportedFilters(source);
  return {
    id,
    title,
    operation: `${api.service} ${api.action} ${api.version}`,
    docsUrl,
    conditions: fieldsOf(CommonFilters)
      .filter(({ name }) => filters.includes(name))
      .map((field) => summarizeArgument(restrictToSource(field, 'find', source))),
    owners,
    mustNameOwner: listsThirdPartyImages,
    options: fieldsOf(options).map(summarizeArgument),
    privileges,
  };
}

function summarizeArgument(field: Field) {
  const { name, type, required } = field;
  return { name, type, required, description: describeField(field) };
}

function formatSource(summary: SourceSummary, { io }: Session): string {
  const { id, title, operation, docsUrl, conditions, owners, options, privileges } = summary;
  const ownerNote = summary.mustNameOwner
    ? '; owners or ids are required when one image is selected'
    : '';
  const items = [
    ['operation', operation],
    ['filters', conditions.map(({ name }) => toFlag(name)).join(', ')],
    ['owners', `${owners.join(', ')}${ownerNote}`],
    ['own options', options.map(({ name }) => toFlag(name)).join(', ') || 'none'],
    ['privileges', privileges.join(', ')],
  ] as const;
  return [`${id}: ${title}`, toHelpItems(items, io.stdout.columns || 100), `  ${docsUrl}`].join(
    '\n',
  );
}
