import type { Command } from 'commander';
import { ImagepinError } from '../../errors';
import type { Session } from './io';

/** Refuses words that belong to no flag: nobody would know that they were not heard. */
export function refuseSurplus(command: Command, session: Session): void {
  const word = command.args[command.registeredArguments.length];
  if (word !== undefined) {
    throw new ImagepinError('InvalidQuery', `surplus word "${word}"`, {
      detail: adviceOn(word, command, session),
    });
  }
}

function adviceOn(word: string, command: Command, { args }: Session): string {
  const flags = command.options.filter((option) => option.isBoolean()).map(({ long }) => long);
  const flag = args.find((arg, index) => args[index + 1] === word && flags.includes(arg));
  if (flag === undefined || !['true', 'false'].includes(word)) {
    return `${command.name()} takes flags alone. Quote a value that has spaces.`;
  }
  if (word === 'true') {
    return `${flag} takes no value: write it alone, or ${flag}=true.`;
  }
  const denial = flag.replace('--', '--no-');
  return command.options.some(({ long }) => long === denial)
    ? `${flag} takes no value: write ${denial}.`
    : `${flag} takes no value: leave it out.`;
}
