import type { Call } from '../http/call';

/** A request value: text, or a list that becomes `Name.1`, `Name.1.Key` and so on. */
export type ApiParameter =
  | string
  | readonly ApiParameter[]
  | { readonly [name: string]: ApiParameter };
export type ApiParameters = Readonly<Record<string, ApiParameter>>;

/** Which hosts of a cloud are called: those on the internet, or those inside its private networks. */
export type Network = 'public' | 'vpc';

/** How an operation is reached and signed. */
export interface ApiOperation {
  /** Whose keys are needed. */
  readonly cloud: 'alicloud' | 'volcengine';
  /** alicloud-rpc: RPC V1 by POST. alicloud-roa: ROA V1 by GET. volcengine: HMAC-SHA256 by GET. */
  readonly protocol: 'alicloud-rpc' | 'alicloud-roa' | 'volcengine';
  /** The service's name in the signature's scope, such as ecs. */
  readonly service: string;
  readonly version: string;
  readonly action: string;
  /** The path of a ROA operation, such as /images. */
  readonly path?: string;
  /** The https endpoint of a region, by default the public one; undefined where there is none in the network. */
  endpoint(region: string | undefined, network?: Network): string | undefined;
}

/** One request, still unsigned: every attempt is signed anew. */
export interface ApiRequest {
  readonly api: ApiOperation;
  /** Origin to send to, such as https://ecs.cn-beijing.aliyuncs.com. */
  readonly endpoint: string;
  readonly region: string | undefined;
  /** Flat parameters, without action, version and everything that signing adds. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** A successful answer: decoded JSON, integers of 16 digits and more as text. */
export interface ApiReply {
  readonly status: number;
  readonly requestId: string | undefined;
  readonly body: unknown;
  /** The answer's beginning in one line that may be shown: nothing secret, nothing that a terminal acts on. */
  excerpt(): string;
}

/** Sends one request of a cloud's API. */
export type ApiCall = Call<ApiRequest, ApiReply>;
