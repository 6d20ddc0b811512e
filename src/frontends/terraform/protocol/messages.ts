import {
  bytes,
  type Content,
  flag,
  integer,
  lazily,
  list,
  type Message,
  map,
  message,
  text,
} from './message';

/*
 * The messages of Terraform's plugin protocol 6, package `tfplugin6`, with the field numbers of
 * https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol (6.10); what is not
 * used here is left out, and skipped when it comes.
 */

/** Severity of a diagnostic. */
export const SEVERITY = { error: 1, warning: 2 } as const;
/** How an object is nested in an attribute. */
export const NESTING = { single: 1, list: 2 } as const;
/** How a description is written. */
export const MARKDOWN = 1;
/** Why an answer is put off. */
export const PROVIDER_CONFIG_UNKNOWN = 2;

const DynamicValue = message({ msgpack: [1, bytes], json: [2, bytes] });

const Step = message({
  attributeName: [1, text],
  elementKeyString: [2, text],
  elementKeyInt: [3, integer],
});
export type Step = Content<typeof Step>;

const AttributePath = message({ steps: [1, list(Step)] });

export const Diagnostic = message({
  severity: [1, integer],
  summary: [2, text],
  detail: [3, text],
  attribute: [4, AttributePath],
});
export type Diagnostic = Content<typeof Diagnostic>;

const diagnostics = list(Diagnostic);

/** The type of an attribute: of one that holds others, how it nests them. */
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

/** An object that an attribute holds, or a list of them. */
interface NestedObject {
  readonly attributes?: readonly Attribute[] | undefined;
  readonly nesting?: number | undefined;
}

const Attribute = message({
  name: [1, text],
  type: [2, bytes],
  nestedType: [10, lazily<NestedObject>(() => NestedObject)],
  description: [3, text],
  required: [4, flag],
  optional: [5, flag],
  computed: [6, flag],
  sensitive: [7, flag],
  descriptionKind: [8, integer],
});

const NestedObject: Message<NestedObject> = message({
  attributes: [1, list<Attribute>(Attribute)],
  nesting: [3, integer],
});

const Block = message({
  version: [1, integer],
  attributes: [2, list(Attribute)],
  description: [5, text],
  descriptionKind: [6, integer],
});

export const Schema = message({ version: [1, integer], block: [2, Block] });
export type Schema = Content<typeof Schema>;

const ServerCapabilities = message({
  planDestroy: [1, flag],
  getProviderSchemaOptional: [2, flag],
});
const ClientCapabilities = message({ deferralAllowed: [1, flag], storePlannedPrivate: [3, flag] });
const Deferred = message({ reason: [1, integer] });
const RawState = message({ json: [1, bytes], flatmap: [2, map(text)] });
const Empty = message({});

const TypeName = message({ typeName: [1, text] });

/** Every call: its name, its request and its response. */
export const calls = {
  GetMetadata: {
    request: Empty,
    response: message({
      serverCapabilities: [1, ServerCapabilities],
      diagnostics: [2, diagnostics],
      dataSources: [3, list(TypeName)],
      resources: [4, list(TypeName)],
    }),
  },
  GetProviderSchema: {
    request: Empty,
    response: message({
      provider: [1, Schema],
      resourceSchemas: [2, map(Schema)],
      dataSourceSchemas: [3, map(Schema)],
      diagnostics: [4, diagnostics],
      serverCapabilities: [6, ServerCapabilities],
    }),
  },
  ValidateProviderConfig: {
    request: message({ config: [1, DynamicValue] }),
    response: message({ diagnostics: [2, diagnostics] }),
  },
  ConfigureProvider: {
    request: message({
      terraformVersion: [1, text],
      config: [2, DynamicValue],
      clientCapabilities: [3, ClientCapabilities],
    }),
    response: message({ diagnostics: [1, diagnostics] }),
  },
  ValidateDataResourceConfig: {
    request: message({ typeName: [1, text], config: [2, DynamicValue] }),
    response: message({ diagnostics: [1, diagnostics] }),
  },
  ValidateResourceConfig: {
    request: message({ typeName: [1, text], config: [2, DynamicValue] }),
    response: message({ diagnostics: [1, diagnostics] }),
  },
  ReadDataSource: {
    request: message({
      typeName: [1, text],
      config: [2, DynamicValue],
      clientCapabilities: [4, ClientCapabilities],
    }),
    response: message({
      state: [1, DynamicValue],
      diagnostics: [2, diagnostics],
      deferred: [3, Deferred],
    }),
  },
  UpgradeResourceState: {
    request: message({ typeName: [1, text], version: [2, integer], rawState: [3, RawState] }),
    response: message({ upgradedState: [1, DynamicValue], diagnostics: [2, diagnostics] }),
  },
  ReadResource: {
    request: message({ typeName: [1, text], currentState: [2, DynamicValue], private: [3, bytes] }),
    response: message({
      newState: [1, DynamicValue],
      diagnostics: [2, diagnostics],
      private: [3, bytes],
    }),
  },
  PlanResourceChange: {
    request: message({
      typeName: [1, text],
      priorState: [2, DynamicValue],
      proposedNewState: [3, DynamicValue],
      config: [4, DynamicValue],
      priorPrivate: [5, bytes],
      clientCapabilities: [7, ClientCapabilities],
      plannedPrivate: [9, bytes],
    }),
    response: message({
      plannedState: [1, DynamicValue],
      requiresReplace: [2, list(AttributePath)],
      plannedPrivate: [3, bytes],
      diagnostics: [4, diagnostics],
    }),
  },
  ApplyResourceChange: {
    request: message({
      typeName: [1, text],
      priorState: [2, DynamicValue],
      plannedState: [3, DynamicValue],
      config: [4, DynamicValue],
      plannedPrivate: [5, bytes],
    }),
    response: message({
      newState: [1, DynamicValue],
      private: [2, bytes],
      diagnostics: [3, diagnostics],
    }),
  },
  ImportResourceState: {
    request: message({ typeName: [1, text], id: [2, text] }),
    response: message({
      importedResources: [
        1,
        list(message({ typeName: [1, text], state: [2, DynamicValue], private: [3, bytes] })),
      ],
      diagnostics: [2, diagnostics],
    }),
  },
  StopProvider: { request: Empty, response: message({ error: [1, text] }) },
} as const;

type Calls = typeof calls;
export type CallName = keyof Calls;
export type Request<Name extends CallName> = Content<Calls[Name]['request']>;
export type Response<Name extends CallName> = Content<Calls[Name]['response']>;
