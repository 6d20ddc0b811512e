import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toFaultPage } from '../../build/docs/fault-page';
import {
  FAULT_PROMISES,
  type FaultPromise,
  KNOWN_FAILURES,
  type Outcome,
  promisedOutcome,
} from '../../build/docs/fault-promise';
import { memoize } from '../../src/lazy';
import type { LookupKind } from '../../src/query/query';
import { type FaultKind, type FaultPlan, faults } from '../../src/simulator';
import { sources } from '../../src/sources/registry';
import type { Source } from '../../src/sources/source';
import { lookupKinds, type ObservedOutcome, runLookup } from './support/run-lookup';

// Slow, since every fault is served over sockets to lookups of every source.

const EVERY_REQUEST = 1_000_000;

/** A row of the table for one source and one kind of lookup. */
interface Cell {
  readonly source: Source;
  readonly lookup: LookupKind;
  readonly plan: FaultPlan;
  readonly outcome: Outcome;
}

beforeEach(() => {
  // The shortest wait before a retry.
  jest.spyOn(Math, 'random').mockReturnValue(0);
});

afterEach(() => {
  jest.restoreAllMocks();
});

const kinds = faults.map(({ kind }): FaultKind => kind);

test.each(kinds)('lookups of every source keep their promise under the fault %s', async (kind) => {
  const isKnownFailure = kind in KNOWN_FAILURES;

  const broken = await brokenPromises(kind);

  expect(broken).toEqual(isKnownFailure ? expect.arrayContaining([expect.any(String)]) : []);
});

test('docs/faults.md shows the table', () => {
  const page = readFileSync(join(__dirname, '../../docs/faults.md'), 'utf8');

  expect(page).toBe(toFaultPage());
});

async function brokenPromises(kind: FaultKind): Promise<readonly string[]> {
  const promise = FAULT_PROMISES[kind];
  const cells = sources.flatMap((source) => cellsOf(kind, promise, source));
  const results = await Promise.all(
    cells.map(async (cell) => ({ cell, problem: await checkCell(cell, promise) })),
  );
  return results
    .filter(({ problem }) => problem !== undefined)
    .map(({ cell, problem }) => `${cell.source.id} ${cell.lookup}: ${problem}`);
}

function cellsOf(
  kind: FaultKind,
  { once, at = 1, always, fromSecond }: FaultPromise,
  source: Source,
): readonly Cell[] {
  const plans = [
    [once, { kind, at }],
    [always, { kind, times: EVERY_REQUEST }],
    [fromSecond, { kind, at: 2, times: EVERY_REQUEST }],
  ] as const;
  return plans.flatMap(([promised, plan]) =>
    promised === undefined
      ? []
      : lookupKinds.map((lookup) => {
          const outcome = promisedOutcome(promised, source.paging);
          return { source, lookup, plan, outcome };
        }),
  );
}

/** What differs from the promise; undefined if nothing does. */
async function checkCell(
  { source, lookup, plan, outcome }: Cell,
  { fromSecond, timeoutSeconds = 10 }: FaultPromise,
): Promise<string | undefined> {
  const right =
    fromSecond === undefined
      ? await withoutFaults(source)(lookup)
      : await runLookup(source, lookup, [{ ...plan, at: 1 }], 10);
  const result = await runLookup(source, lookup, [plan], timeoutSeconds);
  const keeps = KEPT[outcome] ?? (({ code }) => code === outcome);
  return keeps(result, right)
    ? undefined
    : `${outcome} was promised, ${describeOutcome(result, right)} came`;
}

/** The right answer of each source, which is the same for every fault. */
const withoutFaults = memoize((source: Source) =>
  memoize((lookup: LookupKind) => runLookup(source, lookup, [], 10)),
);

type Keeps = (result: ObservedOutcome, right: ObservedOutcome) => boolean;

const KEPT: Readonly<Partial<Record<Outcome, Keeps>>> = {
  answer: (result, right) => isSame(result, right) && result.warnings.length === 0,
  warning: (result, right) => isSame(result, right) && result.warnings.includes('TotalMismatch'),
  unproven: ({ images = [], code }, right) =>
    (code === undefined || code === 'NoImageFound') &&
    images.every(({ ownerAlias, id }) => ownerAlias !== undefined && idsOf(right).has(id)),
  // Images that were listed before or after the change, and no others.
  undetected: ({ images = [], code }) =>
    code === undefined && images.every(({ id }) => /^0?id-\d{4}$/.test(id)),
};

function isSame({ images }: ObservedOutcome, right: ObservedOutcome): boolean {
  return images !== undefined && JSON.stringify(images) === JSON.stringify(right.images);
}

function idsOf({ images = [] }: ObservedOutcome): ReadonlySet<string> {
  return new Set(images.map(({ id }) => id));
}

function describeOutcome(
  { code, images, warnings }: ObservedOutcome,
  right: ObservedOutcome,
): string {
  return code ?? `${images?.length} of ${right.images?.length} images ${warnings.join(' ')}`;
}
