import { endpointVariable } from '../../client/configuration';
import type { CredentialPlaces } from '../../clouds/cloud';
import { clouds } from '../../clouds/registry';
import { EXAMPLE_SOURCE, exampleFlags, wrapCommand } from './example-command';

/** What follows the commands in the help of the whole command line. */
export function programHelp(): string {
  return `
Examples:
  ${wrapCommand(`imagepin find ${exampleFlags(EXAMPLE_SOURCE)}`)}
  imagepin list ${exampleFlags(EXAMPLE_SOURCE, {})} --simulate

With --simulate no account and no network are needed.
What can be asked: "imagepin find --help"; of one source, with what is its own:
"imagepin find --source ${EXAMPLE_SOURCE.id} --help".

The same look-ups are a provider for Terraform and OpenTofu (docs/index.md) and
constructs for CDKTF and CDK Terrain (docs/guides/cdktf.md), in the repository.

Environment:
  IMAGEPIN_REGION            the region, where a command states none
  IMAGEPIN_ENDPOINT          the origin to ask in the place of the clouds' own;
                             of one source: ${endpointVariable(EXAMPLE_SOURCE.id)} and so on
  IMAGEPIN_NETWORK=vpc       call the clouds' hosts inside their private networks
  IMAGEPIN_SIMULATE=1        ask no cloud: the images are simulated
  IMAGEPIN_CATALOG           a file with the simulated images
  IMAGEPIN_TIMEOUT_SECONDS   the time for one look-up, 60 by default
  NO_COLOR                   no colors
  Keys are read where each cloud's own tools have them, never from flags:
  ${clouds.map(({ credentials }) => variablePair(credentials)).join(',\n  ')}, or their configuration files.

Exit codes:
  0    found, or done
  2    the question or its flags are wrong, keys are missing, or the answer cannot be written
  3    the cloud refused, or cannot be reached
  4    no image matches, or several do
  70   a bug: please report it
  130  canceled

Completion of commands, flags and values: eval "$(imagepin completion bash)"; zsh and fish:
"imagepin completion --help".
`;
}

/** The variables to set for a cloud. */
function variablePair({ variables: [{ id, secret }] }: CredentialPlaces): string {
  return `${id[0]} and ${secret[0]}`;
}
