#!/usr/bin/env node
import { onParentExit } from '../on-parent-exit';
import { openStandardOutput } from './output/standard-output';
import { run } from './program';
import { reportError, reportWriteError } from './report-error';
import type { Io, Session } from './session';

// Each command is one bundled file, so stacks are useful only with source maps.
process.setSourceMapsEnabled(process.env.DEBUG?.split(',').includes('imagepin') ?? false);

const shutdown = new AbortController();
const stdout = openStandardOutput(process.stdout, shutdown.signal, (error) => {
  process.exit(reportWriteError(error, session));
});
const io: Io = {
  stdout,
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

// Every later write fails too, and must not throw.
process.stderr.on('error', () => {});
process.on('uncaughtException', (error) => {
  process.exit(reportError(error, session));
});

void run(session.args, io)
  // After a failure there is no result to flush, and a closed pipe must not change the exit code.
  .then((code) => (code === 0 ? stdout.flushed().then(() => code) : code))
  .catch((error: unknown) => reportError(error, session))
  // Pending work that cannot be canceled must not keep the process alive.
  .then((code) => process.exit(code));
