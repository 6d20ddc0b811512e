import type { Cloud, CredentialVariables } from '../../src/clouds/cloud';
import { toCode } from './markdown';

/** The variables of a cloud's credentials, family by family. */
export function toCredentialFamilies({ credentials: { variables } }: Cloud): string {
  return variables.map((family) => toCode(variableNames(family))).join('; or ');
}

/** The places that follow the variables. */
export function toCredentialPlaces({ credentials: { places } }: Cloud): string {
  return places.map((place) => (place.startsWith('~') ? toCode([place]) : place)).join(', ');
}

/** What to set for credentials of one family. */
export function variableNames({ id, secret, token }: CredentialVariables): readonly string[] {
  return [id[0], secret[0], ...(token ? [token[0]] : [])];
}
