import { onParentExit } from '../on-parent-exit';

/** What npx and `npm exec` call whatever they run. */
const NPX = 'npx';

/**
 * Aborts when npx has ended, if npx has started this process: there is a shell between the two that
 * passes no signal on. Whoever starts it by other means may end before it.
 */
export function abortWhenNpxExits(shutdown: AbortController): void {
  if (process.env.npm_lifecycle_event === NPX) {
    onParentExit(() => shutdown.abort());
  }
}
