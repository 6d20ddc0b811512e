import type { FaultPlan } from './faults/fault-plan';
import { handleRequest } from './handle-request';
import { startHttpServer } from './http/http-server';
import type { ServedOperation } from './operation';
import {
  type CallCounts,
  createSimulatorState,
  type ImageStore,
  type SimulatorOptions,
} from './simulator-state';

/** All operations on one loopback port. */
export interface Simulator extends ImageStore {
  /** The address that it listens on, such as http://127.0.0.1:8080. */
  readonly url: string;
  readonly port: number;
  /** The number of requests so far, in total and by source ID. */
  readonly calls: CallCounts;
  /** Injects a fault into the next requests, after the faults that are pending. */
  addFault(plan: FaultPlan): void;
  /** Lets the process exit while the simulator listens. */
  unref(): void;
  /** Stops at once and drops open connections. May be called again. */
  close(): Promise<void>;
}

export async function serveOperations(
  operations: readonly ServedOperation[],
  options: SimulatorOptions = {},
): Promise<Simulator> {
  const state = createSimulatorState(operations, options);
  const { port, unref, close } = await startHttpServer({
    port: options.port ?? 0,
    latencyMs: options.latencyMs ?? 0,
    handle: (request) => handleRequest(request, state),
    refusesConnection: state.takeConnectionFault,
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
