import type { Command } from 'commander';
import type { Session } from './io';

/** Gives a command its flags, its help and what it does. */
export type SetUp = (command: Command, session: Session) => void;

/** Commands by their names, in the order of the help. */
export type Commands = Readonly<
  Record<string, { readonly summary: string; load(): Promise<SetUp> }>
>;

/** Each command is loaded when it is called: help must not wait for the sources. */
export const COMMANDS: Commands = {
  find: {
    summary: 'find exactly one image and print its id',
    load: async () => (await import('./find')).setUpFind,
  },
  list: {
    summary: 'list all images that match',
    load: async () => (await import('./list')).setUpList,
  },
  explain: {
    summary: 'tell how a look-up goes: what each condition leaves, and what comes close',
    load: async () => (await import('./explain')).setUpExplain,
  },
  sources: {
    summary: 'show whom can be asked, what each can answer and the privileges it needs',
    load: async () => (await import('./sources')).setUpSources,
  },
  simulate: {
    summary: 'serve simulated images of every source on a local port',
    load: async () => (await import('./simulate')).setUpSimulate,
  },
  completion: {
    summary: 'print a script that completes commands, flags and values at a shell',
    load: async () => (await import('./completion')).completionOf(COMMANDS),
  },
};
