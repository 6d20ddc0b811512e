import { ImagepinError } from '../errors';
import type { Account } from './auth/authenticate';
import { createNonceStore, type NonceStore } from './auth/nonce-store';
import type { CatalogImage } from './catalog/catalog-image';
import type { Fault } from './faults/fault';
import { type FaultPlan, getFault } from './faults/fault-plan';
import { createSeededRandom } from './generation/random';
import type { ServedOperation } from './operation';

/** The options of a simulator, with their defaults filled in. */
export interface SimulatorStateOptions {
  readonly operations: readonly ServedOperation[];
  readonly account: Account;
  readonly imageCount: number;
  readonly seed: number;
  readonly catalog: readonly CatalogImage[] | undefined;
  readonly faults: readonly FaultPlan[];
  readonly now: () => number;
}

/** The number of requests, in total and by source ID. */
export type CallCounts = { readonly total: number; readonly [source: string]: number };

/** The mutable state of a simulator. */
export interface SimulatorState {
  readonly operations: readonly ServedOperation[];
  readonly account: Account;
  readonly nonceStore: NonceStore;
  readonly now: () => number;
  /** Counts a request and returns its number. */
  countRequest(source: string | undefined): number;
  calls(): CallCounts;
  /** The images of a source in a region; images of a catalog are in every region. */
  images(source: string, region?: string): readonly CatalogImage[];
  setImages(source: string, images: readonly CatalogImage[]): void;
  addFault(plan: FaultPlan): void;
  /** Takes the fault for the next request of a source from the plan. */
  takeFault(source: string): Fault | undefined;
}

/** Creates the state of a simulator. */
export function createSimulatorState(options: SimulatorStateOptions): SimulatorState {
  const { operations, account, now } = options;
  const calls = new Map<string, number>(operations.map(({ id }) => [id, 0]));
  const imagesBySource = groupCatalogBySource(options);
  const generatedImages = new Map<string, readonly CatalogImage[]>();
  const pendingFaults: { fault: Fault; remaining: number; source: string | undefined }[] = [];
  const getOrGenerate = (operation: ServedOperation, region: string) => {
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
    nonceStore: createNonceStore(
      Math.max(...operations.map(({ protocol }) => protocol.timeWindowMs)),
    ),
    countRequest(source) {
      if (source !== undefined) {
        calls.set(source, (calls.get(source) ?? 0) + 1);
      }
      total += 1;
      return total;
    },
    calls: () => ({ ...Object.fromEntries(calls), total }),
    images(source, region) {
      const operation = getOperation(operations, source);
      return (
        imagesBySource.get(operation.id) ??
        getOrGenerate(operation, region ?? operation.protocol.defaultRegion)
      );
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

/** A catalog replaces the generated images of every source, even of sources that it does not mention. */
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

function getOperation(operations: readonly ServedOperation[], source: string): ServedOperation {
  const operation = operations.find(({ id }) => id === source);
  if (!operation) {
    throw new ImagepinError('UnknownSource', `unknown source "${source}"`, {
      path: ['source'],
      detail: `The simulator serves ${operations.map(({ id }) => id).join(', ')}.`,
    });
  }
  return operation;
}
