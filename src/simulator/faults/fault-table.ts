import { authenticationFaults } from './authentication-faults';
import { contentFaults } from './content-faults';
import type { Fault } from './fault';
import { imageFaults } from './image-faults';
import { pagingFaults } from './paging-faults';
import { replyFieldFaults } from './reply-field-faults';
import { statusFaults } from './status-faults';
import { transportFaults } from './transport-faults';

/** All faults, by group. */
export const faults = [
  ...statusFaults,
  ...transportFaults,
  ...contentFaults,
  ...pagingFaults,
  ...imageFaults,
  ...replyFieldFaults,
  ...authenticationFaults,
] as const satisfies readonly Fault[];

/** The name of a fault. */
export type FaultKind = (typeof faults)[number]['kind'];
