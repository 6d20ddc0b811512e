import { ImagepinError } from '../errors';
import type { CatalogImage } from './catalog';
import type { Fault } from './fault';
import { type FaultPlan, getFault } from './fault-plan';
import { createNonces, type Nonces } from './nonces';
import { seeded } from './random';
import { USUAL_REGION } from './region';
import type { Service } from './service';
import type { Account } from './signatures/claim';

export interface WorldOptions {
  readonly services: readonly Service[];
  readonly account: Account;
  readonly count: number;
  readonly seed: number;
  readonly catalog: readonly CatalogImage[] | undefined;
  readonly faults: readonly FaultPlan[];
  readonly now: () => number;
}

/** How many requests came, in all and by source id. */
export type Calls = { readonly total: number; readonly [source: string]: number };

/** Everything of a simulator that changes: the handler works on it, tests and users set it. */
export interface World {
  readonly services: readonly Service[];
  readonly account: Account;
  readonly nonces: Nonces;
  readonly now: () => number;
  /** Counts a request and returns its number. */
  count(source: string | undefined): number;
  calls(): Calls;
  /** The images of a source in a region; given ones are in every region. */
  images(source: string, region?: string): readonly CatalogImage[];
  setImages(source: string, images: readonly CatalogImage[]): void;
  addFault(plan: FaultPlan): void;
  /** The fault that a source's next request suffers, used up once. */
  takeFault(source: string): Fault | undefined;
}

export function createWorld(options: WorldOptions): World {
  const { services, account, now } = options;
  const calls = new Map<string, number>(services.map(({ id }) => [id, 0]));
  const given = catalogsOf(options);
  const generated = new Map<string, readonly CatalogImage[]>();
  const plans: { fault: Fault; left: number; source: string | undefined }[] = [];
  const generate = (service: Service, region: string) => {
    const key = `${service.id} ${region}`;
    const images =
      generated.get(key) ?? service.generate(seeded(options.seed), options.count, region);
    generated.set(key, images);
    return images;
  };
  let total = 0;
  const world: World = {
    services,
    account,
    now,
    nonces: createNonces(),
    count(source) {
      if (source !== undefined) {
        calls.set(source, (calls.get(source) ?? 0) + 1);
      }
      total += 1;
      return total;
    },
    calls: () => ({ ...Object.fromEntries(calls), total }),
    images(source, region = USUAL_REGION) {
      const service = serviceOf(services, source);
      return given.get(service.id) ?? generate(service, region);
    },
    setImages(source, images) {
      given.set(serviceOf(services, source).id, images);
    },
    addFault({ kind, times = 1, source }) {
      const known = source === undefined ? undefined : serviceOf(services, source).id;
      plans.push({ fault: getFault(kind), left: times, source: known });
    },
    takeFault(source) {
      const plan = plans.find(
        (candidate) =>
          candidate.left > 0 && (candidate.source === undefined || candidate.source === source),
      );
      if (plan) {
        plan.left -= 1;
      }
      return plan?.fault;
    },
  };
  options.faults.forEach(world.addFault);
  return world;
}

/** Images of a caller's own replace the generated ones of every source, also of those that have none. */
function catalogsOf({ services, catalog }: WorldOptions): Map<string, readonly CatalogImage[]> {
  const catalogs = new Map<string, readonly CatalogImage[]>();
  if (catalog) {
    for (const { source } of catalog) {
      serviceOf(services, source);
    }
    for (const { id } of services) {
      catalogs.set(
        id,
        catalog.filter(({ source }) => source === id),
      );
    }
  }
  return catalogs;
}

function serviceOf(services: readonly Service[], source: string): Service {
  const service = services.find(({ id }) => id === source);
  if (!service) {
    throw new ImagepinError('UnknownSource', `unknown source "${source}"`, {
      path: ['source'],
      detail: `The simulator plays ${services.map(({ id }) => id).join(', ')}.`,
    });
  }
  return service;
}
