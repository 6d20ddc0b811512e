import type * as cdktf from 'cdktf';
import type { Construct } from 'constructs';
import type { FieldType } from '../fields';
import { toSnakeCase } from '../provider/hcl-names';
import type { BlockAttribute, ProviderSchema } from '../provider/schema';
import { argumentAccessors, type HasProps, PROPS, type Props } from './argument-accessors';
import {
  type Cdk,
  type CdkContext,
  type ClassesByName,
  type ElementClass,
  registerClass,
} from './cdk-context';
import { type ConstructDefinition, constructDefinitions } from './construct-definition';
import { toPropertyName } from './construct-names';
import { outputGetter } from './output-reference';
import { validateLiteral } from './validate-literal';

/** Creates the classes of all constructs and of their nested results, with cdktf or with cdktn. */
export function createConstructClasses(
  cdk: Cdk,
  schema: ProviderSchema,
  version: string,
): Readonly<ClassesByName> {
  const context: CdkContext = { cdk, version, classes: {} };
  for (const definition of constructDefinitions(schema)) {
    const { name, base, attributes } = definition;
    const { prototype } = registerClass(context, name, constructClass(context, definition));
    for (const attribute of attributes) {
      Object.defineProperties(
        prototype,
        attribute.mode === 'computed'
          ? outputGetter(context, name, attribute)
          : argumentAccessors(attribute, { isReferable: base !== 'TerraformProvider' }),
      );
    }
  }
  return context.classes;
}

/** The class, without the accessors of its attributes. */
function constructClass(
  { cdk, version }: CdkContext,
  { base, typeName, attributes }: ConstructDefinition,
) {
  const Base: ElementClass = cdk[base];
  const inputs = inputsOf(attributes);

  return class extends Base implements HasProps {
    static readonly tfResourceType = typeName;

    static generateConfigForImport(
      scope: Construct,
      importToId: string,
      importId: string,
      provider?: cdktf.TerraformProvider,
    ) {
      const imported = { terraformResourceType: typeName, importId, ...(provider && { provider }) };
      return new cdk.ImportableResource(scope, importToId, imported);
    }

    readonly [PROPS]: Props;

    constructor(scope: Construct, id: string, props: Props = {}) {
      super(scope, id, {
        ...props,
        terraformResourceType: typeName,
        // An exact version, as in generated classes: only constructs and a provider of the same
        // version are known to be compatible.
        terraformGeneratorMetadata: { providerName: 'imagepin', providerVersion: version },
        terraformProviderSource: 'imagepin/imagepin',
      });
      this[PROPS] = { ...props };
      this.node.addValidation({
        validate: () =>
          inputs.flatMap(({ property, type }) =>
            validateLiteral(cdk, property, type, this[PROPS][property]),
          ),
      });
    }

    protected synthesizeAttributes(): Props {
      return Object.fromEntries(
        inputs.map(({ attribute, property, type }) => {
          const value = this[PROPS][property];
          const keepsKeys = base === 'TerraformProvider' && type.kind === 'map';
          return [attribute, keepsKeys ? withKeysUnchanged(cdk, value) : value];
        }),
      );
    }

    protected synthesizeHclAttributes(): Props {
      const values = this.synthesizeAttributes();
      return Object.fromEntries(
        inputs
          .filter(({ attribute }) => values[attribute] !== undefined)
          .map(({ attribute, type }) => [attribute, toHclAttribute(type, values[attribute])]),
      );
    }
  };
}

/** The attributes that are arguments, each with its names in HCL and in programs. */
function inputsOf(attributes: readonly BlockAttribute[]) {
  return attributes
    .filter(({ mode }) => mode !== 'computed')
    .map(({ name, type }) => ({
      attribute: toSnakeCase(name),
      property: toPropertyName(name),
      type,
    }));
}

/** The base class of providers converts all keys to snake case, which suits objects but not maps. */
function withKeysUnchanged(cdk: Cdk, map: unknown): unknown {
  return map === undefined ? map : cdk.Lazy.anyValue({ produce: () => map });
}

/** A value of an argument, with the type that synthesis requires. */
function toHclAttribute(type: FieldType, value: unknown) {
  // Generated constructs mark an object as a block, which the engines refuse for an attribute.
  const attribute = { value, isBlock: false };
  if (type.kind === 'list') {
    return { ...attribute, type: 'list', storageClassType: `${type.of.kind}List` };
  }
  return type.kind === 'map' || type.kind === 'object'
    ? { ...attribute, type: 'map', storageClassType: 'stringMap' }
    : { ...attribute, type: 'simple', storageClassType: type.kind };
}
