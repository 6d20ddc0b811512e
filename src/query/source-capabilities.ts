import type * as z from 'zod';
import type { OwnerAlias, Status } from '../image/enums';
import type { ImageField } from '../image/image';
import type { Text } from '../text';
import type { Query } from './query';

/** What a source can answer: all that validation knows of it. */
export interface SourceCapabilities {
  readonly id: string;
  /** Whether a region must be named. */
  readonly requiresRegion: boolean;
  /** The regions that may be named though none must: they choose the endpoint. Default: none. */
  readonly optionalRegions?: readonly string[];
  /** The neutral fields that its images report; no other field can be filtered by. */
  readonly reportedFields: readonly ImageField[];
  /** What its images can be, where that is less than can be asked for. */
  readonly possibleValues?: {
    readonly [Argument in 'os' | 'platform' | 'architecture' | 'bootMode']?: readonly string[];
  };
  /** The statuses that its images can have. Default: all. */
  readonly statuses?: readonly Status[];
  /** The owner aliases that it knows. */
  readonly owners: readonly OwnerAlias[];
  /** Whether others can put images into the list, so that a find must state whose image it wants. */
  readonly listsThirdPartyImages: boolean;
  /** The option that tells one's own images apart, where others can share theirs into the list of the account's own. */
  readonly ownershipOption?: string;
  /** What only this operation understands: a flat object, each field described. */
  readonly options: z.ZodObject;
  /** What a single request takes; more ids are split over several, more tags are refused. */
  readonly limits: {
    readonly ids?: number;
    readonly tags?: number;
    /** Characters of a tag's key. */
    readonly tagKey?: number;
    /** Characters of a tag's value. */
    readonly tagValue?: number;
    /** How many images it finds by tags, where it leaves out the others silently. */
    readonly maxTaggedImages?: number;
  };
  /** By argument, what the API can filter by. */
  readonly apiFilters: object;
  /** What no single field can express: which options do not go together. */
  validateOptions?(query: Query): ValidationError | undefined;
}

/** Why a query is refused, as the parts of an `InvalidQuery`. */
export interface ValidationError {
  readonly message: Text;
  readonly path: readonly string[];
  readonly detail: Text;
}
