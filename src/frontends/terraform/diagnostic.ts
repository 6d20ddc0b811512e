import { ImagepinError } from '../../errors';
import { toPrintable } from '../../image/printable';
import { type MessageTexts, renderText, type Text, textsOf } from '../../text';
import { hclNaming, toSnakeCase } from '../provider/hcl-names';
import type { Block } from '../provider/schema';
import { type AttributePathStep, type Diagnostic, SEVERITY } from './protocol/messages';

/** Converts an error to a diagnostic at the attribute to blame. */
export function toErrorDiagnostic(error: unknown, block?: Block): Diagnostic {
  return ImagepinError.is(error)
    ? {
        severity: SEVERITY.error,
        ...toDiagnosticTexts(textsOf<MessageTexts>(error)),
        ...toAttributePath(error.path, block),
      }
    : toBugDiagnostic(error);
}

export function toWarningDiagnostic(warning: MessageTexts): Diagnostic {
  return { severity: SEVERITY.warning, ...toDiagnosticTexts(textsOf(warning)) };
}

function toDiagnosticTexts({ message, detail = '' }: MessageTexts) {
  return { summary: toPrintableLines(message), detail: toPrintableLines(detail) };
}

function toPrintableLines(value: Text): string {
  return renderText(value, hclNaming).split('\n').map(toPrintable).join('\n');
}

function toBugDiagnostic(error: unknown): Diagnostic {
  return {
    severity: SEVERITY.error,
    summary: `unexpected error: ${toPrintable(String(error).split('\n')[0] ?? '')}`,
    detail:
      'This is a bug in the provider: please report it, with the log that ' +
      'TF_LOG_PROVIDER=debug TF_LOG_PATH=terraform.log writes. The log contains no credentials.',
  };
}

/**
 * The path of an attribute and at most one step into a list or a map, which engines can display.
 * A path that is not in the block points to the whole block.
 */
function toAttributePath(
  [argument = '', step]: readonly string[],
  block: Block | undefined,
): { readonly attribute?: { readonly steps: readonly AttributePathStep[] } } {
  const attribute = block?.attributes.find(({ name }) => name === argument);
  if (!attribute) {
    return {};
  }
  const steps: AttributePathStep[] = [{ attributeName: toSnakeCase(argument) }];
  if (step !== undefined && attribute.type.kind === 'list') {
    steps.push({ elementKeyInt: Number(step) });
  }
  if (step !== undefined && attribute.type.kind === 'map') {
    steps.push({ elementKeyString: step });
  }
  return { attribute: { steps } };
}
