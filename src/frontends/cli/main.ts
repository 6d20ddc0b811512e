#!/usr/bin/env node
import { onParentExit } from '../on-parent-exit';
import { run } from './program';
import { exitOnWriteError, reportError } from './report-error';
import type { Io, Session } from './session';

// Each command is one bundled file, so stacks are useful only with source maps.
process.setSourceMapsEnabled(process.env.DEBUG?.split(',').includes('imagepin') ?? false);

const shutdown = new AbortController();
const io: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: shutdown.signal,
};

// Once, so that a second Ctrl-C ends the process at once.
process.once('SIGINT', () => shutdown.abort());
process.once('SIGTERM', () => shutdown.abort());
// The shell between npx and this process does not forward signals. Any other parent may exit first.
if (process.env.npm_lifecycle_event === 'npx') {
  onParentExit(() => shutdown.abort());
}

const session: Session = { args: process.argv.slice(2), io };

exitOnWriteError(session);

process.on('uncaughtException', (error) => {
  process.exit(reportError(error, session));
});

void run(session.args, io).then(async (code) => {
  // After a failure there is no result to flush, and a closed pipe must not change the exit code.
  if (code === 0) {
    await flushed(process.stdout);
  }
  // Pending work that cannot be canceled, such as resolving a name, must not keep the process alive.
  process.exit(code);
});

/** Resolves when everything is written, so that a slow reader loses nothing. A write error ends the process above. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', (error) => {
      if (!error) {
        resolve();
      }
    });
  });
}
