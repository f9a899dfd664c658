/**
 * The commands that menus, keys and the page's own buttons share: one table, so that none promises what another does not
 * do. A command is a line here and what it does in `renderer/actions/commands.ts`; without the latter nothing compiles.
 */
import type { WordPath } from '../words/all.ts';

export interface CommandEntry {
  label: WordPath;
  /** Pressed with Ctrl, or Command on a Mac. null: no key. */
  key: { letter: string; shift: boolean } | null;
  /** Where the desktop menu has it, and in which of the groups that lines divide; null: the page alone has it. */
  menu: { name: 'file' | 'edit' | 'help'; group: number } | null;
}

const key = (letter: string, shift = false) => ({ letter, shift });
const file = (group: number) => ({ name: 'file' as const, group });
const edit = { name: 'edit', group: 0 } as const;
const help = { name: 'help', group: 0 } as const;

export const commandTable = {
  new: { label: 'app.new', key: key('n'), menu: file(0) },
  open: { label: 'app.open', key: key('o'), menu: file(0) },
  save: { label: 'app.save', key: key('s'), menu: file(1) },
  saveAs: { label: 'app.saveAs', key: key('s', true), menu: file(1) },
  exportWorkbook: { label: 'app.exportWorkbook', key: key('e'), menu: file(1) },
  exportComparisonCsv: { label: 'app.exportCompareCsv', key: null, menu: null },
  exportDecisionsCsv: { label: 'decide.exportCsv', key: null, menu: null },
  exportCatalogCsv: { label: 'app.exportCatalogCsv', key: null, menu: null },
  print: { label: 'app.print', key: key('p'), menu: file(2) },
  undo: { label: 'app.undo', key: key('z'), menu: edit },
  redo: { label: 'app.redo', key: key('z', true), menu: edit },
  comparePlans: { label: 'app.comparePlans', key: null, menu: file(1) },
  scenarios: { label: 'scenarios.title', key: null, menu: file(1) },
  updatePrices: { label: 'app.updatePrices', key: null, menu: null },
  pricesPaid: { label: 'app.pricesPaid', key: null, menu: null },
  planFigures: { label: 'plan.planFigures', key: null, menu: null },
  palette: { label: 'app.palette', key: key('k'), menu: help },
  shortcuts: { label: 'app.shortcuts', key: null, menu: help },
  guide: { label: 'app.guide', key: null, menu: help },
  about: { label: 'app.about', key: null, menu: help },
} as const satisfies Record<string, CommandEntry>;

export type Command = keyof typeof commandTable;

export const commandEntries: readonly (CommandEntry & { command: Command })[] = (
  Object.keys(commandTable) as Command[]
).map((command) => ({ command, ...commandTable[command] }));
