import type { Api } from '../transport';
import { readCliConfig } from './alicloud-cli';
import { textIn } from './config-file';
import type { Surroundings } from './surroundings';
import { readVolcengineCliConfig } from './volcengine';

/** The region that a cloud's own variables and files name. */
export async function regionOf(
  cloud: Api['cloud'],
  surroundings: Surroundings,
): Promise<string | undefined> {
  const { env } = surroundings;
  if (cloud === 'alicloud') {
    return (
      env.ALIBABA_CLOUD_REGION_ID ||
      env.ALICLOUD_REGION ||
      textIn((await readCliConfig(surroundings))?.profile, 'region_id')
    );
  }
  const config = env.VOLCENGINE_REGION ? undefined : await readVolcengineCliConfig(surroundings);
  return env.VOLCENGINE_REGION || textIn(config?.profile, 'region');
}
