import type { Command } from 'commander';
import type { Session } from './io';

/** Gives a command its flags, its help and what it does. */
export type CommandSetup = (command: Command, session: Session) => void;

/** Commands by their names, in the order of the help. */
export type CommandDefinitions = Readonly<
  Record<string, { readonly summary: string; load(): Promise<CommandSetup> }>
>;
