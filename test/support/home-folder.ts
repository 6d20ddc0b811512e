import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createDefaultRegion } from '../../src/client/default-region';
import type { AlicloudEnvironment } from '../../src/clouds/alicloud/official-library';
import type { Cloud } from '../../src/clouds/cloud';
import { type ExplicitCredentials, findCredentials } from '../../src/clouds/find-credentials';
import { sources } from '../../src/sources/registry';

/** Gives each test of a file its own empty home folder, in which credentials and regions are searched. */
export function useHomeFolder() {
  let path = '';
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'imagepin-'));
  });
  afterEach(() => rm(path, { recursive: true }));

  const environmentWith = (changes: Partial<AlicloudEnvironment> = {}): AlicloudEnvironment => ({
    env: {},
    home: path,
    readFile: (file) => readFile(file, 'utf8'),
    openProvider: async () => () => Promise.reject(new Error('none')),
    ...changes,
  });

  return {
    pathOf: (name: string) => join(path, name),
    environmentWith,
    async writeFiles(files: Readonly<Record<string, unknown>>): Promise<void> {
      for (const [name, content] of Object.entries(files)) {
        const file = join(path, name);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
      }
    },
    /** The keys that are found, as text. */
    async findAsText(
      cloud: Cloud,
      changes?: Partial<AlicloudEnvironment>,
      explicit?: ExplicitCredentials,
    ): Promise<string> {
      const provider = findCredentials(cloud, environmentWith(changes), explicit);
      const { signal } = new AbortController();
      const { accessKeyId, accessKeySecret, securityToken } = await provider(signal);
      return `${accessKeyId} ${accessKeySecret} ${securityToken ?? '-'}`;
    },
    /** The default region of the cloud's first source that requires one. */
    async defaultRegionOf(cloud: Cloud, env: AlicloudEnvironment['env'] = {}) {
      const source = sources.find(
        ({ api, requiresRegion }) => requiresRegion && api.protocol.cloud.id === cloud.id,
      );
      const settings = { region: undefined, simulate: false };
      return source && createDefaultRegion(settings, environmentWith({ env }))(source);
    },
  };
}
