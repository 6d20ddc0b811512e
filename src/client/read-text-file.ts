import { close, constants, fstat, open, readFile } from 'node:fs';
import { Socket } from 'node:net';
import { devNull } from 'node:os';
import { promisify } from 'node:util';
import { NOT_A_REGULAR_FILE } from '../clouds/credentials';

/**
 * Reads a text file. Rejects for a device or a pipe, because a read that waits for another program cannot be canceled.
 * With a signal, it reads a pipe too, such as that of `<(imagepin list --json)`, until the signal is aborted.
 */
export async function readTextFile(path: string, pipeSignal?: AbortSignal): Promise<string> {
  if (path === devNull) {
    return '';
  }
  // Without O_NONBLOCK, a pipe without a writer blocks a thread, and the end of the process waits for every thread.
  const descriptor = await promisify(open)(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const stats = await promisify(fstat)(descriptor);
  if (stats.isFIFO() && pipeSignal) {
    return readPipe(descriptor, pipeSignal);
  }
  try {
    if (!stats.isFile() && !stats.isDirectory()) {
      throw Object.assign(new Error('It is not a regular file'), { code: NOT_A_REGULAR_FILE });
    }
    // Reading a folder fails with the error of the system.
    return await promisify(readFile)(descriptor, 'utf8');
  } finally {
    await promisify(close)(descriptor);
  }
}

/** Reads a pipe to its end without occupying a thread, and closes it. */
async function readPipe(descriptor: number, signal: AbortSignal): Promise<string> {
  const pipe = new Socket({ fd: descriptor, readable: true, writable: false, signal });
  let text = '';
  for await (const part of pipe.setEncoding('utf8')) {
    text += part;
  }
  if (text === '') {
    throw new Error('It is a pipe to which no program writes');
  }
  return text;
}
