/** A line of the benchmark: what was done, how long it could have taken at best, and did. */
export interface Figure {
  readonly work: string;
  readonly ideal: string;
  readonly measured: string;
  readonly ratio: string;
  readonly target: string;
}
