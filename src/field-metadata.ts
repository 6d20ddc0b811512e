import { renderText, type Text } from './text';

/** Facts about a field beyond its type, as plain JSON, so that JSON Schema preserves them. */
export interface FieldFacts {
  /** The value of a field that is not set; a text if it depends on other fields. */
  readonly default?: boolean | number | Text;
  /** The environment variable that is read before the default applies. */
  readonly environment?: string;
  /** Whether a configuration may set the field before the environment does. */
  readonly configurable?: boolean;
  /** The value that the API assumes if a request contains none. */
  readonly apiDefault?: boolean | string;
  /** Values for shell completion; the field accepts others too. */
  readonly knownValues?: readonly string[];
  /** Explanations of choices with names that are not self-explanatory. */
  readonly choiceNotes?: Readonly<Record<string, string>>;
}

/** The metadata of a field: its description and its facts. */
export function described(summary: Text, facts: FieldFacts = {}) {
  return { description: renderText(summary), summary, ...facts };
}
