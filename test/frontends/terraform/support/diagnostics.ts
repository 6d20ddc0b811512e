import type { Diagnostic } from '../../../../src/frontends/terraform/protocol/messages';

/** Diagnostics, a line each: severity, attribute and summary. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[] = []): readonly string[] {
  return diagnostics.map(({ severity, summary, attribute }) => {
    const steps = (attribute?.steps ?? []).map(
      ({ attributeName, elementKeyString, elementKeyInt }) =>
        attributeName ?? elementKeyString ?? String(elementKeyInt),
    );
    return `${severity === 1 ? 'error' : 'warning'} at ${steps.join('.') || 'block'}: ${summary}`;
  });
}
