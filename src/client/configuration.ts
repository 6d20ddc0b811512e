import type { Network } from '../clouds/cloud';
import { ImagepinError } from '../errors';
import { parseEndpoint } from '../http/endpoint';
import type { EnvironmentVariables } from '../http/proxy';
import { getSource } from '../sources/registry';
import { argument, type Reference, subject, text } from '../text';
import type { Settings } from './settings';

/** The configuration of a client, which applies to all of its lookups. */
export interface Configuration {
  /** Whether a simulator in this process replaces the clouds. */
  readonly simulate: boolean;
  /** The path of the file with the simulated images; undefined for generated images. */
  readonly catalog: string | undefined;
  /** The variable that sets the catalog; undefined where an argument does. */
  readonly catalogVariable: string | undefined;
  /** The time limit of lookups that set none. */
  readonly timeoutSeconds: number;
  /** The region of queries that set none; if it is absent, variables and files of the environment apply. */
  readonly region: string | undefined;
  /** The network of the endpoints. */
  readonly network: Network;
  /**
   * Returns the origin for requests to a source: of the settings, of the variables, or the cloud's own.
   * Throws `InvalidQuery` where there is none.
   */
  endpointOf(source: string, defaultEndpoint: string | undefined): string;
}

const DEFAULT_TIMEOUT_SECONDS = 60;

/** Combines settings with the environment. Throws `InvalidQuery` with the name of the invalid variable. */
export function readConfiguration(
  settings: Settings,
  variables: EnvironmentVariables,
): Configuration {
  const simulate = settings.simulate ?? readBooleanVariable('IMAGEPIN_SIMULATE', variables);
  const catalog = settings.catalog ?? (variables.IMAGEPIN_CATALOG || undefined);
  if (catalog !== undefined && !simulate) {
    throw unsimulatedCatalogError(catalog, settings);
  }
  const simulateSetBy =
    settings.simulate === undefined ? 'IMAGEPIN_SIMULATE' : argument('simulate');
  for (const { endpoint, path } of explicitEndpoints(settings)) {
    parseEndpoint(endpoint, { path });
    if (simulate) {
      throw new ImagepinError(
        'InvalidQuery',
        text`${subject(...path)} "${endpoint}" conflicts with ${simulateSetBy}`,
        {
          path,
          detail: text`With ${simulateSetBy}, no endpoint is called. Leave one of the two out.`,
        },
      );
    }
  }
  const network = readNetwork(settings, variables);
  const conflict = conflictingEndpoint(settings, variables);
  if (network.name === 'vpc' && conflict && !simulate) {
    throw new ImagepinError(
      'InvalidQuery',
      text`${network.setBy} "vpc" conflicts with ${conflict}`,
      {
        path: network.path,
        detail: 'An endpoint is called regardless of the network. Leave one of the two out.',
      },
    );
  }
  return {
    simulate,
    catalog,
    catalogVariable: settings.catalog === undefined ? 'IMAGEPIN_CATALOG' : undefined,
    network: network.name,
    timeoutSeconds:
      settings.timeoutSeconds ?? readSecondsVariable('IMAGEPIN_TIMEOUT_SECONDS', variables),
    region: settings.region,
    endpointOf: (source, defaultEndpoint) =>
      configuredEndpoint(source, settings, variables, network) ??
      parseEndpoint(defaultEndpoint ?? rejectNetwork(source, network)),
  };
}

function unsimulatedCatalogError(value: string, { catalog }: Settings): ImagepinError {
  const [setBy, path, wayOut] =
    catalog === undefined
      ? ['IMAGEPIN_CATALOG', [], 'unset IMAGEPIN_CATALOG']
      : [subject('catalog'), ['catalog'], text`leave ${argument('catalog')} out`];
  return new ImagepinError(
    'InvalidQuery',
    text`${setBy} "${value}" requires ${argument('simulate')}`,
    { path, detail: text`Set ${argument('simulate')} too, or ${wayOut} to query the cloud.` },
  );
}

/** The endpoint that an argument or a variable sets for a source. */
function configuredEndpoint(
  source: string,
  settings: Settings,
  variables: EnvironmentVariables,
  { isExplicit }: ResolvedNetwork,
): string | undefined {
  const explicit = settings.endpoints?.[source] ?? settings.endpoint;
  if (explicit !== undefined) {
    return parseEndpoint(explicit);
  }
  for (const name of [endpointVariable(source), 'IMAGEPIN_ENDPOINT']) {
    if (variables[name]) {
      return parseEndpoint(variables[name], { name, path: [] });
    }
  }
  const name = cloudEndpointVariable(source);
  const host = name && variables[name];
  return host && !isExplicit
    ? parseEndpoint(host.includes('://') ? host : `https://${host}`, { name, path: [] })
    : undefined;
}

