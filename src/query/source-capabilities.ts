import type * as z from 'zod';
import type { OwnerAlias, Status } from '../image/enums';
import type { ImageField } from '../image/image';
import type { Text } from '../text';
import type { Query } from './query';

/** The properties of a source that validation depends on. */
export interface SourceCapabilities {
  readonly id: string;
  /** Whether a query must set a region. */
  readonly requiresRegion: boolean;
  /** The regions that a query may set if none is required; they select the endpoint. Default: none. */
  readonly optionalRegions?: readonly string[];
  /** The neutral fields of its images; filters on other fields are rejected. */
  readonly reportedFields: readonly ImageField[];
  /** The values that its images can have, if they are only some of the valid ones. */
  readonly possibleValues?: {
    readonly [Argument in 'os' | 'platform' | 'architecture' | 'bootMode']?: readonly string[];
  };
  /** The possible statuses. Default: all. */
  readonly statuses?: readonly Status[];
  /** The supported owner aliases. */
  readonly owners: readonly OwnerAlias[];
  /** Whether other accounts can add images to the list, so that a find requires an owner. */
  readonly listsThirdPartyImages: boolean;
  /** The option that selects the account's own images, where other accounts can share theirs into the same list. */
  readonly ownershipOption?: string;
  /** The source's own arguments, each with a description. */
  readonly options: z.ZodObject;
  /** The limits of a request; more ids are split over several requests, more tags are rejected. */
  readonly limits: {
    readonly ids?: number;
    readonly tags?: number;
    /** The length of a tag key, in characters. */
    readonly tagKey?: number;
    /** The length of a tag value, in characters. */
    readonly tagValue?: number;
    /** The number of images that the API finds by tags; it silently omits the others. */
    readonly maxTaggedImages?: number;
  };
  /** The API filters by argument. */
  readonly apiFilters: object;
  /** Returns the error of an invalid combination of options. */
  validateOptions?(query: Query): ValidationError | undefined;
}

/** The parts of an `InvalidQuery` error. */
export interface ValidationError {
  readonly message: Text;
  readonly path: readonly string[];
  readonly detail: Text;
}
