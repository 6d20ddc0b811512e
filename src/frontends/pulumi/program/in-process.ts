import type { Client } from '../../../client';
import { onceEach } from '../../../once';
import { toStableImage } from '../../pin/stable';
import { keepClients } from '../clients';
import type { Texts } from '../configuration';
import { flawsAmong } from '../flaws';
import { lookUp, type Result } from '../look-up';
import type { Asking } from '../offered';
import type { Properties } from '../properties';

/** The core, for the functions of a program; loaded when the first of them is called. */
export interface InProcess {
  /** Makes a look-up. */
  lookUp(asking: Asking, args: Properties, texts: Texts): Promise<Result>;
  /** What a find gives, as a pin keeps it. */
  asPinned(result: object): object;
  /** Throws the first thing that is wrong with arguments of which some are not known yet. */
  check(asking: Asking, args: Properties, later: ReadonlySet<string>): void;
}

/** Keeps a client for each configuration of the process. */
export function openInProcess(): InProcess {
  const clientOf = keepClients();
  const joined = onceEach(joinLookUps);
  return {
    lookUp: async (asking, args, texts) => joined(clientOf(texts))(asking, args),
    asPinned: (result) => ({ ...result, image: toStableImage(Object(result).image) }),
    check: refuseFlaws,
  };
}

function refuseFlaws(asking: Asking, args: Properties, later?: ReadonlySet<string>): void {
  const [flaw] = flawsAmong(asking, args, later);
  if (flaw) {
    throw flaw;
  }
}

/** By JSON, which an answer is: the SDK does not know arrays that `structuredClone` makes under Jest. */
function toCopy(result: Result): Result {
  return JSON.parse(JSON.stringify(result));
}

/** Equal look-ups that are under way are one, with an answer for each caller to do with as he likes. */
function joinLookUps(client: Client): (asking: Asking, args: Properties) => Promise<Result> {
  const underWay = new Map<string, Promise<Result>>();
  return async (asking, args) => {
    refuseFlaws(asking, args);
    const key = JSON.stringify([asking.kind, asking.source, args]);
    const result = underWay.get(key) ?? lookUp(asking, args, client);
    underWay.set(key, result);
    try {
      return toCopy(await result);
    } finally {
      underWay.delete(key);
    }
  };
}
