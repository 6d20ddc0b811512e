import type { ProviderSchema } from '../provider/schema';
import type { Cdk, ClassesByName } from './cdk-context';
import { createConstructClass } from './construct-class';
import { constructDefinitions } from './construct-definition';

/** The classes of all constructs, and of what their results are reached by, over cdktf or over cdktn. */
export function createConstructClasses(
  cdk: Cdk,
  schema: ProviderSchema,
  version: string,
): Readonly<ClassesByName> {
  const classes: ClassesByName = {};
  for (const definition of constructDefinitions(schema)) {
    createConstructClass({ cdk, version, classes }, definition);
  }
  return classes;
}
