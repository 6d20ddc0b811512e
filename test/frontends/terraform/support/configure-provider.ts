import type { TerraformMap } from '../../../../src/frontends/terraform/terraform-value';
import { providerConfig } from './block';
import { formatDiagnostics } from './diagnostics';
import type { ProviderHost } from './provider-host';

const ACCESS_KEYS = { access_key: 'simulator', secret_key: 'simulator' };

/** Configures the provider to ask a simulator, but for what is stated. */
export async function configureProvider(
  host: ProviderHost,
  endpoint: string,
  overrides: TerraformMap = {},
): Promise<void> {
  const config = providerConfig({
    region: 'cn-hangzhou',
    endpoint,
    alicloud: { ...ACCESS_KEYS, security_token: null },
    volcengine: { ...ACCESS_KEYS, session_token: null },
    ...overrides,
  });
  const { diagnostics = [] } = await host.call('ConfigureProvider', { config });
  if (diagnostics.length > 0) {
    throw new Error(formatDiagnostics(diagnostics).join('\n'));
  }
}
