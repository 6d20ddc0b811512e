/** A request id as Alibaba Cloud writes them, the same for the same request of a run. */
export function alicloudRequestId(number: number): string {
  return `5D1A7E5C-0000-5000-8000-${number.toString(16).toUpperCase().padStart(12, '0')}`;
}

/** A request id as Volcengine writes them. */
export function volcengineRequestId(number: number): string {
  return `20260301000000${String(number).padStart(20, '0')}`;
}
