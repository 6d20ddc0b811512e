import { type Command, Option } from 'commander';
import type * as z from 'zod';
import { toPrintable } from '../../../image/printable';
import { type Field, fieldsOf } from '../../fields';
import { addFieldFlag } from '../flags/field-flag';
import { hasFlag, type Session } from '../session';
import { toJsonChunks } from './json-chunks';
import { readField } from './result-field';

/** Adds the flags that choose the output; the example is the path of a value in the command's result. */
export function addOutputFlags(command: Command, exampleField: string): void {
  const field: Field = {
    name: 'field',
    type: { kind: 'string' },
    required: false,
    summary: `Print one value of the result, such as ${exampleField}: strings as they are, other values as JSON, an empty line for an absent value.`,
  };
  command
    .optionsGroup('Output:')
    .option('--json', 'Print the whole result as JSON, and errors as JSON too.');
  addFieldFlag(command, field, 'path');
  command
    .option('--no-color', 'Print no colors.')
    .addHelpOption(new Option('-h, --help', 'Show this help.').helpGroup('Output:'));
}

/**
 * Prints the result as text, or, if a flag requests it, one field or the whole as JSON.
 * The schema contains the fields that may be absent from the result.
 */
export async function printResult(
  command: Command,
  session: Session,
  result: object,
  formatText: () => string | Promise<string>,
  resultSchema?: () => z.ZodObject,
): Promise<void> {
  const { stdout } = session.io;
  let buffer = '';
  for (const chunk of await toChunks(command, session, result, formatText, resultSchema)) {
    buffer += chunk;
    if (buffer.length > FLUSH_LENGTH) {
      // A slow reader must not make the whole result wait in memory.
      await stdout.write(buffer);
      buffer = '';
    }
  }
  if (buffer !== '') {
    await stdout.write(buffer);
  }
}

async function toChunks(
  command: Command,
  session: Session,
  result: object,
  formatText: () => string | Promise<string>,
  resultSchema: (() => z.ZodObject) | undefined,
): Promise<Iterable<string>> {
  const { field } = command.opts<{ readonly field?: string }>();
  const isJson = hasFlag('--json', session);
  if (field === undefined && !isJson) {
    return withNewline(await formatText());
  }
  const known = resultSchema && fieldsOf(resultSchema(), 'output');
  const value = field === undefined ? result : readField(result, field, known);
  if (typeof value === 'object' && value !== null) {
    return toJsonChunks(value);
  }
  if (typeof value === 'string' && !isJson) {
    // Only a terminal needs control characters escaped; a program gets the value as it is.
    return withNewline(session.io.stdout.isTTY ? toPrintable(value) : value);
  }
  return [value === undefined && !isJson ? '\n' : `${JSON.stringify(value ?? null)}\n`];
}

/** Longer output is written in parts. */
const FLUSH_LENGTH = 65_536;

function withNewline(text: string): readonly string[] {
  return text === '' ? [] : [`${text}\n`];
}
