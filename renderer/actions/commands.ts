/** What a key or a menu entry of the desktop means. */
import type { Command } from '../../shared/contract/contract.ts';
import { stepBack, stepForward } from '../state/planStore.ts';
import { setView } from '../state/viewStore.ts';
import { exportWorkbook } from './exports.ts';
import { goTo } from './goTo.ts';
import { openFile } from './openFile.ts';
import { printReport } from './printReport.ts';
import { savePlan, savePlanAs } from './savePlan.ts';

const deeds: Record<Command, () => unknown> = {
  new: () => goTo('start'),
  open: openFile,
  save: savePlan,
  saveAs: savePlanAs,
  exportWorkbook,
  undo: stepBack,
  redo: stepForward,
  print: printReport,
  about: () => setView({ dialog: { name: 'about' } }),
};

export const runCommand = (command: Command): void => {
  void deeds[command]();
};
