import {
  type OfficialProviderSpec,
  openOfficialProvider,
} from '../../../src/clouds/alicloud/official-library';
import { rejectionOf } from '../../support/errors';

// Of a name that no home folder has, so that nothing is found wherever this runs.
const profile = 'imagepin-test-profile';

test.each<OfficialProviderSpec>([
  { kind: 'cli-profile', profile },
  { kind: 'ini-profile', profile },
  { kind: 'oidc' },
])('a failure of the official library through $kind becomes MissingCredentials', async (way) => {
  const provider = await openOfficialProvider(way);

  const error = await rejectionOf(provider(new AbortController().signal));

  expect(error).toMatchObject({
    code: 'MissingCredentials',
    message: expect.stringMatching(/^no credentials from /),
    cause: undefined,
  });
});
