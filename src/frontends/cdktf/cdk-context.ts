import type * as cdktf from 'cdktf';
import type { Construct } from 'constructs';

/** What classes are made of, and those that are made. */
export interface CdkContext {
  readonly cdk: Cdk;
  /** The provider's version. */
  readonly version: string;
  readonly classes: ClassesByName;
}

/** The module cdktf, or its fork cdktn: what is used here has the same shape in both. */
export type Cdk = typeof cdktf;

/** Classes by their names. */
export type ClassesByName = Record<string, object>;

/** A class of theirs for what stands in a stack. */
export type ElementClass = abstract new (
  scope: Construct,
  id: string,
  config: cdktf.TerraformProviderConfig & cdktf.TerraformMetaArguments,
) => cdktf.TerraformElement;

/** Keeps a class under its name, which stack traces and debuggers then show. */
export function registerClass<Class extends object>(
  { classes }: CdkContext,
  name: string,
  newClass: Class,
): Class {
  classes[name] = Object.defineProperty(newClass, 'name', { value: name });
  return newClass;
}
