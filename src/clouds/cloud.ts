import type { IncomingHttpHeaders } from 'node:http';
import type { RawRequest } from '../http/exchange';
import type { CredentialSource, Credentials, CredentialsEnvironment } from './credentials';
import type { ApiParameters } from './parameters';
import type { ReplyFields } from './reply-fields';
import type { ErrorCodes } from './verdict';

/** A vendor of APIs: the data and pure functions that they have in common. */
export interface Cloud<Id extends string = string, TokenArgument extends string = string> {
  readonly id: Id;
  /** The name for prose, such as Alibaba Cloud. */
  readonly title: string;
  /** A region for examples and for the simulator. */
  readonly exampleRegion: string;
  readonly credentials: CredentialPlaces<TokenArgument>;
  /** The variables that set a default region, in order of precedence. */
  readonly regionVariables: readonly string[];
  /** Returns the default region of the cloud's configuration files, which may be invalid. */
  regionInFiles(environment: CredentialsEnvironment): Promise<RegionInFile | undefined>;
  /** Returns the variable of the cloud's own tools for an endpoint, with or without a scheme. */
  endpointVariable?(service: string): string;
  /** Endpoint variables of the cloud's tools that imagepin does not read. */
  readonly ignoredVariables?: readonly string[];
  readonly errorCodes: ErrorCodes;
  /** The headers that repeat the request id, the most reliable first. */
  readonly requestIdHeaders: readonly string[];
  /** Returns the delays before a retry from the cloud's own headers, in milliseconds; NaN for a missing header. */
  retryHints?(headers: IncomingHttpHeaders): readonly number[];
  /** The largest accepted difference between the signing time and the server's time. */
  readonly signatureWindowMinutes: number;
  /** The scheme of the Authorization header. */
  readonly authorizationScheme: string;
  /** The names of secrets on the wire and in files, as separate words; redaction matches them in any spelling. */
  readonly secretNames: readonly string[];
}

/** A region and the configuration file that sets it. */
export interface RegionInFile {
  readonly region: string;
  readonly file: string;
}

/** Where the credentials of a cloud are set, and the names of its arguments. */
export interface CredentialPlaces<TokenArgument extends string = string> {
  /** Families of variables, in the order of search. Messages recommend the first. */
  readonly variables: readonly [CredentialVariables, ...CredentialVariables[]];
  /** The argument of a configuration block for the token of temporary credentials. */
  readonly tokenArgument: TokenArgument;
  /** The places that follow the variables, as the reference pages list them. */
  readonly places: readonly string[];
  /** All places as one phrase, such as: its own variables and files. */
  readonly description: string;
  /** Returns the credential sources that follow the variables, in the order of search. */
  sources(environment: CredentialsEnvironment): Promise<readonly CredentialSource[]>;
}

/** One family of variables; the first name that is set takes precedence. */
export interface CredentialVariables {
  readonly id: readonly [string, ...string[]];
  readonly secret: readonly [string, ...string[]];
  readonly token?: readonly [string, ...string[]];
}

/** Declares a cloud with its exact id. */
export function defineCloud<const Id extends string, const TokenArgument extends string>(
  cloud: Cloud<Id, TokenArgument>,
): Cloud<Id, TokenArgument> {
  return Object.freeze(cloud);
}

/** How a family of APIs signs requests and wraps replies. */
export interface Protocol {
  /** The id, such as alicloud-rpc. */
  readonly id: string;
  readonly cloud: Cloud;
  /** Flattens or encodes the parameters and signs the request. */
  sign(
    request: ApiRequest,
    credentials: Credentials,
    context: SigningContext,
  ): RawRequest | Promise<RawRequest>;
  readonly envelope: Envelope;
}

/** The values that make each signature unique. */
export interface SigningContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly nonce: string;
}

export interface ApiError {
  readonly code: string;
  readonly message: string | undefined;
  readonly requestId: string | undefined;
}

/** Where the replies of a protocol report their outcome. */
interface Envelope {
  /** Returns the error that a reply reports; undefined on success. */
  apiError(body: ReplyFields): Partial<ApiError> | undefined;
  requestId(body: ReplyFields): unknown;
  /** Whether every reply has a request id in its body. */
  readonly requiresRequestId: boolean;
  /** Whether a reply may be a list without an envelope. */
  readonly allowsBareList?: boolean;
}

/** The network of a cloud's endpoints: the internet or its private networks. */
export type Network = 'public' | 'vpc';

/** The address and protocol of one API operation. */
export interface ApiOperation {
  readonly protocol: Protocol;
  /** The service name in signatures and variables, such as ecs. */
  readonly service: string;
  readonly version: string;
  readonly action: string;
  /** The path of a ROA operation, such as /images. */
  readonly path?: string;
  /** Returns the https endpoint of a region, by default the public one; undefined where the network has none. */
  endpoint(region: string | undefined, network?: Network): string | undefined;
}

/** An unsigned request; every attempt is signed anew. */
export interface ApiRequest {
  readonly api: ApiOperation;
  /** The origin to send to, such as https://ecs.example.com. */
  readonly endpoint: string;
  readonly region: string | undefined;
  /** The parameters, without the action, the version and those that signing adds. */
  readonly parameters: ApiParameters;
}

/** The name of an operation in messages, such as `alicloud ecs DescribeImages`. */
export function operationName({ protocol, service, action }: ApiOperation): string {
  return `${protocol.cloud.id} ${service} ${action}`;
}
