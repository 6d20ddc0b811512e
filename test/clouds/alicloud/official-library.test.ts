import {
  type OfficialProviderSpec,
  openOfficialProvider,
} from '../../../src/clouds/alicloud/official-library';
import { rejectionOf } from '../../support/settle';

// Of a name that no home folder has, so that nothing is found wherever this runs.
const profile = 'imagepin-test-profile';

test.each<OfficialProviderSpec>([
  { kind: 'cli-profile', profile },
  { kind: 'ini-profile', profile },
  { kind: 'oidc' },
])('what the official library does not find through $kind is told in our words', async (way) => {
  const provider = await openOfficialProvider(way);

  const error = await rejectionOf(provider(new AbortController().signal));

  expect(error).toMatchObject({
    code: 'MissingCredentials',
    message: expect.stringMatching(/^no credentials from /),
    cause: undefined,
  });
});
