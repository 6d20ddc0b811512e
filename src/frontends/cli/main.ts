#!/usr/bin/env node
import { ImagepinError } from '../../errors';
import { endWithNpx } from './end-with-npx';
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

// A reader that has seen enough, such as head, closes the pipe, and has what it wanted.
process.stdout.once('error', async (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : await reportError(toUnwritten(error), session));
});
// What is written after the first error fails too.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

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

function toUnwritten(cause: NodeJS.ErrnoException): ImagepinError {
  return new ImagepinError('InvalidQuery', `cannot write the answer: ${cause.code}`, {
    detail: 'Send standard output to where there is room for all of it.',
    cause,
  });
}
