/** The dialogs there are, each with how it answers whoever asked. */

export interface PriceChange {
  modelId: string;
  modelName: string;
  /** The field of the price, or `added` / `removed` for a price that was not there before or is gone now. */
  field: string;
  before: number | null;
  after: number | null;
  asOf: string | null;
}

export type Dialog =
  | { name: 'unsaved'; title: string; answer: (choice: 'save' | 'discard' | 'cancel') => void }
  | { name: 'prices'; changes: PriceChange[]; answer: (accept: boolean) => void }
  | { name: 'about' };
