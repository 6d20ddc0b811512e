import type { Plugin } from 'esbuild';
import { type Asking, providerSchema, STATE_VERSION } from '../src/frontends/provider/schema';
import { CAPABILITIES, toldSchema } from '../src/frontends/terraform/told-schema';

/** Puts what the provider offers into a bundle as data: to work it out takes longer than all else that a launch does. */
export const schema: Plugin = {
  name: 'schema',
  setup(bundle) {
    const { provider, dataSources, resources } = providerSchema();
    bundle.onLoad({ filter: /frontends\/provider\/schema\.ts$/ }, () => ({
      contents: [
        `export const STATE_VERSION = ${STATE_VERSION};`,
        'export const providerSchema = () => ({',
        `  provider: JSON.parse(${JSON.stringify(JSON.stringify(provider))}),`,
        `  dataSources: toBlocks(${textsOf(dataSources)}),`,
        `  resources: toBlocks(${textsOf(resources)}),`,
        '});',
        TO_BLOCKS,
      ].join('\n'),
    }));
    bundle.onLoad({ filter: /frontends\/terraform\/told-schema\.ts$/ }, () => ({
      contents: [
        `export const CAPABILITIES = ${JSON.stringify(CAPABILITIES)};`,
        `export const toldSchema = () => Buffer.from('${toldSchema().toString('base64')}', 'base64');`,
      ].join('\n'),
    }));
  },
};

function textsOf(blocks: Readonly<Record<string, Asking>>): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(blocks).map(([name, block]) => [name, JSON.stringify(block)]),
    ),
  );
}

/** A launch reads only the blocks that it is asked about. */
const TO_BLOCKS = `
function toBlocks(texts) {
  const blocks = {};
  for (const name of Object.keys(texts)) {
    let block;
    const get = () => (block ??= JSON.parse(texts[name]));
    Object.defineProperty(blocks, name, { enumerable: true, get });
  }
  return blocks;
}`;
