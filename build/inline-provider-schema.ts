import type { Plugin } from 'esbuild';
import { providerSchema, STATE_VERSION } from '../src/frontends/provider/schema';
import { CAPABILITIES, encodeSchema } from '../src/frontends/terraform/encoded-schema';

/** Inlines the provider's schema into a bundle as data, because computing it takes longer than the rest of a start. */
export const inlineProviderSchema: Plugin = {
  name: 'schema',
  setup(bundle) {
    bundle.onLoad({ filter: /frontends\/provider\/schema\.ts$/ }, () => ({
      contents: [
        `export const STATE_VERSION = ${STATE_VERSION};`,
        `const json = ${JSON.stringify(JSON.stringify(providerSchema()))};`,
        'let schema;',
        // Not every start needs it.
        'export const providerSchema = () => (schema ??= JSON.parse(json));',
      ].join('\n'),
    }));
    bundle.onLoad({ filter: /frontends\/terraform\/encoded-schema\.ts$/ }, () => ({
      contents: [
        `export const CAPABILITIES = ${JSON.stringify(CAPABILITIES)};`,
        `export const encodeSchema = () => Buffer.from('${encodeSchema().toString('base64')}', 'base64');`,
      ].join('\n'),
    }));
  },
};
