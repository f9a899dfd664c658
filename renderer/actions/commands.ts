/** What each command does, whether a key, a button or an entry of the desktop's menu gives it. */
import type { Command } from '../../shared/contract/commands.ts';
import type { Dialog } from '../state/dialog.ts';
import { planStore, stepBack, stepForward } from '../state/planStore.ts';
import { setView, viewStore } from '../state/viewStore.ts';
import { goTo } from './goTo.ts';
import { openFile } from './openFile.ts';
import { printReport } from './printReport.ts';
import { savePlan, savePlanAs } from './savePlan.ts';
import { updatePrices } from './updatePrices.ts';

/** What writes tables and what compares plans is large, and comes when it is first wanted. */
const exporting = () => import('./exports.ts');
const comparing = () => import('./comparePlans.ts');

/** What a key can open at any moment must not take the place of a question. */
const showUnlessAsking = (dialog: Dialog): void => {
  if (viewStore.getState().dialog === null) setView({ dialog });
};

const actions: Record<Command, () => unknown> = {
  new: () => goTo('start'),
  open: openFile,
  save: savePlan,
  saveAs: savePlanAs,
  exportWorkbook: async () => (await exporting()).exportWorkbook(),
  exportComparisonCsv: async () => (await exporting()).exportComparisonCsv(),
  exportDecisionsCsv: async () => (await exporting()).exportDecisionsCsv(),
  exportCatalogCsv: async () => (await exporting()).exportCatalogCsv(),
  undo: stepBack,
  redo: stepForward,
  print: printReport,
  comparePlans: async () => (await comparing()).compareWithFile(),
  scenarios: () => {
    if (planStore.getState().document !== null) setView({ dialog: { name: 'scenarios' } });
  },
  updatePrices,
  planFigures: () => setView({ screen: 'plan', sheet: { kind: 'plan' } }),
  pricesPaid: () => setView({ dialog: { name: 'pricesPaid' } }),
  palette: () => showUnlessAsking({ name: 'palette' }),
  shortcuts: () => showUnlessAsking({ name: 'shortcuts' }),
  guide: () => setView({ dialog: { name: 'guide' } }),
  about: () => setView({ dialog: { name: 'about' } }),
};

export const runCommand = (command: Command): void => {
  void actions[command]();
};
