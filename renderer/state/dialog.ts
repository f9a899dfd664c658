/** The dialogs there are, each with how it answers whoever asked. */
import type { ModelId } from '../../shared/foundation/ids.ts';
import type { FileBytes } from '../simulate/imports.ts';

export interface PriceChange {
  modelId: ModelId;
  modelName: string;
  /** The field of the price; figures that are not one number, such as tiers, are told as unknown. */
  field: string;
  before: number | null;
  after: number | null;
  asOf: string | null;
}

export type Dialog =
  | { name: 'unsaved'; title: string; answer: (choice: 'save' | 'discard' | 'cancel') => void }
  | {
      name: 'prices';
      changes: PriceChange[];
      /** Rows of evidence that come, go or change along. */
      evidence: number;
      /** Models the catalog no longer knows: the plan keeps its own copy. */
      gone: number;
      answer: (accept: boolean) => void;
    }
  | {
      name: 'reading';
      fileName: string;
      /** The share that is read, 0 to 1. */
      done: number;
      cancel: () => void;
    }
  | { name: 'importWork'; files: FileBytes[] }
  | { name: 'about' }
  | { name: 'licences' };
