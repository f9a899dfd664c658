/** What happened to the catalog when it was opened, for whoever opened it to be told once. */

/** A row of the user's that was saved and could not be read back from either of its two places. */
export interface LostRow {
  noun: 'model' | 'price' | 'evidence';
  /** The id of the row; of a price, that of its model. */
  name: string;
  /** An earlier state of the row was found and stands in its place. */
  olderStands: boolean;
}

export interface RescueReport {
  /** How many rows of the user's own were brought back. */
  rescued: number;
  lost: LostRow[];
  /** Damaged places of which not even the name of the row can be read. */
  unnamed: number;
}

export type CatalogNotice =
  | { kind: 'created' | 'refreshed' }
  /** The file could not be read; it was set aside and made anew. */
  | { kind: 'rebuilt'; report: RescueReport }
  /** The file had lost its last changes; they were brought back from the copy. */
  | { kind: 'caughtUp'; report: RescueReport }
  /** The disk is full, or the folder cannot be written: everything can be read, nothing saved. `report` where rows are missing. */
  | { kind: 'readOnly'; reason: string; report: RescueReport };
