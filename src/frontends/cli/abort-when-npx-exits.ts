import { onParentExit } from '../on-parent-exit';

/** The title of a process that npx or `npm exec` runs. */
const NPX = 'npx';

/**
 * Aborts when npx exits, if npx started this process: the shell between the two does not forward signals.
 * Any other parent may exit first.
 */
export function abortWhenNpxExits(shutdown: AbortController): void {
  if (process.env.npm_lifecycle_event === NPX) {
    onParentExit(() => shutdown.abort());
  }
}
