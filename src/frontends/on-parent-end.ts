/** How often it is looked whether the process that started this one is still there. */
const LOOK_MS = 200;

/** Calls when the process that started this one has ended, which no signal tells. */
export function onParentEnd(end: () => void): void {
  const parent = process.ppid;
  const look = () => {
    // A process whose parent has ended gets another one.
    if (process.ppid !== parent) {
      clearInterval(looking);
      end();
    }
  };
  const looking = setInterval(look, LOOK_MS).unref();
}
