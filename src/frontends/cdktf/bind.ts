import type { ProviderSchema } from '../provider/schema';
import { makeConstruct } from './construct';
import type { Cdk, Classes } from './kit';
import { plansOf } from './plan';

/** The classes of all constructs, and of what their results are reached by, over cdktf or over cdktn. */
export function bind(cdk: Cdk, schema: ProviderSchema, version: string): Readonly<Classes> {
  const classes: Classes = {};
  for (const plan of plansOf(schema)) {
    makeConstruct({ cdk, version, classes }, plan);
  }
  return classes;
}
