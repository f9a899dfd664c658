/** The commands a menu and the page's keys share: one table, so that neither promises what the other does not do. */
import type { WordPath } from '../words/all.ts';
import type { Command } from './contract.ts';

export interface CommandEntry {
  command: Command;
  label: WordPath;
  /** Pressed with Ctrl, or Command on a Mac. null: no key. */
  key: { letter: string; shift: boolean } | null;
}

const key = (letter: string, shift = false) => ({ letter, shift });

export const commandTable: readonly CommandEntry[] = [
  { command: 'new', label: 'app.new', key: key('n') },
  { command: 'open', label: 'app.open', key: key('o') },
  { command: 'save', label: 'app.save', key: key('s') },
  { command: 'saveAs', label: 'app.saveAs', key: key('s', true) },
  { command: 'exportWorkbook', label: 'app.exportWorkbook', key: key('e') },
  { command: 'print', label: 'app.print', key: key('p') },
  { command: 'undo', label: 'app.undo', key: key('z') },
  { command: 'redo', label: 'app.redo', key: key('z', true) },
  { command: 'about', label: 'app.about', key: null },
];
