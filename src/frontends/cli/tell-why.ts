import pico from 'picocolors';
import { toPrintable } from '../../image/printable';
import type { Warning } from '../../lookup/warn';
import { toFlagWords } from './flag-words';
import { isColorful, isGiven, type Session } from './io';

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
    stderr.write(`${dim(toPrintable(toFlagWords(line)))}\n`);
  }
  for (const { message } of warnings) {
    stderr.write(`${yellow('warning:')} ${toPrintable(toFlagWords(message))}\n`);
  }
}
