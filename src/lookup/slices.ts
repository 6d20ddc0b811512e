import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long computations may occupy the process before its timers and sockets are served, in milliseconds. */
const SLICE_MS = 10;
/** The number of items that are sorted at once, which takes less than a slice. */
const RUN_LENGTH = 1_000;

/** The start of the first computation in this turn of the event loop; all lookups share the turn. */
let turnStart: number | undefined;

function isSliceOver(): boolean {
  if (turnStart === undefined) {
    turnStart = performance.now();
    setImmediate(() => {
      turnStart = undefined;
    });
  }
  return performance.now() - turnStart > SLICE_MS;
}

/** Serves timers and sockets if the slice is over. Throws the reason of an aborted signal. */
export async function endSlice(signal: AbortSignal | undefined): Promise<void> {
  while (isSliceOver()) {
    await nextTurn();
    signal?.throwIfAborted();
  }
}

/** Visits the items in slices. */
export async function forEachInSlices<Item>(
  items: Iterable<Item>,
  visit: (item: Item) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const item of items) {
    if (isSliceOver()) {
      await endSlice(signal);
    }
    visit(item);
  }
}

/** Whether an item passes a test; the first one ends the search. */
export async function someInSlices<Item>(
  items: readonly Item[],
  test: (item: Item) => boolean,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  for (const item of items) {
    if (isSliceOver()) {
      await endSlice(signal);
    }
    if (test(item)) {
      return true;
    }
  }
  return false;
}

/** Sorts in slices, as `Array.sort` does: equal items keep their order. */
export async function sortInSlices<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
  signal: AbortSignal | undefined,
): Promise<Item[]> {
  let runs: Item[][] = [];
  for (let at = 0; at < items.length; at += RUN_LENGTH) {
    await endSlice(signal);
    runs.push(items.slice(at, at + RUN_LENGTH).sort(compare));
  }
  while (runs.length > 1) {
    const merged: Item[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(await merge(runs.slice(at, at + 2), compare, signal));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<Item>(
  [first = [], second = []]: readonly Item[][],
  compare: (a: Item, b: Item) => number,
  signal: AbortSignal | undefined,
): Promise<Item[]> {
  const merged: Item[] = [];
  let at = 0;
  await forEachInSlices(
    second,
    (item) => {
      while (at < first.length && compare(first[at] as Item, item) <= 0) {
        merged.push(first[at++] as Item);
      }
      merged.push(item);
    },
    signal,
  );
  for (; at < first.length; at++) {
    merged.push(first[at] as Item);
  }
  return merged;
}
