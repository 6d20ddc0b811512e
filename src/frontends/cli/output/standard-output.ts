import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { ImagepinError } from '../../../errors';
import type { Output } from '../session';

/** Standard output that writes everything, however slow its reader is, or fails. */
export interface StandardOutput extends Output {
  /** Resolves when the text is written. */
  write(text: string): Promise<void>;
  /** Resolves when everything is written. */
  flushed(): Promise<void>;
}

/** Opens standard output. A write rejects when the signal is aborted, because its reader may never read on. */
export function openStandardOutput(
  stream: typeof process.stdout,
  signal: AbortSignal,
  onError: (error: NodeJS.ErrnoException) => void,
): StandardOutput {
  const { fd } = stream;
  const writeAll = stream instanceof Socket ? streamWriter(stream) : fileWriter(fd);
  let last = Promise.resolve();
  return {
    get isTTY() {
      return stream.isTTY;
    },
    get columns() {
      return stream.columns;
    },
    write: (text) => {
      last = untilAborted(() => writeAll(text).catch(onError), signal);
      // The caller may wait for all writes at once.
      last.catch(() => {});
      return last;
    },
    flushed: () => last,
  };
}

type WriteAll = (text: string) => Promise<void>;

/** Writes to a pipe, a socket or a terminal, in order. */
function streamWriter(stream: Socket): WriteAll {
  // The callback of the write receives the error, too.
  stream.on('error', () => {});
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => (error ? reject(error) : resolve()));
    });
}

/** Writes to a file until nothing is left, because a full disk takes a part of a write; Node's own stream drops the rest. */
function fileWriter(descriptor: number): WriteAll {
  // The signal of a file size limit would end the process before it can report the error.
  process.on('SIGXFSZ', () => {});
  return async (text) => {
    for (let rest = Buffer.from(text); rest.length > 0; ) {
      rest = rest.subarray(writeSync(descriptor, rest));
    }
  };
}

/** Resolves like the write, or rejects when the signal is aborted. */
function untilAborted(write: () => Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(new ImagepinError('Cancelled', 'the output was canceled'));
    if (signal.aborted) {
      leave();
      return;
    }
    signal.addEventListener('abort', leave, { once: true });
    const stay = () => signal.removeEventListener('abort', leave);
    write().then(resolve, reject).finally(stay);
  });
}
