import pico from 'picocolors';
import { toPrintable } from '../../image/printable';
import type { Warning } from '../../lookup/warnings';
import { toFlagText } from './flag-text';
import { hasFlag, type Session, supportsColor } from './io';

/** Prints what people want to know beside the answer; in JSON it is part of it. */
export function printExplanation(
  session: Session,
  lines: readonly string[],
  warnings: readonly Warning[],
): void {
  if (hasFlag('--json', session) || hasFlag('--quiet', session)) {
    return;
  }
  const { stderr } = session.io;
  const { dim, yellow } = pico.createColors(supportsColor(stderr, session));
  for (const line of lines) {
    stderr.write(`${dim(toPrintable(toFlagText(line)))}\n`);
  }
  for (const { message } of warnings) {
    stderr.write(`${yellow('warning:')} ${toPrintable(toFlagText(message))}\n`);
  }
}
