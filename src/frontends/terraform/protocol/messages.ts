import {
  boolField,
  bytesField,
  defineMessage,
  integerField,
  lazyField,
  type MessageCodec,
  mapField,
  repeatedField,
  stringField,
  type ValueOf,
} from './protobuf';

/*
 * The messages of Terraform's plugin protocol 6, package `tfplugin6`, with the field numbers of
 * https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol (6.10).
 * Unused fields are omitted, and skipped on receipt.
 */

/** The severity of a diagnostic. */
export const SEVERITY = { error: 1, warning: 2 } as const;
/** The nesting mode of an object attribute. */
export const NESTING = { single: 1, list: 2 } as const;
/** The kind of a description. */
export const MARKDOWN = 1;
/** The reason for a deferral. */
export const PROVIDER_CONFIG_UNKNOWN = 2;

const DynamicValue = defineMessage({ msgpack: [1, bytesField], json: [2, bytesField] });

const AttributePathStep = defineMessage({
  attributeName: [1, stringField],
  elementKeyString: [2, stringField],
  elementKeyInt: [3, integerField],
});
export type AttributePathStep = ValueOf<typeof AttributePathStep>;

const AttributePath = defineMessage({ steps: [1, repeatedField(AttributePathStep)] });

/** A diagnostic message. */
export const Diagnostic = defineMessage({
  severity: [1, integerField],
  summary: [2, stringField],
  detail: [3, stringField],
  attribute: [4, AttributePath],
});
export type Diagnostic = ValueOf<typeof Diagnostic>;

const diagnostics = repeatedField(Diagnostic);

/** An attribute with either a type or a nested object. */
export interface Attribute {
  readonly name?: string | undefined;
  readonly type?: Uint8Array | undefined;
  readonly nestedType?: NestedObject | undefined;
  readonly description?: string | undefined;
  readonly descriptionKind?: number | undefined;
  readonly required?: boolean | undefined;
  readonly optional?: boolean | undefined;
  readonly computed?: boolean | undefined;
  readonly sensitive?: boolean | undefined;
}

/** The object, or the list of objects, in an attribute. */
interface NestedObject {
  readonly attributes?: readonly Attribute[] | undefined;
  readonly nesting?: number | undefined;
}

const Attribute = defineMessage({
  name: [1, stringField],
  type: [2, bytesField],
  nestedType: [10, lazyField<NestedObject>(() => NestedObject)],
  description: [3, stringField],
  required: [4, boolField],
  optional: [5, boolField],
  computed: [6, boolField],
  sensitive: [7, boolField],
  descriptionKind: [8, integerField],
});

const NestedObject: MessageCodec<NestedObject> = defineMessage({
  attributes: [1, repeatedField<Attribute>(Attribute)],
  nesting: [3, integerField],
});

const Block = defineMessage({
  version: [1, integerField],
  attributes: [2, repeatedField(Attribute)],
  description: [5, stringField],
  descriptionKind: [6, integerField],
});

/** The schema of a block with its version. */
export const Schema = defineMessage({ version: [1, integerField], block: [2, Block] });
export type Schema = ValueOf<typeof Schema>;

const ServerCapabilities = defineMessage({
  planDestroy: [1, boolField],
  getProviderSchemaOptional: [2, boolField],
});
const ClientCapabilities = defineMessage({
  deferralAllowed: [1, boolField],
  storePlannedPrivate: [3, boolField],
});
const Deferred = defineMessage({ reason: [1, integerField] });
const RawState = defineMessage({ json: [1, bytesField], flatmap: [2, mapField(stringField)] });
const Empty = defineMessage({});

const TypeName = defineMessage({ typeName: [1, stringField] });

