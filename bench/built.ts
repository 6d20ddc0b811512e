/** What users run is what `tsc` has built; what runs the benchmark adds to every function that it compiles. */
export const { openClient } = require('../dist/client') as typeof import('../src/client');
export const { startSimulator } = require('../dist/simulator') as typeof import('../src/simulator');
export const { conditionsOf } =
  require('../dist/lookup/condition') as typeof import('../src/lookup/condition');
export const { explain } =
  require('../dist/lookup/explain') as typeof import('../src/lookup/explain');
export const { filterImages } =
  require('../dist/lookup/filter') as typeof import('../src/lookup/filter');
export const { sortImages } =
  require('../dist/lookup/order') as typeof import('../src/lookup/order');
export const { parseQuery } =
  require('../dist/lookup/query') as typeof import('../src/lookup/query');
export const { sources } =
  require('../dist/sources/registry') as typeof import('../src/sources/registry');
