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
  /** Throws the first thing that is wrong with arguments of which some are not known yet. */
  check(asking: Asking, args: Properties, later: ReadonlySet<string>): void;
}

/** Keeps a client for each configuration of the process. */
export function openInProcess(): InProcess {
  const clientOf = keepClients();
  return {
    lookUp: async (asking, args, texts) => lookUp(asking, args, clientOf(texts)),
    check: (asking, args, later) => {
      const [flaw] = flawsAmong(asking, args, later);
      if (flaw) {
        throw flaw;
      }
    },
  };
}
