import { type Command, Option } from 'commander';
import { isGiven, type Session } from './io';
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
