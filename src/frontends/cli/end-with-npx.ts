/** What npx and `npm exec` call whatever they run. */
const NPX = 'npx';
const LOOK_MS = 200;

/**
 * Aborts when npx has ended, if npx has started this process: there is a shell between the two that
 * passes no signal on. Whoever starts it by other means may end before it.
 */
export function endWithNpx(ending: AbortController): void {
  if (process.env.npm_lifecycle_event !== NPX) {
    return;
  }
  const shell = process.ppid;
  const look = () => {
    // A process whose parent has ended gets another one.
    if (process.ppid !== shell) {
      ending.abort();
    }
  };
  setInterval(look, LOOK_MS).unref();
}
