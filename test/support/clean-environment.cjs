const { clouds } = require('../../src/clouds/registry.ts');
const { sources } = require('../../src/sources/registry.ts');

/** Jest's global setup: no test may depend on the variables of the shell that starts it. */
module.exports = function cleanEnvironment() {
  // Other variables of a vendor, such as that of a profile, begin with the same word.
  const words = ['IMAGEPIN', ...cloudVariables().map((name) => name.split('_', 1)[0])];
  for (const name of Object.keys(process.env)) {
    if (words.includes(name.split('_', 1)[0]) && name !== 'IMAGEPIN_ENGINES') {
      delete process.env[name];
    }
  }
};

function cloudVariables() {
  return [
    ...clouds.flatMap(({ regionVariables, credentials }) => [
      ...regionVariables,
      ...credentials.variables.flatMap(({ id }) => id),
    ]),
    ...sources.flatMap(({ api }) => api.protocol.cloud.endpointVariable?.(api.service) ?? []),
  ];
}
