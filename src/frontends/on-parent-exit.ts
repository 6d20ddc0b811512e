/** How often it is looked whether the process that started this one is still there. */
const POLL_INTERVAL_MS = 200;

/** Calls when the process that started this one has ended, which no signal tells. */
export function onParentExit(listener: () => void): void {
  const parent = process.ppid;
  const poll = () => {
    // A process whose parent has ended gets another one.
    if (process.ppid !== parent) {
      clearInterval(timer);
      listener();
    }
  };
  const timer = setInterval(poll, POLL_INTERVAL_MS).unref();
}
