/** The commands that need an open plan. */
import type { Command } from '../../../shared/contract/commands.ts';

export const commandsOfPlan: ReadonlySet<Command> = new Set([
  'save',
  'saveAs',
  'exportWorkbook',
  'exportComparisonCsv',
  'exportDecisionsCsv',
  'undo',
  'redo',
  'print',
  'scenarios',
  'comparePlans',
  'updatePrices',
  'pricesPaid',
  'planFigures',
]);
