import type { CredentialPlaces } from '../../clouds/cloud';
import { clouds } from '../../clouds/registry';
import { describeField, fieldsOf } from '../fields';
import { ProviderConfiguration } from '../provider-configuration';
import { EXAMPLE_SOURCE, exampleFlags, wrapCommand } from './example-command';
import { flagNaming } from './flags/flag-naming';
import { toHelpItems } from './help-items';

/** The part of the general help after the commands. */
export function programHelp(): string {
  return `
Examples:
  ${wrapCommand(`imagepin find ${exampleFlags(EXAMPLE_SOURCE)}`)}
  imagepin list ${exampleFlags(EXAMPLE_SOURCE, {})} --simulate

With --simulate no account and no network are needed.
All arguments: "imagepin find --help"; with the options of one source:
"imagepin find --source ${EXAMPLE_SOURCE.id} --help".

imagepin is also a provider for Terraform and OpenTofu (docs/index.md), constructs for CDKTF and
CDK Terrain (docs/guides/cdktf.md), and functions and pins for Pulumi (docs/pulumi).

Environment:
${toHelpItems(variables())}
  Credentials are read from where each cloud's own tools keep them, never from flags:
  ${clouds.map(({ credentials }) => variablePair(credentials)).join(',\n  ')}, or their configuration files.

Exit codes:
  0    found, or done
  2    the query or its flags are wrong, credentials are missing, or the result cannot be written
  3    the cloud refused the call, or cannot be reached
  4    no image matches, or several do
  70   a bug: please report it
  130  canceled

Completion of commands, flags and values: eval "$(imagepin completion bash)"; zsh and fish:
"imagepin completion --help".
`;
}

/** The environment variables and their descriptions. */
function variables(): readonly [string, string][] {
  const items = fieldsOf(ProviderConfiguration).flatMap(({ environment, ...field }) => {
    const value = field.type.kind === 'boolean' ? '=1' : '';
    return environment
      ? [[`${environment}${value}`, describeField(field, flagNaming)] as [string, string]]
      : [];
  });
  return [...items, ['NO_COLOR', 'Print no colors.']];
}

/** The variables to set for a cloud. */
function variablePair({ variables: [{ id, secret }] }: CredentialPlaces): string {
  return `${id[0]} and ${secret[0]}`;
}
