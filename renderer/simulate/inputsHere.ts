/** The inputs of a workbook, read off the page's thread into the plan that it was exported from. */
import type { Snapshot } from '../../shared/catalog/catalog.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { answering, bytesSource } from '../../shared/files/reading.ts';
import { readNamedCells } from '../../shared/files/sheets.ts';
import type { Answer } from '../../shared/foundation/answer.ts';
import type { Plan } from '../../shared/plan/plan.ts';

import { planWithInputs } from '../../shared/report/workbook/readInputs.ts';
import { sayIn } from '../../shared/words/say.ts';
import type { Language } from '../../shared/words/words.ts';
import { bringHardware } from './bringHardware.ts';

export interface InputsAsk {
  plan: Plan;
  snapshot: Snapshot;
  workbook: { name: string; bytes: Uint8Array };
  language: Language;
  day: string;
}

/** Refusals: those of reading a sheet, and those of `planWithInputs`. */
export const inputsHere = async ({ plan, snapshot, workbook, language, day }: InputsAsk): Promise<Answer<Plan>> => {
  const cells = await answering(() => readNamedCells(bytesSource(workbook.name, workbook.bytes)));
  if (!cells.ok) return cells;
  await bringHardware();
  const job = { plan, snapshot, draws: 0 };
  return planWithInputs(
    { job, outcome: evaluate(job), say: sayIn(language), language, day },
    cells.value,
    workbook.name,
  );
};
