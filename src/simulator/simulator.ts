import type { CatalogImage } from './catalog-image';
import type { FaultPlan } from './fault-plan';
import { handleRequest } from './handler';
import { startHttpServer } from './http-server';
import type { SimulatedOperation } from './operation';
import { type CallCounts, createSimulatorState } from './simulator-state';

export interface SimulatorOptions {
  /** Port on 127.0.0.1. Default: any that is free. */
  readonly port?: number | undefined;
  /** How many images to generate for each source. Default: 120. */
  readonly images?: number | undefined;
  /** The same seed gives the same images. Default: 1. */
  readonly seed?: number | undefined;
  /** How long every answer takes. Default: 0. */
  readonly latencyMs?: number | undefined;
  /** Images to serve instead of generated ones; a source that none is of has none. */
  readonly catalog?: readonly CatalogImage[] | undefined;
  /** What goes wrong, in this order. Default: nothing. */
  readonly faults?: readonly FaultPlan[] | undefined;
  /** The one account's key. Default: simulator. */
  readonly accessKeyId?: string | undefined;
  /** Its secret. Default: simulator. */
  readonly accessKeySecret?: string | undefined;
  /** The token that must come with the key. Default: none. */
  readonly securityToken?: string | undefined;
  /** The clock that time stamps are held against, in milliseconds. Default: the machine's. */
  readonly now?: (() => number) | undefined;
}

/** All operations on one loopback port. */
export interface Simulator {
  /** Where it listens, such as http://127.0.0.1:8080. */
  readonly url: string;
  readonly port: number;
  /** How many requests have come so far, in all and by source id. */
  readonly calls: CallCounts;
  /** The images of a source in a region, by default cn-hangzhou; their ids differ between regions. */
  images(source: string, region?: string): readonly CatalogImage[];
  /** Replaces the images of a source in all regions, also between two pages. */
  setImages(source: string, images: readonly CatalogImage[]): void;
  /** Has the next requests suffer a fault, after those asked for before. */
  addFault(plan: FaultPlan): void;
  /** Lets the process end although it listens. */
  unref(): void;
  /** Ends at once, whatever is under way. May be called again. */
  close(): Promise<void>;
}

/** Plays the given operations. */
export async function serveOperations(
  operations: readonly SimulatedOperation[],
  options: SimulatorOptions = {},
): Promise<Simulator> {
  const { accessKeyId = 'simulator', accessKeySecret = 'simulator', securityToken } = options;
  const state = createSimulatorState({
    operations,
    account: { accessKeyId, accessKeySecret, securityToken },
    imageCount: options.images ?? 120,
    seed: options.seed ?? 1,
    catalog: options.catalog,
    faults: options.faults ?? [],
    now: options.now ?? Date.now,
  });
  const { port, unref, close } = await startHttpServer({
    port: options.port ?? 0,
    latencyMs: options.latencyMs ?? 0,
    handle: (request) => handleRequest(request, state),
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    get calls() {
      return state.calls();
    },
    images: state.images,
    setImages: state.setImages,
    addFault: state.addFault,
    unref,
    close,
  };
}
