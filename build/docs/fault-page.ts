import { faults } from '../../src/simulator/faults/fault-table';
import { sources } from '../../src/sources/registry';
import type { Source } from '../../src/sources/source';
import {
  FAULT_PROMISES,
  KNOWN_FAILURES,
  OUTCOMES,
  type Outcome,
  promisedOutcome,
} from './fault-promise';
import { toCode, toPage, toTable } from './markdown';

/** The page of the faults and of what lookups promise under each. */
export function toFaultPage(): string {
  const rows = faults.map(({ kind, description }) => {
    const cell = toCell(kind);
    return [`\`${kind}\``, description, cell, cell];
  });
  const open = Object.entries(KNOWN_FAILURES).map(([kind, reason]) => `* \`${kind}\`: ${reason}.`);
  const table = toTable([['fault', 'effect', 'find', 'list'], ...rows]);
  return toPage(FRONT_MATTER, [INTRODUCTION, table, LIMITS, ...toOpen(open)]);
}

const FRONT_MATTER = {
  title: 'Faults',
  description: 'What lookups promise when replies are late, wrong, cut off or missing.',
};

const INTRODUCTION = `# Faults

What a lookup comes to when something goes wrong: the right answer, or an error with the right code within the timeout.
It is never a wrong image, and never a part of a list if that can be detected.
A test runs each row for every source, against the simulator and over sockets; \`npm run docs\` writes this page from the same table.

"Once" is a fault of one request, "always" of every request, and "from the second" of every request after the first page.
The right answer is the one without the fault; if the list changes meanwhile, the one of the changed list.
\`imagepin simulate --fault KIND\` injects each of them.`;

const LIMITS = `## What no client can detect

* An image that is removed between two pages of a list by tokens or markers, and the image that moves to its page: the totals of such lists count the page at some APIs, so that they are not compared.
* An image that is added in front of a marker after its page was read.
* An image that changes after its page was read; the result has the facts of that time.
* An image that the API omits from the list and from its total.
* A total that is too low by as many images as the last page has: that page is never requested.`;

function toOpen(items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`## Promises that are not kept yet\n\n${items.join('\n')}`];
}

function toCell(kind: keyof typeof FAULT_PROMISES): string {
  const { once, always, fromSecond } = FAULT_PROMISES[kind];
  const parts = Object.entries({ once, always, 'from the second': fromSecond });
  const cells = parts.flatMap(([when, promised]) =>
    promised === undefined ? [] : [[when, toText(promised)] as const],
  );
  const [first, second] = cells;
  return first && second && first[1] === second[1]
    ? first[1]
    : cells.map(([when, text]) => `${when}: ${text}`).join('<br>');
}

/** The outcome of all sources, or the outcomes with the sources that have them. */
function toText(promised: Parameters<typeof promisedOutcome>[0]): string {
  const byOutcome = new Map<Outcome, string[]>();
  for (const { id, paging } of sources as readonly Source[]) {
    const outcome = promisedOutcome(promised, paging);
    byOutcome.set(outcome, [...(byOutcome.get(outcome) ?? []), id]);
  }
  const words: Readonly<Record<string, string>> = OUTCOMES;
  const outcomes = [...byOutcome].map(([outcome, ids]) => {
    const text = words[outcome] ?? `\`${outcome}\``;
    return byOutcome.size === 1 ? text : `${text} (${toCode(ids)})`;
  });
  return outcomes.join('; ');
}
