import { renderText, type Text } from './text';

/** The facts of a field that its type does not hold; plain JSON, which JSON Schema carries along. */
export interface FieldFacts {
  /** The value of a field that is not set; a text where it depends on others. */
  readonly default?: boolean | number | Text;
  /** The environment variable that is read before the default applies. */
  readonly environment?: string;
  /** Whether a configuration may set the field before the environment does. */
  readonly configurable?: boolean;
  /** The value that the API assumes when it is sent none. */
  readonly apiDefault?: boolean | string;
  /** Some values of a field that accepts others too, for completion. */
  readonly knownValues?: readonly string[];
  /** What choices mean, where their names do not say it. */
  readonly choiceNotes?: Readonly<Record<string, string>>;
}

/** The metadata of a field: what it is for, in sentences, and its facts. */
export function described(summary: Text, facts: FieldFacts = {}) {
  return { description: renderText(summary), summary, ...facts };
}
