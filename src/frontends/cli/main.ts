#!/usr/bin/env node
import { endWithNpx } from './end-with-npx';
import { guardOutput } from './guard-output';
import type { Io, Session } from './io';
import { reportError } from './report-error';
import { run } from './run';

// What is run is one bundled file a command; a stack is only worth showing in the source's own lines.
process.setSourceMapsEnabled(process.env.DEBUG?.split(',').includes('imagepin') ?? false);

const ending = new AbortController();
const io: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: ending.signal,
};

// Once: whoever presses Ctrl-C again does not want to wait for an orderly end.
process.once('SIGINT', () => ending.abort());
process.once('SIGTERM', () => ending.abort());
endWithNpx(ending);

const session: Session = { args: process.argv.slice(2), io };

guardOutput(session);

process.on('uncaughtException', async (error) => {
  process.exit(await reportError(error, session));
});

void run(session.args, io).then(async (code) => {
  // A failure has no answer to wait for, and keeps its code also when nobody reads.
  if (code === 0) {
    await written(process.stdout);
  }
  // What cannot be canceled, such as a name being resolved, must not keep the process.
  process.exit(code);
});

/** Resolves when all is written: a slow reader loses nothing. What cannot be written ends the process above. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', (error) => {
      if (!error) {
        resolve();
      }
    });
  });
}
