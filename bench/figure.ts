/** A row of the benchmark: the work, its ideal and its measured time, their ratio and the target. */
export interface Figure {
  readonly work: string;
  readonly ideal: string;
  readonly measured: string;
  readonly ratio: string;
  readonly target: string;
}
