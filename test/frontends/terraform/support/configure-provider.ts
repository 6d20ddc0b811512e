import { clouds } from '../../../../src/clouds/registry';
import { toSnakeCase } from '../../../../src/frontends/provider/hcl-names';
import type { TerraformMap } from '../../../../src/frontends/terraform/terraform-value';
import { providerConfig } from './block';
import { formatDiagnostics } from './diagnostics';
import type { ProviderHost } from './provider-host';

const ACCESS_KEYS = { access_key: 'simulator', secret_key: 'simulator' };

/** Configures the provider for a simulator, with overrides. */
export async function configureProvider(
  host: ProviderHost,
  endpoint: string,
  overrides: TerraformMap = {},
): Promise<void> {
  const config = providerConfig({
    region: 'cn-hangzhou',
    endpoint,
    ...Object.fromEntries(
      clouds.map(({ id, credentials: { tokenArgument } }) => [
        id,
        { ...ACCESS_KEYS, [toSnakeCase(tokenArgument)]: null },
      ]),
    ),
    ...overrides,
  });
  const { diagnostics = [] } = await host.call('ConfigureProvider', { config });
  if (diagnostics.length > 0) {
    throw new Error(formatDiagnostics(diagnostics).join('\n'));
  }
}
