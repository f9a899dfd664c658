/** Results of evaluations, read off the page's thread: what they say of one row of the open plan. */
import type { Catalog } from '../../shared/catalog/catalog.ts';
import { answeredBy } from '../../shared/evals/answered.ts';
import { joinReadings } from '../../shared/evals/evalSet.ts';
import { type PlanWithEvals, planWithEvals } from '../../shared/evals/planWithEvals.ts';
import { readEvalFile } from '../../shared/evals/readEvals.ts';
import type { EvalAnswers } from '../../shared/evals/reading.ts';
import { summariseEvals } from '../../shared/evals/summary.ts';
import { bytesSource } from '../../shared/files/reading.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import type { RowId } from '../../shared/foundation/ids.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import {
  answeredText,
  evalJudgesTable,
  evalModelsTable,
  evalQuestions,
  evalRemarks,
} from '../../shared/report/evalTables.ts';
import { rowNameIn } from '../../shared/report/rowName.ts';
import type { Table } from '../../shared/report/table.ts';
import { sayIn } from '../../shared/words/say.ts';
import type { Language } from '../../shared/words/words.ts';

export interface FileBytes {
  name: string;
  bytes: Uint8Array;
}

export interface EvalsAsk {
  files: FileBytes[];
  answers: EvalAnswers;
  plan: Plan;
  row: RowId;
  mapped: Readonly<Record<string, string>>;
  catalog: Catalog;
  language: Language;
}

export interface EvalsRead {
  /** Models, and judges where verdicts stand beside the truth. */
  tables: Table[];
  remarks: string[];
  questions: string[];
  /** The question of hers that the results name, and the same as a sentence; null where they name none. */
  answered: { row: RowId; text: string } | null;
  /** What the plan becomes, or why it does not. */
  made: Answer<PlanWithEvals>;
}

export const readEvalsFiles = async (ask: EvalsAsk): Promise<Answer<EvalsRead>> => {
  const { files, answers, plan, row, mapped, catalog, language } = ask;
  const say = sayIn(language);
  const readings = [];
  for (const { name, bytes } of files) {
    const read = await readEvalFile({ source: bytesSource(name, bytes), folder: null }, answers);
    if (!read.ok) return read;
    readings.push(...read.value);
  }
  const set = joinReadings(readings, answers);
  if (!set.ok) return set;
  const summary = summariseEvals(set.value, answers);
  if (summary.models.length === 0 && summary.judges.length === 0)
    return refuse('evalsNothing', 'The file holds no result. Choose a file with at least one item and one model.');
  const name = (files[0]?.name ?? '').replace(/\.[^.]+$/, '');
  const question = answeredBy(summary);
  const text = answeredText(summary, say, (one) => rowNameIn(plan, say, one.row));
  return answer({
    tables: [evalModelsTable(summary, language, say), evalJudgesTable(summary, say)].filter(
      ({ rows }) => rows.length > 0,
    ),
    remarks: evalRemarks(summary, say),
    questions: evalQuestions(summary, say),
    answered: question === null || text === null ? null : { row: question.row, text },
    made: planWithEvals(plan, { summary, row, name, mapped, catalog }, say, language),
  });
};
