/** The dialogs there are, each with how it answers whoever asked. */
import type { PortfolioDocument } from '../../shared/document/document.ts';
import type { GivenFile } from '../simulate/givenFile.ts';

/** A plan to compare, by the name a person knows it by. */
export interface NamedDocument {
  name: string;
  document: PortfolioDocument;
}

export type Dialog =
  | { name: 'unsaved'; title: string; answer: (choice: 'save' | 'discard' | 'cancel') => void }
  | {
      name: 'compare';
      /** What the other one is: another plan, or this one with the catalog's rows of today, or with inputs of a workbook. */
      of: 'plans' | 'prices' | 'workbook';
      before: NamedDocument;
      after: NamedDocument;
      /** What both come from, where it is known: what both changed is then asked. */
      base: NamedDocument | null;
      /** Whether `before` is the open plan, so that differences can be taken over into it. */
      isOpenHere: boolean;
    }
  | {
      name: 'reading';
      fileName: string;
      /** The share that is read, 0 to 1. */
      done: number;
      cancel: () => void;
    }
  | {
      name: 'importWork';
      files: GivenFile[];
      /** What was given with them and comes in when they are taken: results judge rows that usage makes. */
      next: GivenFile[][];
    }
  | { name: 'scenarios' }
  | { name: 'pricesPaid' }
  | { name: 'palette' }
  | { name: 'shortcuts' }
  | { name: 'guide' }
  | { name: 'about' }
  | { name: 'licences' };
