export type { CatalogImage } from './catalog-image';
export { type FaultKind, faults } from './fault';
export { type FaultPlan, parseFault } from './fault-plan';
export { readCatalog } from './read-catalog';
export type { Simulator, SimulatorOptions } from './simulator';
export type { CallCounts } from './simulator-state';
export { startSimulator } from './start-simulator';
