import { type Command, Option } from 'commander';
import type * as z from 'zod';
import { toPrintable } from '../../image/printable';
import { fieldsOf } from '../fields';
import { toSingleValueOption } from './flag';
import { hasFlag, type Session } from './io';
import { toJsonChunks } from './json-chunks';
import { readField } from './result-field';

/** Adds how to tell the answer. */
export function addOutputFlags(command: Command): void {
  command
    .optionsGroup('Output:')
    .option('--json', 'The whole answer as JSON; errors as JSON too.')
    .addOption(
      toSingleValueOption(
        '--field <path>',
        'One value of the answer, such as image.architecture or images[0].id: texts as they are, all else as JSON, an empty line for what an image lacks.',
        String,
      ),
    )
    .option('--quiet', 'Only the answer and errors: no reasons, no warnings, no progress.')
    .option('--no-color', 'No colors.')
    .addHelpOption(new Option('-h, --help', 'This help.').helpGroup('Output:'));
}

/**
 * Prints the answer: a field of it or all of it as JSON where that was asked for, else as lines of text, perhaps none.
 * Its schema says which fields it may lack.
 */
export function printResult(
  command: Command,
  session: Session,
  result: object,
  formatText: () => string,
  resultSchema?: () => z.ZodObject,
): void {
  const { stdout } = session.io;
  let buffer = '';
  for (const chunk of toChunks(command, session, result, formatText, resultSchema)) {
    buffer += chunk;
    if (buffer.length > FLUSH_LENGTH) {
      stdout.write(buffer);
      buffer = '';
    }
  }
  if (buffer !== '') {
    stdout.write(buffer);
  }
}

function toChunks(
  command: Command,
  session: Session,
  result: object,
  formatText: () => string,
  resultSchema: (() => z.ZodObject) | undefined,
): Iterable<string> {
  const { field } = command.opts<{ readonly field?: string }>();
  const isJson = hasFlag('--json', session);
  if (field === undefined) {
    return isJson ? toJsonChunks(result) : withNewline(formatText());
  }
  const value = readField(result, field, resultSchema && fieldsOf(resultSchema(), 'output'));
  if (value === undefined) {
    return isJson ? ['null\n'] : ['\n'];
  }
  if (typeof value === 'string' && !isJson) {
    // A terminal is only to show it; a program gets what is there.
    return withNewline(session.io.stdout.isTTY ? toPrintable(value) : value);
  }
  return typeof value === 'object' && value !== null
    ? toJsonChunks(value)
    : withNewline(JSON.stringify(value));
}

/** A longer text is printed in parts. */
const FLUSH_LENGTH = 65_536;

function withNewline(text: string): readonly string[] {
  return text === '' ? [] : [`${text}\n`];
}
