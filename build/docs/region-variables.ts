import type { Cloud } from '../../src/clouds/cloud';
import { toCode } from './markdown';

/** The variables of the clouds' own tools for a default region, cloud by cloud. */
export function toRegionVariables(clouds: readonly Cloud[]): string {
  return clouds
    .map(({ id, regionVariables }) => `${toAlternatives(regionVariables)} for ${toCode([id])}`)
    .join(', ');
}

function toAlternatives(names: readonly string[]): string {
  return names.map((name) => toCode([name])).join(' or ');
}
