import { readAlicloudCliConfig } from './alicloud/cli-config';
import type { ApiOperation } from './api-operation';
import { textIn } from './config-file';
import type { CredentialsEnvironment } from './credentials-environment';
import { readVolcengineCliConfig } from './volcengine/credentials';

/** The region that a cloud's own variables and files name. */
export async function defaultRegionOf(
  cloud: ApiOperation['cloud'],
  environment: CredentialsEnvironment,
): Promise<string | undefined> {
  const { env } = environment;
  if (cloud === 'alicloud') {
    return (
      env.ALIBABA_CLOUD_REGION_ID ||
      env.ALICLOUD_REGION ||
      textIn((await readAlicloudCliConfig(environment))?.profile, 'region_id')
    );
  }
  const config = env.VOLCENGINE_REGION ? undefined : await readVolcengineCliConfig(environment);
  return env.VOLCENGINE_REGION || textIn(config?.profile, 'region');
}
