import { ImagepinError } from '../../errors';
import { toPrintable } from '../../image/printable';
import type { Warning } from '../../lookup/warn';
import { toHclMessage, toHclText, toSnake } from './names';
import { type Diagnostic, SEVERITY, type Step } from './protocol/messages';
import type { Block } from './schema';

/** An error as the engine shows it, at the attribute of the block that is to blame. */
export function toError(error: unknown, block?: Block): Diagnostic {
  if (!ImagepinError.is(error)) {
    return toBug(error);
  }
  const { message, detail = '', path } = error;
  return {
    severity: SEVERITY.error,
    summary: toPrintable(toHclMessage(message, path)),
    detail: detail
      .split('\n')
      .map((line) => toPrintable(toHclText(line)))
      .join('\n'),
    ...attributeAt(path, block),
  };
}

/** A warning of an answer. */
export function toWarning({ message }: Warning): Diagnostic {
  return { severity: SEVERITY.warning, summary: toPrintable(toHclText(message)) };
}

function toBug(error: unknown): Diagnostic {
  return {
    severity: SEVERITY.error,
    summary: `unexpected error: ${toPrintable(String(error).split('\n')[0] ?? '')}`,
    detail:
      'This is a bug in the provider: please report it, with the log that ' +
      'TF_LOG_PROVIDER=debug TF_LOG_PATH=terraform.log writes. It holds no keys.',
  };
}

/**
 * Engines find an attribute, and one step into a list or a map.
 * A path that the block does not have points to the whole block.
 */
function attributeAt(
  [argument = '', step]: readonly string[],
  block: Block | undefined,
): { readonly attribute?: { readonly steps: readonly Step[] } } {
  const attribute = block?.attributes.find(({ name }) => name === argument);
  if (!attribute) {
    return {};
  }
  const steps: Step[] = [{ attributeName: toSnake(argument) }];
  if (step !== undefined && attribute.type.kind === 'list') {
    steps.push({ elementKeyInt: Number(step) });
  }
  if (step !== undefined && attribute.type.kind === 'map') {
    steps.push({ elementKeyString: step });
  }
  if (step !== undefined && attribute.type.kind === 'object') {
    steps.push({ attributeName: toSnake(step) });
  }
  return { attribute: { steps } };
}
