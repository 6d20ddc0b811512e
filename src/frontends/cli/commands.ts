import type { CommandDefinitions } from './command-definition';

/** Each command is loaded when it is called: help must not wait for the sources. */
export const COMMANDS: CommandDefinitions = {
  find: {
    summary: 'find exactly one image and print its id',
    load: async () => (await import('./find')).findCommand,
  },
  list: {
    summary: 'list all images that match',
    load: async () => (await import('./list')).listCommand,
  },
  explain: {
    summary: 'tell how a look-up goes: what each condition leaves, and what comes close',
    load: async () => (await import('./explain')).explainCommand,
  },
  sources: {
    summary: 'show whom can be asked, what each can answer and the privileges it needs',
    load: async () => (await import('./sources')).sourcesCommand,
  },
  simulate: {
    summary: 'serve simulated images of every source on a local port',
    load: async () => (await import('./simulate')).simulateCommand,
  },
  completion: {
    summary: 'print a script that completes commands, flags and values at a shell',
    load: async () => (await import('./completion')).completionCommand(COMMANDS),
  },
};
