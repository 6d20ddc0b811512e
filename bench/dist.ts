/** The compiled code that users run, because the runner of the benchmark adds code to every function that it compiles. */
export const { openClient } =
  require('../dist/client/client') as typeof import('../src/client/client');
export const { startSimulator } = require('../dist/simulator') as typeof import('../src/simulator');
export const { explain } =
  require('../dist/lookup/explain') as typeof import('../src/lookup/explain');
export const { filterImages } =
  require('../dist/lookup/filter-images') as typeof import('../src/lookup/filter-images');
export const { planListings } =
  require('../dist/lookup/plan-listings') as typeof import('../src/lookup/plan-listings');
export const { sortImages } =
  require('../dist/lookup/sort-images') as typeof import('../src/lookup/sort-images');
export const { completeQuery, readQuery } =
  require('../dist/client/parse-query') as typeof import('../src/client/parse-query');
export const { sources } =
  require('../dist/sources/registry') as typeof import('../src/sources/registry');
export const { openAgent } = require('../dist/http/agent') as typeof import('../src/http/agent');
export const { createBudget } =
  require('../dist/http/budget') as typeof import('../src/http/budget');
export const { layered } = require('../dist/http/call') as typeof import('../src/http/call');
export const { limitConcurrency } =
  require('../dist/http/limit-concurrency') as typeof import('../src/http/limit-concurrency');
export const { retry } = require('../dist/http/retry') as typeof import('../src/http/retry');
export const { sendRequest } =
  require('../dist/clouds/send-request') as typeof import('../src/clouds/send-request');
export const { readList } =
  require('../dist/lookup/fetch-images') as typeof import('../src/lookup/fetch-images');
export const { parseJson } = require('../dist/http/json') as typeof import('../src/http/json');
export const { clouds } =
  require('../dist/clouds/registry') as typeof import('../src/clouds/registry');
