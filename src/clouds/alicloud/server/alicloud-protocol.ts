import { alicloudAuthErrors, alicloudInjectedErrors } from './alicloud-errors';

/** The members that the RPC and the ROA style share. */
export const alicloudProtocol = {
  defaultRegion: 'cn-hangzhou',
  timeWindowMs: 15 * 60 * 1000,
  authErrors: alicloudAuthErrors,
  injectedErrors: alicloudInjectedErrors,
} as const;

/** A request ID in the form of Alibaba Cloud, the same for the same request of a run. */
export function alicloudRequestId(number: number): string {
  return `5D1A7E5C-0000-5000-8000-${number.toString(16).toUpperCase().padStart(12, '0')}`;
}
