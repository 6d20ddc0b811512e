import type * as cdktf from 'cdktf';
import type { Construct } from 'constructs';

/** The module that provides the base classes, and the classes created so far. */
export interface CdkContext {
  readonly cdk: Cdk;
  readonly version: string;
  readonly classes: ClassesByName;
}

/** The module cdktf or its fork cdktn, which are identical in everything that imagepin uses. */
export type Cdk = typeof cdktf;

export type ClassesByName = Record<string, object>;

/** A class of the module for an element of a stack. */
export type ElementClass = abstract new (
  scope: Construct,
  id: string,
  config: cdktf.TerraformProviderConfig & cdktf.TerraformMetaArguments,
) => cdktf.TerraformElement;

/** Registers a class under its name, which stack traces and debuggers then show. */
export function registerClass<Class extends object>(
  { classes }: CdkContext,
  name: string,
  newClass: Class,
): Class {
  classes[name] = Object.defineProperty(newClass, 'name', { value: name });
  return newClass;
}
