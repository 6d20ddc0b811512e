import type { CatalogImage } from './catalog-image';
import type { Random } from './random';

/** The flat parameters of a request, signing parameters removed. */
export type RequestParameters = ReadonlyMap<string, string>;

/** A documented refusal, which the server puts into the protocol's error envelope. */
export interface ServiceError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Volcengine's number of a gateway error. */
  readonly codeN?: number;
}

/** What an operation answers: a body (the server adds request ids and metadata), or a refusal. */
export type OperationReply =
  | { readonly body: Record<string, unknown> }
  | { readonly error: ServiceError };

/** Which requests belong to an operation, and how they are signed and enveloped. */
export type Route =
  | { readonly protocol: 'alicloud-rpc'; readonly action: string; readonly version: string }
  | { readonly protocol: 'alicloud-roa'; readonly path: string; readonly version: string }
  | {
      readonly protocol: 'volcengine';
      /** The service in the signature's scope. */
      readonly service: string;
      readonly action: string;
      readonly version: string;
    };

/** One operation, played from the server's side. */
export interface SimulatedOperation {
  /** The source id that it plays. */
  readonly id: string;
  readonly route: Route;
  /** Images of a region as the generated catalogue has them: realistic, the same for the same seed. */
  generate(random: Random, count: number, region?: string): readonly CatalogImage[];
  /** Answers one request out of the images of its own source. A pure function. */
  reply(parameters: RequestParameters, images: readonly CatalogImage[]): OperationReply;
}
