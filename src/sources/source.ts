import type * as z from 'zod';
import type { ApiOperation } from '../clouds/cloud';
import type { ApiParameters } from '../clouds/parameters';
import type { Image } from '../image/image';
import type { EffectiveFilters } from '../query/effective-filters';
import type { Query } from '../query/query';
import type { SourceCapabilities } from '../query/source-capabilities';
import type { SimulatedOperation } from '../simulator/operation';
import type { Text } from '../text';

/** What a source's own `reply` yields: a neutral image before the lookup adds source and region. */
export type ReportedImage = Omit<Image, 'source'>;

/** One page of a listing. */
export interface Page<ImageType extends ReportedImage = ReportedImage> {
  readonly images: readonly ImageType[];
  /** The cursors known now: of all other pages on the first page of a counted list, of the next page where lists are chained by tokens. */
  readonly nextCursors: readonly string[];
  /** How many images the API says the whole list has, where it says so. */
  readonly total?: number;
}

/** One list to read to its end. Most questions need one; several owners may need several. */
export interface Listing {
  readonly parameters: ApiParameters;
  /** What its images are known to be because this was asked for, though the reply does not say so. */
  readonly implies?: Partial<ReportedImage>;
}

/** How an operation pages. */
export type Paging = CountedPaging | TokenPaging;

interface PagingParameters {
  /** The parameter that takes a cursor. */
  readonly cursorParameter: string;
  /** The parameter that takes the page size. */
  readonly sizeParameter: string;
  /** The largest page that the API gives. */
  readonly maxSize: number;
}

/** By page number or by offset: the first page names all the others, which are read in parallel. */
interface CountedPaging extends PagingParameters {
  readonly kind: 'number' | 'offset';
}

/** By token: each page names the next. */
interface TokenPaging extends PagingParameters {
  readonly kind: 'token';
  /** Whether a page may begin with the last image of the page before. */
  readonly overlaps?: boolean;
}

type FilterValues<Options extends z.ZodObject> = Omit<EffectiveFilters, 'region'> &
  z.output<Options>;

/**
 * Conditions that the API can decide, each with the parameters that ask for it.
 * It may keep too much, never too little: what the reply carries is checked again.
 * No parameters: this value cannot be asked for, and is decided here alone.
 */
export type ApiFilters<Options extends z.ZodObject = z.ZodObject> = {
  readonly [Name in keyof FilterValues<Options>]?: (
    value: NonNullable<FilterValues<Options>[Name]>,
  ) => ApiParameters | undefined;
};

/**
 * How an own option is checked on an image.
 * Undefined: this image does not tell, so that the API's word counts, if it was asked.
 * An option without a check is decided by the API alone.
 */
export type ClientFilters<Options extends z.ZodObject, ImageType> = {
  readonly [Name in keyof z.output<Options>]?: (
    image: ImageType,
    value: NonNullable<z.output<Options>[Name]>,
  ) => boolean | undefined;
};

/**
 * What an image has where it fails a condition, for explanations.
 * Without an entry, or where it gives nothing, it is the image's field of the same name.
 */
export type ActualValues<Options extends z.ZodObject, ImageType> = {
  readonly [Name in keyof FilterValues<Options>]?: (
    image: ImageType,
  ) => string | boolean | undefined;
};

/** What an id says of itself where each release of an image has a new one. */
export interface Release {
  /** What the ids of all its releases have in common. */
  readonly series: string;
  /** When it was released, in digits that sort. */
  readonly date: string;
}

/** A query as a user writes it, without source and region. */
export type ExampleQuery = Readonly<Record<string, string | true | readonly string[]>>;

/** An answer of the real API, as data for the contract tests. */
export interface Sample<ImageType extends ReportedImage = ReportedImage> {
  readonly title: string;
  /** Where the answer is documented. */
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
  /** What people call it, such as Alibaba Cloud ECS. */
  readonly title: string;
  /** What it lists, in the singular, for the names that front ends derive. */
  readonly noun: 'image' | 'image cache';
  /** The operation's page in the vendor's documentation. */
  readonly docsUrl: string;
  /** The least privileges that reading the list needs. */
  readonly privileges: readonly string[];
  readonly api: ApiOperation;
  /** Queries that show it well, each with what is special about it. Default: the newest image of its first owner. */
  readonly examples?: readonly { readonly query: ExampleQuery; readonly note?: string }[];
  /** The parameter that takes the region, where it is not told by the host or the signature. */
  readonly regionParameter?: string;
  readonly paging: Paging;
  readonly ownershipOption?: keyof z.output<Options> & string;
  readonly options: Options;
  /** The options with which the API lists what it hides otherwise: an image may be found again with them alone. */
  readonly listHiddenOptions?: Readonly<Partial<z.output<Options>>>;
  /** The neutral image and this operation's own fields. Put together when it is asked for, which most lookups never do. */
  imageSchema(): ImageType;
  /** The lists to read for a question; unless narrowed by owner, all that anybody could have meant. */
  listings(query: Query, useApiFilters: boolean): readonly Listing[];
  readonly apiFilters: ApiFilters<Options>;
  /**
   * The arguments that the API cannot filter by while it filters by another, such as by `ids`.
   * They are client filters then, which each of them must have.
   */
  readonly exclusiveApiFilters?: {
    readonly [Sent in keyof ApiFilters<Options>]?: readonly (keyof ApiFilters<Options>)[];
  };
  /** Arguments by which an account may be permitted to read: every request carries them, or the cloud refuses it. */
  readonly permissionArguments?: readonly (keyof ApiFilters<Options>)[];
  readonly clientFilters: ClientFilters<Options, z.output<ImageType>>;
  readonly actualValues?: ActualValues<Options, z.output<ImageType>>;
  /** The release that an id names, where ids say so. */
  releaseOfId?(id: string): Release | undefined;
  /** The region that an id is of, where ids say so. */
  regionOfId?(id: string): string | undefined;
  /** Which images its lists leave out for this query, and how to list them, in sentences. */
  hiddenImageHints?(query: Query): readonly Text[];
  /** Reads an answer and translates it. The cloud's words are known here and in `apiFilters` alone. */
  replySchema(): z.ZodType<Page>;
  /** The same operation, implemented from the server's side. Loaded only when the simulator starts. */
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
