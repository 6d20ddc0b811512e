import type { IncomingHttpHeaders } from 'node:http';
import type { RawRequest } from '../http/exchange';
import type { CredentialSource } from './credential-source';
import type { Credentials } from './credentials';
import type { CredentialsEnvironment } from './credentials-environment';
import type { ApiParameters } from './parameters';
import type { ApiError, ReplyFields } from './reply-fields';
import type { CredentialVariables } from './variables-source';
import type { ErrorCodes } from './verdict';

/** A vendor, as data and pure functions: everything that its APIs have in common. */
export interface Cloud<Id extends string = string, TokenArgument extends string = string> {
  readonly id: Id;
  /** Its name in prose, such as Alibaba Cloud. */
  readonly title: string;
  /** A region for examples and for the simulator. */
  readonly exampleRegion: string;
  readonly credentials: CredentialPlaces<TokenArgument>;
  /** The variables that name a default region, the strongest first. */
  readonly regionVariables: readonly string[];
  /** The default region in its configuration files. */
  regionInFiles(environment: CredentialsEnvironment): Promise<string | undefined>;
  /** The variable in which its own tools read an endpoint, with or without a scheme. */
  endpointVariable(service: string): string;
  readonly errorCodes: ErrorCodes;
  /** The headers that repeat a request id, the most reliable first. */
  readonly requestIdHeaders: readonly string[];
  /** The milliseconds that its own headers ask to wait before a retry; NaN where a header is missing. */
  retryHints?(headers: IncomingHttpHeaders): readonly number[];
  /** How far the time of a signature may be off. */
  readonly signatureWindowMinutes: number;
  /** The scheme of its Authorization headers. */
  readonly authorizationScheme: string;
  /** What its secrets are called on the wire and in its files, in words: they match in any spelling. */
  readonly secretNames: readonly string[];
}

/** Where the credentials of a cloud are stated, and what they are called there. */
export interface CredentialPlaces<TokenArgument extends string = string> {
  /** Families of variables, in the order of search. Messages advise to set the first. */
  readonly variables: readonly [CredentialVariables, ...CredentialVariables[]];
  /** The argument of a configuration block that takes the token of temporary credentials. */
  readonly tokenArgument: TokenArgument;
  /** The places that follow the variables, as pages list them. */
  readonly places: readonly string[];
  /** All places in a phrase, such as: its own variables and files. */
  readonly description: string;
  /** The places that follow the variables, in the order of search. */
  sources(environment: CredentialsEnvironment): Promise<readonly CredentialSource[]>;
}

/** Declares a cloud with its exact id. */
export function defineCloud<const Id extends string, const TokenArgument extends string>(
  cloud: Cloud<Id, TokenArgument>,
): Cloud<Id, TokenArgument> {
  return Object.freeze(cloud);
}

/** How a family of APIs of one cloud is signed, and how its replies are wrapped. */
export interface Protocol {
  /** Such as alicloud-rpc. */
  readonly id: string;
  readonly cloud: Cloud;
  /** Flattens or encodes the parameters, and signs the request. */
  sign(
    request: ApiRequest,
    credentials: Credentials,
    context: SigningContext,
  ): RawRequest | Promise<RawRequest>;
  readonly envelope: Envelope;
}

/** Declares a protocol. */
export function defineProtocol(protocol: Protocol): Protocol {
  return Object.freeze(protocol);
}

/** What makes each signature a new one. */
export interface SigningContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly nonce: string;
}

/** Where the replies of a protocol state their outcome. */
interface Envelope {
  /** The API's own statement that something is wrong. */
  apiError(body: ReplyFields): Partial<ApiError> | undefined;
  requestId(body: ReplyFields): unknown;
  /** Whether every reply has a request id in its body. */
  readonly requiresRequestId: boolean;
  /** Whether a reply may be a list without an envelope. */
  readonly allowsBareList?: boolean;
}

/** Which hosts of a cloud are called: those on the internet, or those inside its private networks. */
export type Network = 'public' | 'vpc';

/** How an operation is reached and signed. */
export interface ApiOperation {
  readonly protocol: Protocol;
  /** The service's name as signatures and variables write it, such as ecs. */
  readonly service: string;
  readonly version: string;
  readonly action: string;
  /** The path of an operation that has one, such as /images. */
  readonly path?: string;
  /** The https endpoint of a region, by default the public one; undefined where there is none in the network. */
  endpoint(region: string | undefined, network?: Network): string | undefined;
}

/** One request, still unsigned: every attempt is signed anew. */
export interface ApiRequest {
  readonly api: ApiOperation;
  /** The origin to send to, such as https://ecs.example.com. */
  readonly endpoint: string;
  readonly region: string | undefined;
  /** The parameters without action, version and everything that signing adds. */
  readonly parameters: ApiParameters;
}

/** How messages name an operation, such as `alicloud ecs DescribeImages`. */
export function operationName({ protocol, service, action }: ApiOperation): string {
  return `${protocol.cloud.id} ${service} ${action}`;
}
