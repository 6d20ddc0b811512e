import { type Command, Option } from 'commander';
import pico from 'picocolors';
import type { Warning } from '../../lookup/warn';
import { isColorful, isGiven, type Session } from './io';
import { toJsonPieces } from './json-pieces';

/** Adds how to tell the answer. */
export function addTelling(command: Command): void {
  command
    .optionsGroup('Output:')
    .option('--json', 'The whole answer as JSON; errors as JSON too.')
    .option('--quiet', 'Only the answer and errors: no reasons, no warnings, no progress.')
    .option('--no-color', 'No colors.')
    .addHelpOption(new Option('-h, --help', 'This help.').helpGroup('Output:'));
}

/** Prints the answer: as JSON where that was asked for, else as lines of text, perhaps none. */
export function tell(session: Session, answer: object, toText: () => string): void {
  const { stdout } = session.io;
  let text = '';
  for (const piece of isGiven('--json', session) ? toJsonPieces(answer) : toLines(toText())) {
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

/** A longer text is printed in parts. */
const LONG = 65_536;

function toLines(text: string): readonly string[] {
  return text === '' ? [] : [`${text}\n`];
}

/** Prints what people want to know beside the answer; in JSON it is part of it. */
export function tellWhy(
  session: Session,
  lines: readonly string[],
  warnings: readonly Warning[],
): void {
  if (isGiven('--json', session) || isGiven('--quiet', session)) {
    return;
  }
  const { stderr } = session.io;
  const { dim, yellow } = pico.createColors(isColorful(stderr, session));
  for (const line of lines) {
    stderr.write(`${dim(line)}\n`);
  }
  for (const { message } of warnings) {
    stderr.write(`${yellow('warning:')} ${message}\n`);
  }
}