/** The request and the response of every call. */
export const calls = {
  GetMetadata: {
    request: Empty,
    response: defineMessage({
      serverCapabilities: [1, ServerCapabilities],
      diagnostics: [2, diagnostics],
      dataSources: [3, repeatedField(TypeName)],
      resources: [4, repeatedField(TypeName)],
    }),
  },
  GetProviderSchema: {
    request: Empty,
    response: defineMessage({
      provider: [1, Schema],
      resourceSchemas: [2, mapField(Schema)],
      dataSourceSchemas: [3, mapField(Schema)],
      diagnostics: [4, diagnostics],
      serverCapabilities: [6, ServerCapabilities],
    }),
  },
  ValidateProviderConfig: {
    request: defineMessage({ config: [1, DynamicValue] }),
    response: defineMessage({ diagnostics: [2, diagnostics] }),
  },
  ConfigureProvider: {
    request: defineMessage({
      terraformVersion: [1, stringField],
      config: [2, DynamicValue],
      clientCapabilities: [3, ClientCapabilities],
    }),
    response: defineMessage({ diagnostics: [1, diagnostics] }),
  },
  ValidateDataResourceConfig: {
    request: defineMessage({ typeName: [1, stringField], config: [2, DynamicValue] }),
    response: defineMessage({ diagnostics: [1, diagnostics] }),
  },
  ValidateResourceConfig: {
    request: defineMessage({ typeName: [1, stringField], config: [2, DynamicValue] }),
    response: defineMessage({ diagnostics: [1, diagnostics] }),
  },
  ReadDataSource: {
    request: defineMessage({
      typeName: [1, stringField],
      config: [2, DynamicValue],
      clientCapabilities: [4, ClientCapabilities],
    }),
    response: defineMessage({
      state: [1, DynamicValue],
      diagnostics: [2, diagnostics],
      deferred: [3, Deferred],
    }),
  },
  UpgradeResourceState: {
    request: defineMessage({
      typeName: [1, stringField],
      version: [2, integerField],
      rawState: [3, RawState],
    }),
    response: defineMessage({ upgradedState: [1, DynamicValue], diagnostics: [2, diagnostics] }),
  },
  ReadResource: {
    request: defineMessage({
      typeName: [1, stringField],
      currentState: [2, DynamicValue],
      private: [3, bytesField],
    }),
    response: defineMessage({
      newState: [1, DynamicValue],
      diagnostics: [2, diagnostics],
      private: [3, bytesField],
    }),
  },
  PlanResourceChange: {
    request: defineMessage({
      typeName: [1, stringField],
      priorState: [2, DynamicValue],
      proposedNewState: [3, DynamicValue],
      config: [4, DynamicValue],
      priorPrivate: [5, bytesField],
      clientCapabilities: [7, ClientCapabilities],
      plannedPrivate: [9, bytesField],
    }),
    response: defineMessage({
      plannedState: [1, DynamicValue],
      requiresReplace: [2, repeatedField(AttributePath)],
      plannedPrivate: [3, bytesField],
      diagnostics: [4, diagnostics],
    }),
  },
  ApplyResourceChange: {
    request: defineMessage({
      typeName: [1, stringField],
      priorState: [2, DynamicValue],
      plannedState: [3, DynamicValue],
      config: [4, DynamicValue],
      plannedPrivate: [5, bytesField],
    }),
    response: defineMessage({
      newState: [1, DynamicValue],
      private: [2, bytesField],
      diagnostics: [3, diagnostics],
    }),
  },
  ImportResourceState: {
    request: defineMessage({ typeName: [1, stringField], id: [2, stringField] }),
    response: defineMessage({
      importedResources: [
        1,
        repeatedField(
          defineMessage({
            typeName: [1, stringField],
            state: [2, DynamicValue],
            private: [3, bytesField],
          }),
        ),
      ],
      diagnostics: [2, diagnostics],
    }),
  },
  StopProvider: { request: Empty, response: defineMessage({ error: [1, stringField] }) },
} as const;

type Calls = typeof calls;
export type CallName = keyof Calls;
export type Request<Name extends CallName> = ValueOf<Calls[Name]['request']>;
export type Response<Name extends CallName> = ValueOf<Calls[Name]['response']>;
