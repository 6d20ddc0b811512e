import { type Command, Option } from 'commander';
import type * as z from 'zod';
import { toPrintable } from '../../image/printable';
import { fieldsOf } from '../fields';
import { fieldOf } from './answer-field';
import { toSingleOption } from './flag';
import { isGiven, type Session } from './io';
import { toJsonPieces } from './json-pieces';

/** Adds how to tell the answer. */
export function addTelling(command: Command): void {
  command
    .optionsGroup('Output:')
    .option('--json', 'The whole answer as JSON; errors as JSON too.')
    .addOption(
      toSingleOption(
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
export function tell(
  command: Command,
  session: Session,
  answer: object,
  toText: () => string,
  schemaOf?: () => z.ZodObject,
): void {
  const { stdout } = session.io;
  let text = '';
  for (const piece of piecesOf(command, session, answer, toText, schemaOf)) {
    text += piece;
    if (text.length > LONG) {
      stdout.write(text);
      text = '';
    }
  }
  if (text !== '') {
    stdout.write(text);
  }
}

function piecesOf(
  command: Command,
  session: Session,
  answer: object,
  toText: () => string,
  schemaOf: (() => z.ZodObject) | undefined,
): Iterable<string> {
  const { field } = command.opts<{ readonly field?: string }>();
  const isJson = isGiven('--json', session);
  if (field === undefined) {
    return isJson ? toJsonPieces(answer) : toLines(toText());
  }
  const value = fieldOf(answer, field, schemaOf && fieldsOf(schemaOf(), 'output'));
  if (value === undefined) {
    return isJson ? ['null\n'] : ['\n'];
  }
  if (typeof value === 'string' && !isJson) {
    // A terminal is only to show it; a program gets what is there.
    return toLines(session.io.stdout.isTTY ? toPrintable(value) : value);
  }
  return typeof value === 'object' && value !== null
    ? toJsonPieces(value)
    : toLines(JSON.stringify(value));
}

/** A longer text is printed in parts. */
const LONG = 65_536;

function toLines(text: string): readonly string[] {
  return text === '' ? [] : [`${text}\n`];
}
