import { clouds } from '../../../../src/clouds/registry';
import type { Simulator } from '../../../../src/simulator';

/** The configuration of lookups that call a simulator. */
export function simulatorConfig({ url }: Simulator): Record<string, string> {
  const accessKeys = JSON.stringify({ accessKey: 'simulator', secretKey: 'simulator' });
  const credentials = Object.fromEntries(clouds.map(({ id }) => [id, accessKeys]));
  return { region: 'cn-hangzhou', endpoint: url, ...credentials };
}
