import type { Command } from 'commander';
import { ImagepinError } from '../../errors';
import type { Session } from './io';

/** Rejects arguments that belong to no flag, which would be ignored silently. */
export function rejectExtraArguments(command: Command, session: Session): void {
  const extra = command.args[command.registeredArguments.length];
  if (extra !== undefined) {
    throw new ImagepinError('InvalidQuery', `unexpected argument "${extra}"`, {
      detail: hintFor(extra, command, session),
    });
  }
}

function hintFor(extra: string, command: Command, { args }: Session): string {
  const flags = command.options.filter((option) => option.isBoolean()).map(({ long }) => long);
  const flag = args.find((arg, index) => args[index + 1] === extra && flags.includes(arg));
  if (flag === undefined || !['true', 'false'].includes(extra)) {
    return `${command.name()} takes only flags. Quote a value that contains spaces.`;
  }
  if (extra === 'true') {
    return `${flag} takes no value: write it alone, or ${flag}=true.`;
  }
  const negation = flag.replace('--', '--no-');
  return command.options.some(({ long }) => long === negation)
    ? `${flag} takes no value: write ${negation}.`
    : `${flag} takes no value: leave it out.`;
}
