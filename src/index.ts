export {
  type Client,
  type ExplainResult,
  type FindResult,
  type ListResult,
  openClient,
  type SourceImage,
} from './client/client';
export type { HostEnvironment } from './client/host-environment';
export { explainImage, findImage, listImages } from './client/one-shot';
export type { FindInput, ListInput } from './client/query-input';
export type {
  CloudCredentials,
  LookupOptions,
  OneShotOptions,
  Settings,
  Stats,
} from './client/settings';
export type { Credentials } from './clouds/credentials';
export { type ErrorCode, ImagepinError } from './errors';
export type { Image } from './image/image';
export type { Explanation, ImageSummary, NearMiss } from './lookup/explain';
export type { Step } from './lookup/filter-images';
export type { Warning, WarningCode } from './lookup/warnings';
export { type SourceId, sources } from './sources/registry';
export type { Source } from './sources/source';
