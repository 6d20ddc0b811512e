export type { CatalogImage } from './catalog';
export { type FaultKind, faults } from './fault';
export { type FaultPlan, parseFault } from './fault-plan';
export { readCatalog } from './read-catalog';
export type { Simulator, SimulatorOptions } from './simulator';
export { startSimulator } from './start';
export type { Calls } from './world';
