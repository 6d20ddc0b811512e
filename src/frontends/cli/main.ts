#!/usr/bin/env node
import { CANCELLED } from './exit-code';
import type { Io } from './io';
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

// A reader that has seen enough, such as head, closes the pipe: there is nobody left to tell.
process.stdout.on('error', () => process.exit(CANCELLED));
process.stderr.on('error', () => {});

process.on('uncaughtException', async (error) => {
  const { reportError } = await import('./report-error');
  process.exit(await reportError(error, { args: process.argv.slice(2), io }));
});

void run(process.argv.slice(2), io).then(async (code) => {
  await written(process.stdout);
  // What cannot be canceled, such as a name being resolved, must not keep the process.
  process.exit(code);
});

/** Resolves when all is written: a slow reader loses nothing. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
