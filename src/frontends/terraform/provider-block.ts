import type { Block } from '../provider/schema';
import { readBlock, type Written } from './convert';
import type { Value } from './value';

/** What the provider block says; while `simulate` is unknown, nobody knows whether a cloud is asked. */
export function readProviderBlock(config: Value, block: Block): Written {
  const { known, unknown } = readBlock(config, block);
  if (!unknown.has('simulate')) {
    return { known, unknown };
  }
  const { catalog, endpoint, endpoints, ...others } = known;
  return { known: others, unknown };
}
