import { ImagepinError } from '../errors';
import { type Account, createNonceMemory, type NonceMemory } from './auth/authenticate';
import type { CatalogImage } from './catalog/catalog-image';
import type { Fault } from './faults/fault';
import { type FaultPlan, getFault } from './faults/fault-plan';
import { createSeededRandom } from './generation/generate-values';
import type { ServedOperation } from './operation';

/** Options of a simulator. */
export interface SimulatorOptions {
  /** The port on 127.0.0.1. Default: any free one. */
  readonly port?: number | undefined;
  /** The number of images to generate for each source. Default: 120. */
  readonly images?: number | undefined;
  /** The seed of generated images; the same seed gives the same images. Default: 1. */
  readonly seed?: number | undefined;
  /** The duration of every response in milliseconds. Default: 0. */
  readonly latencyMs?: number | undefined;
  /** Images to serve instead of generated ones; sources without images in it have none. */
  readonly catalog?: readonly CatalogImage[] | undefined;
  /** Faults to inject, in this order. Default: none. */
  readonly faults?: readonly FaultPlan[] | undefined;
  /** The access key ID of the only account. Default: simulator. */
  readonly accessKeyId?: string | undefined;
  /** The secret of that key. Default: simulator. */
  readonly accessKeySecret?: string | undefined;
  /** The security token that requests must carry. Default: none. */
  readonly securityToken?: string | undefined;
  /** The clock for checking timestamps, in milliseconds. Default: the machine's. */
  readonly now?: (() => number) | undefined;
}

/** The number of requests, in total and by source ID. */
export type CallCounts = { readonly total: number; readonly [source: string]: number };

export interface SimulatorState extends ImageStore, FaultQueue {
  readonly operations: readonly ServedOperation[];
  readonly account: Account;
  readonly rememberNonce: NonceMemory;
  readonly now: () => number;
  /** Counts a request and returns its number. */
  countRequest(source: string | undefined): number;
  calls(): CallCounts;
}

export interface ImageStore {
  /**
   * The images of a source in a region. Default region: the one of its cloud, such as cn-hangzhou.
   * IDs of generated images differ between regions; a catalog is the same in all.
   */
  images(source: string, region?: string): readonly CatalogImage[];
  /** Replaces the images of a source in all regions, also between two pages. */
  setImages(source: string, images: readonly CatalogImage[]): void;
}

interface FaultQueue {
  addFault(plan: FaultPlan): void;
  /** Takes the fault for the next request of a source from the queue. */
  takeFault(source: string): Fault | undefined;
  /** Takes a fault for the next connection from the queue; returns whether there is one. */
  takeConnectionFault(): boolean;
}

export function createSimulatorState(
  operations: readonly ServedOperation[],
  options: SimulatorOptions,
): SimulatorState {
  const { accessKeyId = 'simulator', accessKeySecret = 'simulator', securityToken } = options;
  const timeWindows = operations.map(({ protocol }) => protocol.timeWindowMs);
  const calls = new Map<string, number>(operations.map(({ id }) => [id, 0]));
  let total = 0;
  return {
    operations,
    account: { accessKeyId, accessKeySecret, securityToken },
    now: options.now ?? Date.now,
    rememberNonce: createNonceMemory(Math.max(...timeWindows)),
    countRequest(source) {
      if (source !== undefined) {
        calls.set(source, (calls.get(source) ?? 0) + 1);
      }
      total += 1;
      return total;
    },
    calls: () => ({ ...Object.fromEntries(calls), total }),
    ...createImageStore(operations, options),
    ...createFaultQueue(operations, options.faults ?? []),
  };
}

function createImageStore(
  operations: readonly ServedOperation[],
  { catalog, seed = 1, images: count = 120 }: SimulatorOptions,
): ImageStore {
  for (const { source } of catalog ?? []) {
    getOperation(operations, source);
  }
  // A catalog replaces the generated images of every source, even of sources that it does not mention.
  const imagesBySource = new Map<string, readonly CatalogImage[]>(
    catalog && operations.map(({ id }) => [id, catalog.filter(({ source }) => source === id)]),
  );
  const generatedImages = new Map<string, readonly CatalogImage[]>();
  const getOrGenerate = ({ id, generate }: ServedOperation, region: string) => {
    const key = `${id} ${region}`;
    const images = generatedImages.get(key) ?? generate(createSeededRandom(seed), count, region);
    generatedImages.set(key, images);
    return images;
  };
  return {
    images(source, region) {
      const operation = getOperation(operations, source);
      return (
        imagesBySource.get(source) ?? getOrGenerate(operation, region ?? operation.defaultRegion)
      );
    },
    setImages(source, images) {
      imagesBySource.set(getOperation(operations, source).id, images);
    },
  };
}

function createFaultQueue(
  operations: readonly ServedOperation[],
  plans: readonly FaultPlan[],
): FaultQueue {
  const pendingFaults: PendingFault[] = [];
  const addFault = ({ kind, times = 1, at = 1, source }: FaultPlan) => {
    const fault = getFault(kind);
    if (source !== undefined) {
      getOperation(operations, source);
      rejectSourceOfConnection(fault, source);
    }
    pendingFaults.push({ fault, toSkip: at - 1, remaining: times, source });
  };
  plans.forEach(addFault);
  return {
    addFault,
    takeFault: (source) =>
      takeNext(pendingFaults, (pending) => {
        const isForSource = (pending.source ?? source) === source;
        return isForSource && !pending.fault.atConnection;
      }),
    takeConnectionFault: () =>
      takeNext(pendingFaults, ({ fault }) => fault.atConnection === true) !== undefined,
  };
}

interface PendingFault {
  readonly fault: Fault;
  readonly source: string | undefined;
  /** The number of requests to spare first. */
  toSkip: number;
  remaining: number;
}

/** Takes the first fault that is due; a request that is spared counts for all that wait. */
function takeNext(
  pendingFaults: readonly PendingFault[],
  applies: (pending: PendingFault) => boolean,
): Fault | undefined {
  let due: PendingFault | undefined;
  for (const pending of pendingFaults) {
    if (pending.remaining === 0 || !applies(pending)) {
      continue;
    }
    if (pending.toSkip > 0) {
      pending.toSkip -= 1;
    } else {
      due ??= pending;
    }
  }
  if (due) {
    due.remaining -= 1;
  }
  return due?.fault;
}

/** A connection is not yet that of a source. */
function rejectSourceOfConnection({ kind, atConnection }: Fault, source: string): void {
  if (atConnection) {
    throw new ImagepinError(
      'InvalidQuery',
      `the fault "${kind}" cannot be limited to "${source}"`,
      {
        path: ['source'],
        detail: 'It strikes connections, which carry the requests of any source. Leave source out.',
      },
    );
  }
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
