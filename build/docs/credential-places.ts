import type { Cloud } from '../../src/clouds/cloud';
import { listNames } from '../../src/text';
import { toCode } from './markdown';

/** The variables of a cloud's credentials, family by family, with all names that are read. */
export function toCredentialFamilies({ credentials: { variables } }: Cloud): string {
  return variables
    .map(({ id, secret, token }) =>
      [id, secret, ...(token ? [token] : [])].map(toAlternatives).join(', '),
    )
    .join('; or ');
}

function toAlternatives(names: readonly string[]): string {
  return listNames(
    names.map((name) => toCode([name])),
    'or',
  );
}

/** The places that follow the variables. */
export function toCredentialPlaces({ credentials: { places } }: Cloud): string {
  return places.map((place) => (place.startsWith('~') ? toCode([place]) : place)).join(', ');
}
