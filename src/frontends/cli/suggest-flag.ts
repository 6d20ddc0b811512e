import type { Command } from 'commander';
import { ImagepinError } from '../../errors';
import { nearest, toSynonym } from '../../image/nearest';
import { ARGUMENT_WORDS } from '../../lookup/others-words';

/** Suggests a flag where commander, which compares letters alone, has none or a worse one than the core. */
export function suggestFlags(command: Command, flags: ReadonlyMap<string, string>): void {
  command.exitOverride((error) => {
    const [, written = ''] = /^error: unknown option '--([^'=]+)/.exec(error.message) ?? [];
    const isSuggested = error.message.includes('Did you mean');
    const suggest = isSuggested ? toSynonym : nearest;
    const flag = flags.get(suggest(toCamel(written), [...flags.keys()], ARGUMENT_WORDS) ?? '');
    if (written === '' || flag === undefined) {
      throw error;
    }
    throw new ImagepinError('InvalidQuery', `unknown option "--${written}"`, {
      detail: `Did you mean ${flag}?`,
      cause: error,
    });
  });
}

/** A flag as an argument is called: `--os-type` is `osType`. */
function toCamel(flag: string): string {
  return flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
