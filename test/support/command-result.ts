import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

/** What a command of an engine came to. */
export interface CommandResult {
  readonly code: number | null;
  /** Everything that it printed. */
  readonly text: string;
  /** What it printed on standard output, when that is JSON. */
  json(): unknown;
}

/** Waits for a command that runs. */
export function commandResult(
  child: ChildProcessByStdio<null, Readable, Readable>,
): Promise<CommandResult> {
  const all: string[] = [];
  const out: string[] = [];
  child.stdout.on('data', (chunk) => {
    all.push(String(chunk));
    out.push(String(chunk));
  });
  child.stderr.on('data', (chunk) => all.push(String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, text: all.join(''), json: () => JSON.parse(out.join('')) }),
    );
  });
}
