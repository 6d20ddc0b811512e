import type * as z from 'zod';
import type { ApiOperation } from '../clouds/cloud';
import type { ApiParameters } from '../clouds/parameters';
import type { Image } from '../image/image';
import type { EffectiveFilters } from '../query/effective-filters';
import type { Query } from '../query/query';
import type { SourceCapabilities } from '../query/source-capabilities';
import type { SimulatedOperation } from '../simulator/operation';
import type { Text } from '../text';

/** An image from a source's reply, before the lookup adds the source and the region. */
export type ReportedImage = Omit<Image, 'source'>;

/** One page of a list. */
export interface Page<ImageType extends ReportedImage = ReportedImage> {
  readonly images: readonly ImageType[];
  /** The known cursors: of all other pages on the first page of a counted list, of the next page where tokens chain the pages. */
  readonly nextCursors: readonly string[];
  /** The number of images in the whole list, if the API reports it. */
  readonly total?: number;
  /** The number of images on every page but the last, if the page reports it. */
  readonly size?: number;
}

/** One list to read to its end. Most queries need one; several owners may need several. */
export interface Listing {
  readonly parameters: ApiParameters;
  /** The facts of its images that its parameters imply and the reply omits. */
  readonly implies?: Partial<ReportedImage>;
}

/** How an operation pages. */
export interface Paging {
  /**
   * By number or offset, the first page determines all others, which are read in parallel.
   * By token, each page contains the token of the next one.
   */
  readonly kind: 'number' | 'offset' | 'token';
  /** The parameter of the cursor. */
  readonly cursorParameter: string;
  /** The parameter of the page size. */
  readonly sizeParameter: string;
  /** The largest page size. */
  readonly maxSize: number;
  /** Whether a page may begin with the last image of the previous one. */
  readonly overlaps?: boolean;
}

type FilterValues<Options extends z.ZodObject> = Omit<EffectiveFilters, 'region'> &
  z.output<Options>;

/**
 * The API filters by argument, as functions from a value to parameters; undefined for an unsupported value.
 * The API may return too many images, never too few: client filters check what replies contain.
 */
export type ApiFilters<Options extends z.ZodObject = z.ZodObject> = {
  readonly [Name in keyof FilterValues<Options>]?: (
    value: NonNullable<FilterValues<Options>[Name]>,
  ) => ApiParameters | undefined;
};

/**
 * The client filters of the source's own options.
 * A predicate returns undefined if the image does not report the fact; the API filter decides then, if it was sent.
 * The API alone decides options without a predicate.
 */
export type ClientFilters<Options extends z.ZodObject, ImageType> = {
  readonly [Name in keyof z.output<Options>]?: (
    image: ImageType,
    value: NonNullable<z.output<Options>[Name]>,
  ) => boolean | undefined;
};

/**
 * The values that make an image fail a filter, for explanations.
 * By default, the value is the image's field of the same name.
 */
export type ActualValues<Options extends z.ZodObject, ImageType> = {
  readonly [Name in keyof FilterValues<Options>]?: (
    image: ImageType,
  ) => string | boolean | undefined;
};

/** The release in an image id, where each release has a new id. */
export interface Release {
  /** The part that the ids of all releases have in common. */
  readonly series: string;
  /** The release date, in digits that sort. */
  readonly date: string;
}

/** How the replies of an operation are read. Only they and `apiFilters` know the cloud's terms. */
interface ReplySchemas<ImageType extends z.ZodObject> {
  /** The image with the source's own fields. */
  readonly imageSchema: ImageType;
  /** Reads and translates one page. */
  readonly pageSchema: z.ZodType<Page>;
}

/** A query as users write it, without source and region. */
export type ExampleQuery = Readonly<Record<string, string | true | readonly string[]>>;

/** A reply of the real API, for the contract tests. */
export interface Sample<ImageType extends ReportedImage = ReportedImage> {
  readonly title: string;
  /** The documentation of the reply. */
  readonly docsUrl: string;
  readonly reply: unknown;
  readonly page: Page<ImageType>;
}

/**
 * One operation that lists images.
 * A source is data and pure functions: it never sends, sleeps, logs or reads the clock.
 */
export interface Source<
  Id extends string = string,
  Options extends z.ZodObject = z.ZodObject,
  ImageType extends z.ZodObject = z.ZodObject,
> extends SourceCapabilities {
  readonly id: Id;
  /** The name for prose, such as Alibaba Cloud ECS. */
  readonly title: string;
  /** What it lists, as a phrase, such as: your own image caches of one region. */
  readonly summary: string;
  /** The noun for a listed item, from which front ends derive names. */
  readonly noun: 'image' | 'image cache';
  /** The operation's reference page. */
  readonly docsUrl: string;
  /** The least privileges for reading the list. */
  readonly privileges: readonly string[];
  readonly api: ApiOperation;
  /** Example queries with optional notes. Default: the newest image of the first owner. */
  readonly examples?: readonly { readonly query: ExampleQuery; readonly note?: string }[];
  /** The region parameter, where neither the host nor the signature determines the region. */
  readonly regionParameter?: string;
  readonly paging: Paging;
  /** The fields with the operating system's name in other languages than `osName`. */
  readonly osNameFields?: readonly (keyof z.output<ImageType>)[];
  readonly ownershipOption?: keyof z.output<Options> & string;
  readonly options: Options;
  /** The options that make the API list hidden images, which cannot be found without them. */
  readonly listHiddenOptions?: Readonly<Partial<z.output<Options>>>;
  /** Returns the lists to read; without API filters, those of all possible owners. */
  listings(query: Query, useApiFilters: boolean): readonly Listing[];
  readonly apiFilters: ApiFilters<Options>;
  /**
   * The arguments that the API cannot filter by together with another one, such as `ids`.
   * Each of them must have a client filter.
   * Owners are parameters of a list: `listings` leaves them out where the API cannot combine them.
   */
  readonly exclusiveApiFilters?: {
    readonly [Sent in keyof ApiFilters<Options>]?: readonly (keyof ApiFilters<Options>)[];
  };
  /** The arguments that an account's permissions may require; every request contains them. */
  readonly permissionArguments?: readonly (keyof ApiFilters<Options>)[];
  readonly clientFilters: ClientFilters<Options, z.output<ImageType>>;
  readonly actualValues?: ActualValues<Options, z.output<ImageType>>;
  /** Returns the release of an image id, if the id contains it. */
  releaseOfId?(id: string): Release | undefined;
  /** Returns the region of an image id, if the id contains it. */
  regionOfId?(id: string): string | undefined;
  /** Describes the images that its lists omit for a query, and how to list them. */
  hiddenImageHints?(query: Query): readonly Text[];
  /** Loads the schemas of replies when the first reply arrives, because they take time to create and validation does not need them. */
  reply(): ReplySchemas<ImageType>;
  /** Loads the server's side of the operation, only when the simulator starts. */
  simulator(): Promise<SimulatedOperation>;
}

/** Declares a source with its exact types. */
export function defineSource<
  const Id extends string,
  Options extends z.ZodObject,
  ImageType extends z.ZodObject,
>(source: Source<Id, Options, ImageType>): Source<Id, Options, ImageType> {
  return Object.freeze(source);
}
