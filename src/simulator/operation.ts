import type { CatalogImage } from './catalog/catalog-image';
import type { Random } from './generation/generate-values';
import type { ServerProtocol, ServiceError } from './protocol';
import type { ReplyLayout } from './reply/reply-layout';

/** The flat parameters of a request, signing parameters removed. */
export type RequestParameters = ReadonlyMap<string, string>;

/** The result of an operation: a body, to which the protocol adds its envelope, or an error. */
export type OperationReply =
  | { readonly body: Record<string, unknown> }
  | { readonly error: ServiceError };

/** One operation, implemented from the server's side. */
export interface SimulatedOperation {
  /** The ID of the source that reads it. */
  readonly id: string;
  /** How the operation is called, signed and answered. */
  readonly protocol: ServerProtocol;
  /** The generated images of a region: realistic, and the same for the same seed. */
  generate(random: Random, count: number, region: string): readonly CatalogImage[];
  /** The rules for parameters, in the order of their application. */
  readonly parameterRules: readonly ((parameters: RequestParameters) => ServiceError | undefined)[];
  /** The names of the fields in its replies. */
  readonly replyLayout: ReplyLayout;
  /** Answers a valid request with images of its source; a pure function. */
  reply(parameters: RequestParameters, images: readonly CatalogImage[]): OperationReply;
}

/** An operation together with what its source declares about it. */
export interface ServedOperation extends SimulatedOperation {
  /** The parameter that takes a cursor: a page number, a token or a marker. */
  readonly cursorParameter: string;
  /** The region of a request that names none. */
  readonly defaultRegion: string;
}
