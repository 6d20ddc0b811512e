import { Conditions } from '../../lookup/query';
import { sources } from '../../sources/registry';
import type { Source } from '../../sources/source';
import { answerableBy } from '../answerable';
import { type Field, fieldsOf } from '../fields';
import type { SetUp } from './commands';
import { toFlag } from './flag';
import type { Session } from './io';
import { addTelling, tell } from './tell';
import { toColumns } from './to-columns';

const AFTER = `
Example:
  imagepin sources --json
`;

export const setUpSources: SetUp = (command, session) => {
  command.description('Show whom can be asked, what each can answer and the privileges it needs.');
  addTelling(command);
  command.addHelpText('after', AFTER).action(() => {
    const facts = sources.map(toFacts);
    tell(command, session, facts, () => facts.map((fact) => toBlock(fact, session)).join('\n\n'));
  });
};

interface Facts {
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

function toFacts(source: Source): Facts {
  const { id, title, docsUrl, api, owners, strangers, options, privileges } = source;
  const answerable = answerableBy(source);
  return {
    id,
    title,
    operation: `${api.service} ${api.action} ${api.version}`,
    docsUrl,
    conditions: fieldsOf(Conditions).filter(({ name }) => answerable.includes(name)),
    owners,
    mustNameOwner: strangers,
    options: fieldsOf(options),
    privileges,
  };
}

function toBlock(facts: Facts, { io }: Session): string {
  const { id, title, operation, docsUrl, conditions, owners, options, privileges } = facts;
  const rows = [
    ['  operation', operation],
    ['  conditions', conditions.map(toFlag).join(', ')],
    [
      '  owners',
      `${owners.join(', ')}${facts.mustNameOwner ? '; a pick must name them or ids' : ''}`,
    ],
    ['  its own', options.map(toFlag).join(', ') || 'none'],
    ['  privileges', privileges.join(', ')],
  ];
  const width = Math.min(io.stdout.columns || 100, 100);
  return [`${id}: ${title}`, toColumns([], rows, { width, wrap: 1 }), `  ${docsUrl}`].join('\n');
}
