/** Files of her own work, read off the page's thread: usage as a plan, results as what they say of one row. */
import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { CatalogReference } from '../../shared/catalog/reference.ts';
import { joinReadings } from '../../shared/evals/evalSet.ts';
import { type PlanWithEvals, planWithEvals } from '../../shared/evals/planWithEvals.ts';
import { readEvalFile } from '../../shared/evals/readEvals.ts';
import type { EvalAnswers } from '../../shared/evals/reading.ts';
import { summariseEvals } from '../../shared/evals/summary.ts';
import { bytesSource } from '../../shared/files/reading.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import type { RowId } from '../../shared/foundation/ids.ts';
import { type PlanFromUsage, planFromUsage } from '../../shared/plan/fromUsage/planFromUsage.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { evalJudgesTable, evalModelsTable, evalQuestions, evalRemarks } from '../../shared/report/evalTables.ts';
import type { Table } from '../../shared/report/table.ts';
import { emptyMapping, type Mapping, withStatement } from '../../shared/usage/mapping.ts';
import { catalogBook } from '../../shared/usage/priceBook.ts';
import { readUsage } from '../../shared/usage/readUsage.ts';
import { type GroupKey, summarise, type UsageSummary } from '../../shared/usage/summary.ts';
import { sayIn } from '../../shared/words/say.ts';
import type { Language } from '../../shared/words/words.ts';

export interface FileBytes {
  name: string;
  bytes: Uint8Array;
}

export interface UsageAsk {
  files: FileBytes[];
  /** As on the command line: COLUMN=FIELD, cached=included, NAME=MODEL ID. */
  statements: string[];
  by: GroupKey | null;
  catalog: Catalog;
  reference: CatalogReference;
  language: Language;
}

export interface UsageRead {
  summary: UsageSummary;
  made: PlanFromUsage;
}

const mappingOf = (statements: readonly string[]): Mapping =>
  statements.reduce((mapping: Mapping, statement) => withStatement(mapping, statement) ?? mapping, emptyMapping);

/** `onProgress` is told how many bytes are read. */
export const readUsageFiles = async (
  ask: UsageAsk,
  onProgress: (bytes: number) => void,
): Promise<Answer<UsageRead>> => {
  const mapping = mappingOf(ask.statements);
  const sources = ask.files.map(({ name, bytes }) => bytesSource(name, bytes));
  const reading = await readUsage(sources, { mapping, onProgress });
  if (!reading.ok) return reading;
  const { catalog, by, language, reference } = ask;
  const made = planFromUsage(
    { reading: reading.value, by, mapped: mapping.models, catalog, referenceFor: () => reference },
    sayIn(language),
    language,
  );
  if (!made.ok) return made;
  const summary = summarise(reading.value, catalogBook(catalog.models), made.value.by, mapping.models);
  return answer({ summary, made: made.value });
};

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
  return answer({
    tables: [evalModelsTable(summary, language, say), evalJudgesTable(summary, say)].filter(
      ({ rows }) => rows.length > 0,
    ),
    remarks: evalRemarks(summary, say),
    questions: evalQuestions(summary, say),
    made: planWithEvals(plan, { summary, row, name, mapped, catalog }, say, language),
  });
};
