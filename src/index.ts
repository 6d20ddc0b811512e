export {
  type Client,
  type ExplainResult,
  explainImage,
  type FindResult,
  findImage,
  type ListResult,
  listImages,
  openClient,
  type SourceImage,
} from './client/client';
export type { HostEnvironment, LookupOptions, Settings, Stats } from './client/settings';
export type { Credentials } from './clouds/credentials';
export { type ErrorCode, ImagepinError } from './errors';
export type { Image } from './image/image';
export type { Explanation, ImageSummary, NearMiss } from './lookup/explain';
export type { Step } from './lookup/filter-images';
export type { Warning, WarningCode } from './lookup/warnings';
export type { FindInput, ListInput } from './query/query';
export { type SourceId, sources } from './sources/registry';
export type { Source } from './sources/source';