/** The endpoints of the settings, each with the argument that sets it. Throws `UnknownSource` for an unknown source. */
function explicitEndpoints({ endpoint, endpoints = {} }: Settings) {
  return [
    ...(endpoint === undefined ? [] : [{ endpoint, path: ['endpoint'] }]),
    ...Object.entries(endpoints).map(([source, endpoint]) => ({
      endpoint,
      path: ['endpoints', getSource(source, ['endpoints', source]).id],
    })),
  ];
}

/** The name of the variable that sets the endpoint of one source. */
export function endpointVariable(source: string): string {
  return `IMAGEPIN_ENDPOINT_${source.toUpperCase().replaceAll('-', '_')}`;
}

/** The variable of the cloud's own tools, which may omit the scheme. */
function cloudEndpointVariable(source: string): string | undefined {
  const { protocol, service } = getSource(source).api;
  return protocol.cloud.endpointVariable?.(service);
}

function rejectNetwork(source: string, { setBy, path }: ResolvedNetwork): never {
  const { optionalRegions } = getSource(source);
  const variable = endpointVariable(source);
  const wayOut =
    typeof setBy === 'string'
      ? text`Set ${argument('endpoint')} or ${variable}, or unset ${setBy}.`
      : text`Set ${argument('endpoint')} or ${variable} instead of ${argument('network')}.`;
  throw new ImagepinError('InvalidQuery', text`${source} has no endpoint for ${setBy} "vpc" here`, {
    path,
    detail: optionalRegions
      ? text`It has one in ${optionalRegions.join(', ')}: set ${argument('region')} to one of them.`
      : wayOut,
  });
}

/** The network, and the argument or variable that sets it. */
interface ResolvedNetwork {
  readonly name: Network;
  readonly setBy: Reference | string;
  readonly isExplicit: boolean;
  /** The argument to blame; empty where a variable sets the network. */
  readonly path: readonly string[];
}

function readNetwork(settings: Settings, variables: EnvironmentVariables): ResolvedNetwork {
  if (settings.network !== undefined) {
    return {
      name: settings.network,
      setBy: subject('network'),
      isExplicit: true,
      path: ['network'],
    };
  }
  const setBy = 'IMAGEPIN_NETWORK';
  const value = variables[setBy] || 'public';
  if (value !== 'public' && value !== 'vpc') {
    throw new ImagepinError('InvalidQuery', `${setBy} "${value}" is not public or vpc`, {
      detail: `Set ${setBy} to public or vpc, or unset it.`,
    });
  }
  return { name: value, setBy, isExplicit: Boolean(variables[setBy]), path: [] };
}

/** The argument or variable that sets one endpoint for all sources, unless the network takes precedence over it. */
function conflictingEndpoint(
  { endpoint, network }: Settings,
  { IMAGEPIN_ENDPOINT }: EnvironmentVariables,
): Reference | string | undefined {
  if (endpoint !== undefined) {
    return network === undefined ? undefined : argument('endpoint');
  }
  return IMAGEPIN_ENDPOINT ? 'IMAGEPIN_ENDPOINT' : undefined;
}

function readBooleanVariable(name: string, variables: EnvironmentVariables): boolean {
  const value = variables[name]?.toLowerCase() ?? '';
  if (['', '0', 'false'].includes(value)) {
    return false;
  }
  if (['1', 'true'].includes(value)) {
    return true;
  }
  throw new ImagepinError('InvalidQuery', `${name} "${variables[name]}" is not 1 or 0`, {
    detail: `Set ${name} to 1 or 0, or unset it.`,
  });
}

function readSecondsVariable(name: string, variables: EnvironmentVariables): number {
  const value = variables[name];
  if (!value) {
    return DEFAULT_TIMEOUT_SECONDS;
  }
  const seconds = Number(value);
  if (!(seconds > 0 && seconds <= 3600)) {
    throw new ImagepinError(
      'InvalidQuery',
      `${name} "${value}" is not a number above 0 and at most 3600`,
      {
        detail: `Set ${name} to a number of seconds, or unset it.`,
      },
    );
  }
  return seconds;
}
