import type { CommandDefinitions } from './subcommand';

/** Each command is loaded when it is called, because help must not wait for the sources. */
export const COMMANDS: CommandDefinitions = {
  find: {
    summary: 'find exactly one image and print its ID',
    load: async () => (await import('./find')).findCommand,
  },
  list: {
    summary: 'list all images that match',
    load: async () => (await import('./list')).listCommand,
  },
  explain: {
    summary: 'explain a find: how many images pass each filter, and which ones come close',
    load: async () => (await import('./explain')).explainCommand,
  },
  sources: {
    summary: 'show the sources, their filters and the privileges that they require',
    load: async () => (await import('./sources')).sourcesCommand,
  },
  simulate: {
    summary: 'serve simulated images of every source on a local port',
    load: async () => (await import('./simulate')).simulateCommand,
  },
  completion: {
    summary: 'print a shell script that completes commands, flags and values',
    load: async () => (await import('./completion')).completionCommand(COMMANDS),
  },
};
