import { openOfficial, type Way } from '../../../src/transport/credentials/official';
import { failureOf } from '../support/settle';

// Of a name that no home folder has, so that nothing is found wherever this runs.
const profile = 'imagepin-test-profile';

test.each<Way>([
  { kind: 'cli-profile', profile },
  { kind: 'ini-profile', profile },
  { kind: 'oidc' },
])('what the official library does not find through $kind is told in our words', async (way) => {
  const provider = await openOfficial(way);

  const error = await failureOf(provider(new AbortController().signal));

  expect(error).toMatchObject({
    code: 'MissingCredentials',
    message: expect.stringMatching(/^no keys from /),
    cause: undefined,
  });
});
