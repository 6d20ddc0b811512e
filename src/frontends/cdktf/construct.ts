import type * as cdktf from 'cdktf';
import type { Construct } from 'constructs';
import { toSnake } from '../provider/names';
import { argumentMembers, GIVEN, type Given, type Props } from './argument';
import { toHcl } from './hcl';
import { type ElementClass, type Kit, named } from './kit';
import { toPropertyName } from './names';
import type { Plan } from './plan';
import { resultMember } from './reference';
import { validationErrors } from './validate';

/** Makes the class of a provider, a data source or a resource, with the members that a generated one has. */
export function makeConstruct(kit: Kit, { name, base, typeName, attributes }: Plan): void {
  const { cdk, version } = kit;
  const Base: ElementClass = cdk[base];
  const isProvider = base === 'TerraformProvider';
  const taken = attributes
    .filter(({ mode }) => mode !== 'computed')
    .map(({ name, type }) => ({ attribute: toSnake(name), property: toPropertyName(name), type }));

  class Made extends Base implements Given {
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

    readonly [GIVEN]: Props;

    constructor(scope: Construct, id: string, props: Props = {}) {
      super(scope, id, {
        ...props,
        terraformResourceType: typeName,
        // Exact, as generated: only a provider and constructs of one version are known to fit.
        terraformGeneratorMetadata: { providerName: 'imagepin', providerVersion: version },
        terraformProviderSource: 'imagepin/imagepin',
      });
      this[GIVEN] = { ...props };
      this.node.addValidation({
        validate: () =>
          taken.flatMap(({ property, type }) =>
            validationErrors(cdk, property, type, this[GIVEN][property]),
          ),
      });
    }

    protected synthesizeAttributes(): Props {
      return Object.fromEntries(
        taken.map(({ attribute, property, type }) => {
          const given = this[GIVEN][property];
          return [attribute, isProvider && type.kind === 'map' ? kept(given) : given];
        }),
      );
    }

    protected synthesizeHclAttributes(): Props {
      const values = this.synthesizeAttributes();
      return Object.fromEntries(
        taken
          .filter(({ attribute }) => values[attribute] !== undefined)
          .map(({ attribute, type }) => [attribute, toHcl(type, values[attribute])]),
      );
    }
  }

  /** The base puts all that a provider is given into snake case, which suits the keys of objects, but not of maps. */
  function kept(map: unknown): unknown {
    return map === undefined ? map : cdk.Lazy.anyValue({ produce: () => map });
  }

  named(kit, name, Made);
  for (const attribute of attributes) {
    Object.defineProperties(
      Made.prototype,
      attribute.mode === 'computed'
        ? resultMember(kit, name, attribute)
        : argumentMembers(attribute, { isReferable: !isProvider }),
    );
  }
}
