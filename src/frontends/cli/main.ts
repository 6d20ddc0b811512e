#!/usr/bin/env node
import { abortWhenNpxExits } from './abort-when-npx-exits';
import { exitOnWriteError } from './exit-on-write-error';
import type { Io, Session } from './io';
import { reportError } from './report-error';
import { run } from './run';

// What is run is one bundled file a command; a stack is only worth showing in the source's own lines.
process.setSourceMapsEnabled(process.env.DEBUG?.split(',').includes('imagepin') ?? false);

const shutdown = new AbortController();
const io: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: shutdown.signal,
};

// Once: whoever presses Ctrl-C again does not want to wait for an orderly end.
process.once('SIGINT', () => shutdown.abort());
process.once('SIGTERM', () => shutdown.abort());
abortWhenNpxExits(shutdown);

const session: Session = { args: process.argv.slice(2), io };

exitOnWriteError(session);

process.on('uncaughtException', async (error) => {
  process.exit(await reportError(error, session));
});

void run(session.args, io).then(async (code) => {
  // A failure has no answer to wait for, and keeps its code also when nobody reads.
  if (code === 0) {
    await flushed(process.stdout);
  }
  // What cannot be canceled, such as a name being resolved, must not keep the process.
  process.exit(code);
});

/** Resolves when all is written: a slow reader loses nothing. What cannot be written ends the process above. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', (error) => {
      if (!error) {
        resolve();
      }
    });
  });
}
