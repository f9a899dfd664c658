/** What each command does, whether a key, a button or an entry of the desktop's menu gives it. */
import type { Command } from '../../shared/contract/commands.ts';
import { stepBack, stepForward } from '../state/planStore.ts';
import { setView } from '../state/viewStore.ts';
import { compareWithFile } from './comparePlans.ts';
import { exportCatalogCsv, exportComparisonCsv, exportDecisionsCsv, exportWorkbook } from './exports.ts';
import { goTo } from './goTo.ts';
import { openFile } from './openFile.ts';
import { printReport } from './printReport.ts';
import { savePlan, savePlanAs } from './savePlan.ts';
import { updatePrices } from './updatePrices.ts';

const deeds: Record<Command, () => unknown> = {
  new: () => goTo('start'),
  open: openFile,
  save: savePlan,
  saveAs: savePlanAs,
  exportWorkbook,
  exportComparisonCsv,
  exportDecisionsCsv,
  exportCatalogCsv,
  undo: stepBack,
  redo: stepForward,
  print: printReport,
  comparePlans: compareWithFile,
  updatePrices,
  pricesPaid: () => setView({ dialog: { name: 'pricesPaid' } }),
  about: () => setView({ dialog: { name: 'about' } }),
};

export const runCommand = (command: Command): void => {
  void deeds[command]();
};
