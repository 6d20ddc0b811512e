/** `node:child_process` in the project `unit`: libraries may load it, nothing may start a process. */
module.exports = Object.fromEntries(
  ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'].map((name) => [
    name,
    () => {
      throw new Error(`a unit test called ${name}: rename its file to *-process.test.ts`);
    },
  ]),
);
