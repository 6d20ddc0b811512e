const POLL_INTERVAL_MS = 200;

/** Calls a listener when the parent process exits, for which there is no signal. */
export function onParentExit(listener: () => void): void {
  const parent = process.ppid;
  const poll = () => {
    // An orphaned process gets another parent.
    if (process.ppid !== parent) {
      clearInterval(timer);
      listener();
    }
  };
  const timer = setInterval(poll, POLL_INTERVAL_MS).unref();
}
