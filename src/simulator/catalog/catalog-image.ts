/**
 * An image of a catalog, in the shape that `imagepin list --json` prints: neutral fields and
 * the source's own, so that a printed list can be served again.
 */
export interface CatalogImage {
  readonly source: string;
  readonly id: string;
  readonly [field: string]: unknown;
}
