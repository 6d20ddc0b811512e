export {
  type Client,
  type ExplainAnswer,
  explainImage,
  type FindAnswer,
  type FoundImage,
  findImage,
  type ListAnswer,
  listImages,
  openClient,
} from './client';
export { type ErrorCode, ImagepinError } from './errors';
export type { Image } from './image/image';
export type { Candidate, Explanation, NearMiss } from './lookup/explain';
export type { Step } from './lookup/filter';
export type { ListInput, PickInput } from './lookup/query';
export type { Warning, WarningCode } from './lookup/warn';
export type { Machine, Run, Settings, Stats } from './settings';
export { type SourceId, sources } from './sources/registry';
export type { Source } from './sources/source';
export type { Credentials } from './transport/credentials';
