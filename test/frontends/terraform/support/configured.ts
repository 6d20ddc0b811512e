import type { ValueMap } from '../../../../src/frontends/terraform/value';
import { providerConfig } from './block';
import { toTexts } from './diagnostics';
import type { Host } from './host';

const KEYS = { access_key: 'simulator', secret_key: 'simulator' };

/** Configures the provider to ask a simulator, but for what is stated. */
export async function configure(
  host: Host,
  endpoint: string,
  stated: ValueMap = {},
): Promise<void> {
  const config = providerConfig({
    region: 'cn-hangzhou',
    endpoint,
    alicloud: { ...KEYS, security_token: null },
    volcengine: { ...KEYS, session_token: null },
    ...stated,
  });
  const { diagnostics = [] } = await host.call('ConfigureProvider', { config });
  if (diagnostics.length > 0) {
    throw new Error(toTexts(diagnostics).join('\n'));
  }
}
