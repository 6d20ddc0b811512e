import { defineCloud } from '../cloud';
import { errorCodes } from './error-codes';

export const volcengine = defineCloud({
  id: 'volcengine',
  title: 'Volcengine',
  exampleRegion: 'cn-beijing',
  credentials: {
    variables: [
      {
        id: ['VOLCENGINE_ACCESS_KEY'],
        secret: ['VOLCENGINE_SECRET_KEY'],
        token: ['VOLCENGINE_SESSION_TOKEN'],
      },
      { id: ['VOLC_ACCESSKEY'], secret: ['VOLC_SECRETKEY'] },
      {
        id: ['VOLCSTACK_ACCESS_KEY_ID', 'VOLCSTACK_ACCESS_KEY'],
        secret: ['VOLCSTACK_SECRET_ACCESS_KEY', 'VOLCSTACK_SECRET_KEY'],
        token: ['VOLCSTACK_SESSION_TOKEN'],
      },
      { id: ['VOLCENGINE_ACCESS_KEY_ID'], secret: ['VOLCENGINE_ACCESS_KEY_SECRET'] },
    ],
    tokenArgument: 'sessionToken',
    places: ['~/.volc/config', '~/.volcengine/config.json'],
    description: 'its own environment variables and files',
    sources: async (environment) => (await import('./credentials')).credentialSources(environment),
  },
  regionVariables: ['VOLCENGINE_REGION'],
  regionInFiles: async (environment) => (await import('./credentials')).regionIn(environment),
  endpointVariable: () => 'VOLCENGINE_ENDPOINT',
  errorCodes,
  requestIdHeaders: ['x-tt-logid'],
  signatureWindowMinutes: 15,
  authorizationScheme: 'HMAC-SHA256',
  secretNames: ['access key', 'secret key', 'security token', 'session token'],
});
