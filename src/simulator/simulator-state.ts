import { ImagepinError } from '../errors';
import type { CatalogImage } from './catalog-image';
import type { Fault } from './fault';
import { type FaultPlan, getFault } from './fault-plan';
import { createNonceStore, type NonceStore } from './nonce-store';
import type { SimulatedOperation } from './operation';
import { createSeededRandom } from './random';
import { SIMULATOR_REGION } from './region';
import type { Account } from './signatures/authenticate';

export interface SimulatorStateOptions {
  readonly operations: readonly SimulatedOperation[];
  readonly account: Account;
  readonly imageCount: number;
  readonly seed: number;
  readonly catalog: readonly CatalogImage[] | undefined;
  readonly faults: readonly FaultPlan[];
  readonly now: () => number;
}

/** How many requests came, in all and by source id. */
export type CallCounts = { readonly total: number; readonly [source: string]: number };

/** Everything of a simulator that changes: the handler works on it, tests and users set it. */
export interface SimulatorState {
  readonly operations: readonly SimulatedOperation[];
  readonly account: Account;
  readonly nonceStore: NonceStore;
  readonly now: () => number;
  /** Counts a request and returns its number. */
  countRequest(source: string | undefined): number;
  calls(): CallCounts;
  /** The images of a source in a region; given ones are in every region. */
  images(source: string, region?: string): readonly CatalogImage[];
  setImages(source: string, images: readonly CatalogImage[]): void;
  addFault(plan: FaultPlan): void;
  /** The fault that a source's next request suffers, used up once. */
  takeFault(source: string): Fault | undefined;
}

export function createSimulatorState(options: SimulatorStateOptions): SimulatorState {
  const { operations, account, now } = options;
  const calls = new Map<string, number>(operations.map(({ id }) => [id, 0]));
  const imagesBySource = groupCatalogBySource(options);
  const generatedImages = new Map<string, readonly CatalogImage[]>();
  const pendingFaults: { fault: Fault; remaining: number; source: string | undefined }[] = [];
  const getOrGenerate = (operation: SimulatedOperation, region: string) => {
    const key = `${operation.id} ${region}`;
    const images =
      generatedImages.get(key) ??
      operation.generate(createSeededRandom(options.seed), options.imageCount, region);
    generatedImages.set(key, images);
    return images;
  };
  let total = 0;
  const state: SimulatorState = {
    operations,
    account,
    now,
    nonceStore: createNonceStore(),
    countRequest(source) {
      if (source !== undefined) {
        calls.set(source, (calls.get(source) ?? 0) + 1);
      }
      total += 1;
      return total;
    },
    calls: () => ({ ...Object.fromEntries(calls), total }),
    images(source, region = SIMULATOR_REGION) {
      const operation = getOperation(operations, source);
      return imagesBySource.get(operation.id) ?? getOrGenerate(operation, region);
    },
    setImages(source, images) {
      imagesBySource.set(getOperation(operations, source).id, images);
    },
    addFault({ kind, times = 1, source }) {
      const knownSource = source === undefined ? undefined : getOperation(operations, source).id;
      pendingFaults.push({ fault: getFault(kind), remaining: times, source: knownSource });
    },
    takeFault(source) {
      const pendingFault = pendingFaults.find(
        (pending) =>
          pending.remaining > 0 && (pending.source === undefined || pending.source === source),
      );
      if (pendingFault) {
        pendingFault.remaining -= 1;
      }
      return pendingFault?.fault;
    },
  };
  options.faults.forEach(state.addFault);
  return state;
}

/** Images of a caller's own replace the generated ones of every source, also of those that have none. */
function groupCatalogBySource({
  operations,
  catalog,
}: SimulatorStateOptions): Map<string, readonly CatalogImage[]> {
  const imagesBySource = new Map<string, readonly CatalogImage[]>();
  if (catalog) {
    for (const { source } of catalog) {
      getOperation(operations, source);
    }
    for (const { id } of operations) {
      imagesBySource.set(
        id,
        catalog.filter(({ source }) => source === id),
      );
    }
  }
  return imagesBySource;
}

function getOperation(
  operations: readonly SimulatedOperation[],
  source: string,
): SimulatedOperation {
  const operation = operations.find(({ id }) => id === source);
  if (!operation) {
    throw new ImagepinError('UnknownSource', `unknown source "${source}"`, {
      path: ['source'],
      detail: `The simulator plays ${operations.map(({ id }) => id).join(', ')}.`,
    });
  }
  return operation;
}
