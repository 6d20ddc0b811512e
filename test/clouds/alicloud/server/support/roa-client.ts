/** What a test needs of the vendor's ROA client, for which its package has no types. */
interface RoaClient {
  get(
    path: string,
    query: Readonly<Record<string, string>>,
    headers: object,
    options: object,
  ): Promise<{
    readonly NextMarker: string;
    readonly Items: readonly Readonly<Record<string, unknown>>[];
  }>;
}

export function roaClient(url: string, accessKeySecret = 'simulator'): RoaClient {
  const { ROAClient } = require('@alicloud/pop-core');
  return new ROAClient({
    endpoint: url,
    apiVersion: '2015-11-11',
    accessKeyId: 'simulator',
    accessKeySecret,
  });
}
