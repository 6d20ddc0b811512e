import type { Plugin } from 'esbuild';
import { programHelp } from '../src/frontends/cli/program-help';

/** Inlines the help of the command line as a string, because its examples load every source and cloud. */
export const inlineProgramHelp: Plugin = {
  name: 'program-help',
  setup(bundle) {
    bundle.onLoad({ filter: /frontends\/cli\/program-help\.ts$/ }, () => ({
      contents: `export const programHelp = () => ${JSON.stringify(programHelp())};`,
    }));
  },
};
