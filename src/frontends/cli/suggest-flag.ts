import type { Command } from 'commander';
import { ImagepinError } from '../../errors';
import { nearestChoice, resolveSynonym } from '../../image/did-you-mean';
import { ARGUMENT_SYNONYMS } from '../../query/synonyms';

/** Suggests a flag for an unknown one: from synonyms if commander has a suggestion of its own, else the nearest. */
export function suggestFlags(command: Command, flags: ReadonlyMap<string, string>): void {
  command.exitOverride((error) => {
    const [, unknownFlag = ''] = /^error: unknown option '--([^'=]+)/.exec(error.message) ?? [];
    const isSuggested = error.message.includes('Did you mean');
    const suggest = isSuggested ? resolveSynonym : nearestChoice;
    const flag = flags.get(
      suggest(toArgumentName(unknownFlag), [...flags.keys()], ARGUMENT_SYNONYMS) ?? '',
    );
    if (unknownFlag === '' || flag === undefined) {
      throw error;
    }
    throw new ImagepinError('InvalidQuery', `unknown option "--${unknownFlag}"`, {
      detail: `Did you mean ${flag}?`,
      cause: error,
    });
  });
}

/** The argument of a flag: `--os-type` is `osType`. */
function toArgumentName(flag: string): string {
  return flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
