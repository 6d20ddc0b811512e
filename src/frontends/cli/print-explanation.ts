import pico from 'picocolors';
import { toPrintable } from '../../image/printable';
import type { Warning } from '../../lookup/warnings';
import { type MessageTexts, renderText, type Text, textsOf } from '../../text';
import { flagNaming } from './flag-text';
import { hasFlag, type Session, supportsColor } from './io';

/** Prints the explanation and the warnings for people; in JSON they are part of the result. */
export function printExplanation(
  session: Session,
  lines: readonly Text[],
  warnings: readonly Warning[],
): void {
  if (hasFlag('--json', session) || hasFlag('--quiet', session)) {
    return;
  }
  const { stderr } = session.io;
  const { dim, yellow } = pico.createColors(supportsColor(stderr, session));
  for (const line of lines) {
    stderr.write(`${dim(toPrintable(renderText(line, flagNaming)))}\n`);
  }
  for (const warning of warnings) {
    const { message } = textsOf<MessageTexts>(warning);
    stderr.write(`${yellow('warning:')} ${toPrintable(renderText(message, flagNaming))}\n`);
  }
}
