import type { ProviderSchema } from '../provider/schema';
import type { Cdk, ClassesByName } from './cdk-context';
import { createConstructClass } from './construct-class';
import { constructDefinitions } from './construct-definition';

/** Creates the classes of all constructs and of their nested results, with cdktf or with cdktn. */
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
