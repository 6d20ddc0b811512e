import {
  bool,
  bytes,
  int64,
  type MessageFields,
  message,
  repeated,
  string,
  type ValueOf,
} from './protobuf';

/*
 * The messages of Terraform's plugin protocol 6, package `tfplugin6`, with the field numbers of
 * https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol (6.10).
 * Unused fields are omitted.
 */

/* Values of the protocol's enumerations. */
export const SEVERITY = { error: 1, warning: 2 } as const;
export const NESTING = { single: 1, list: 2 } as const;
export const MARKDOWN = 1;
export const PROVIDER_CONFIG_UNKNOWN = 2;

const DynamicValue = message({ msgpack: [1, bytes], json: [2, bytes] });
export type DynamicValue = ValueOf<typeof DynamicValue>;
const RawState = message({ json: [1, bytes] });

const AttributePathStep = message({
  attributeName: [1, string],
  elementKeyString: [2, string],
  elementKeyInt: [3, int64],
});
export type AttributePathStep = ValueOf<typeof AttributePathStep>;

const AttributePath = message({ steps: [1, repeated(AttributePathStep)] });

const Diagnostic = message({
  severity: [1, int64],
  summary: [2, string],
  detail: [3, string],
  attribute: [4, AttributePath],
});
export type Diagnostic = ValueOf<typeof Diagnostic>;

const diagnostics = repeated(Diagnostic);

const Attribute = message({
  name: [1, string],
  type: [2, bytes],
  /** An encoded `NestedObject`, since the two messages contain each other. */
  nestedType: [10, bytes],
  description: [3, string],
  required: [4, bool],
  optional: [5, bool],
  computed: [6, bool],
  sensitive: [7, bool],
  descriptionKind: [8, int64],
});
export type Attribute = ValueOf<typeof Attribute>;

/** The object, or the list of objects, in an attribute. */
export const NestedObject = message({
  attributes: [1, repeated(Attribute)],
  nesting: [3, int64],
});

const Block = message({
  version: [1, int64],
  attributes: [2, repeated(Attribute)],
  description: [5, string],
  descriptionKind: [6, int64],
});
const Schema = message({ version: [1, int64], block: [2, Block] });
export type Schema = ValueOf<typeof Schema>;

/** A map of schemas, which is a list of entries on the wire. */
const schemas = repeated(message({ key: [1, string], value: [2, Schema] }));

const ServerCapabilities = message({ getProviderSchemaOptional: [2, bool] });
const ClientCapabilities = message({ deferralAllowed: [1, bool] });
const Deferred = message({ reason: [1, int64] });
const TypeName = message({ typeName: [1, string] });
const ImportedResource = message({
  typeName: [1, string],
  state: [2, DynamicValue],
  private: [3, bytes],
});

const NO_FIELDS = {};
const validateBlock = call(
  { typeName: [1, string], config: [2, DynamicValue] },
  { diagnostics: [1, diagnostics] },
);

export const calls = {
  GetMetadata: call(NO_FIELDS, {
    serverCapabilities: [1, ServerCapabilities],
    dataSources: [3, repeated(TypeName)],
    resources: [4, repeated(TypeName)],
  }),
  GetProviderSchema: call(NO_FIELDS, {
    provider: [1, Schema],
    resourceSchemas: [2, schemas],
    dataSourceSchemas: [3, schemas],
    serverCapabilities: [6, ServerCapabilities],
  }),
  ValidateProviderConfig: call({ config: [1, DynamicValue] }, { diagnostics: [2, diagnostics] }),
  ConfigureProvider: call({ config: [2, DynamicValue] }, { diagnostics: [1, diagnostics] }),
  ValidateDataResourceConfig: validateBlock,
  ValidateResourceConfig: validateBlock,
  ReadDataSource: call(
    {
      typeName: [1, string],
      config: [2, DynamicValue],
      clientCapabilities: [4, ClientCapabilities],
    },
    { state: [1, DynamicValue], diagnostics: [2, diagnostics], deferred: [3, Deferred] },
  ),
  UpgradeResourceState: call(
    { typeName: [1, string], version: [2, int64], rawState: [3, RawState] },
    { upgradedState: [1, DynamicValue], diagnostics: [2, diagnostics] },
  ),
  ReadResource: call(
    { typeName: [1, string], currentState: [2, DynamicValue], private: [3, bytes] },
    { newState: [1, DynamicValue], diagnostics: [2, diagnostics], private: [3, bytes] },
  ),
  PlanResourceChange: call(
    {
      typeName: [1, string],
      priorState: [2, DynamicValue],
      proposedNewState: [3, DynamicValue],
      config: [4, DynamicValue],
      priorPrivate: [5, bytes],
      plannedPrivate: [9, bytes],
    },
    {
      plannedState: [1, DynamicValue],
      requiresReplace: [2, repeated(AttributePath)],
      plannedPrivate: [3, bytes],
      diagnostics: [4, diagnostics],
    },
  ),
  ApplyResourceChange: call(
    {
      typeName: [1, string],
      plannedState: [3, DynamicValue],
      config: [4, DynamicValue],
      plannedPrivate: [5, bytes],
    },
    { newState: [1, DynamicValue], private: [2, bytes], diagnostics: [3, diagnostics] },
  ),
  ImportResourceState: call(
    { typeName: [1, string], id: [2, string] },
    { importedResources: [1, repeated(ImportedResource)], diagnostics: [2, diagnostics] },
  ),
  StopProvider: call(NO_FIELDS, NO_FIELDS),
};

function call<const Input extends MessageFields, const Output extends MessageFields>(
  request: Input,
  response: Output,
) {
  return { request: message(request), response: message(response) };
}

type Calls = typeof calls;
export type CallName = keyof Calls;
export type Request<Name extends CallName> = ValueOf<Calls[Name]['request']>;
export type Response<Name extends CallName> = ValueOf<Calls[Name]['response']>;
