import { readConfiguration } from '../client/configuration';
import { asImagepinError, type ImagepinError } from '../errors';
import { toValidationErrors } from '../query/read-input';
import { ProviderConfiguration, toSettings } from './provider-configuration';

/** The errors of single values; if there are none, the first error of the configuration as a whole. */
export function validateConfiguration(values: object, label: string): readonly ImagepinError[] {
  const { data, error } = ProviderConfiguration.safeParse(values);
  if (!data) {
    return toValidationErrors(error, ProviderConfiguration, values, label);
  }
  try {
    readConfiguration(toSettings(data), process.env);
    return [];
  } catch (cause) {
    return [asImagepinError(cause)];
  }
}
