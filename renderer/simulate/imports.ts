/** Results of evaluations, read off the page's thread: what they say of one row of the open plan. */
import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { Interval } from '../../shared/engine/calibrate/interval.ts';
import { answeredBy } from '../../shared/evals/answered.ts';
import { joinReadings } from '../../shared/evals/evalSet.ts';
import { type EvalGlance, glanceOf } from '../../shared/evals/glance.ts';
import { type PlanWithEvals, planWithEvals, unknownModels } from '../../shared/evals/planWithEvals.ts';
import { readEvalFile } from '../../shared/evals/readEvals.ts';
import { type EvalAnswers, saysAnything } from '../../shared/evals/reading.ts';
import type { EvalQuestion } from '../../shared/evals/remarks.ts';
import { type EvalSummary, summariseEvals } from '../../shared/evals/summary.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import type { RowId } from '../../shared/foundation/ids.ts';
import { otherKind } from '../../shared/given/fileKind.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import {
  answeredText,
  evalJudgesTable,
  evalModelsTable,
  evalRemarks,
  openQuestions,
} from '../../shared/report/evalTables.ts';
import { rowNameIn } from '../../shared/report/rowName.ts';
import type { Table } from '../../shared/report/table.ts';
import { sayIn } from '../../shared/words/say.ts';
import type { Language } from '../../shared/words/words.ts';
import { type GivenFile, sourceOf } from './givenFile.ts';

export interface EvalsAsk {
  files: GivenFile[];
  answers: EvalAnswers;
  plan: Plan;
  row: RowId;
  mapped: Readonly<Record<string, string>>;
  catalog: Catalog;
  language: Language;
}

/** A model's successes, with its rate over distinct items and the 90% interval; null where it cannot be told. */
export interface ModelSaid {
  model: string;
  passed: number;
  n: number | null;
  rate: Interval | null;
}

/** The first of two models over the second on the items both have, as shares. */
export interface PairSaid {
  a: string;
  b: string;
  difference: Interval;
}

export interface EvalsRead {
  glance: EvalGlance;
  models: ModelSaid[];
  items: number | null;
  /** Of the two models that succeed most; null where they share no items. */
  ahead: PairSaid | null;
  /** Models, and judges where verdicts stand beside the truth. */
  tables: Table[];
  remarks: string[];
  questions: EvalQuestion[];
  /** Names that no rule resolves. */
  unknown: string[];
  /** The question of hers that the results name, and the same as a sentence; null where they name none. */
  answered: { row: RowId; text: string } | null;
  /** What the plan becomes, or why it does not. */
  made: Answer<PlanWithEvals>;
}

const aheadOf = ({ models, pairs }: EvalSummary): PairSaid | null => {
  const [first, second] = models
    .filter(({ rate }) => rate !== null)
    .toSorted((a, b) => (b.rate?.value ?? 0) - (a.rate?.value ?? 0));
  if (first === undefined || second === undefined) return null;
  const pair = pairs.find(({ a, b }) => a === first.model && b === second.model);
  if (pair?.difference) return { a: pair.a, b: pair.b, difference: pair.difference };
  const turned = pairs.find(({ a, b }) => b === first.model && a === second.model);
  if (!turned?.difference) return null;
  const { value, low, high } = turned.difference;
  return { a: first.model, b: second.model, difference: { value: -value, low: -high, high: -low } };
};

/** `onProgress` is told how many bytes are read. */
export const readEvalsFiles = async (
  ask: EvalsAsk,
  onProgress: (bytes: number) => void,
): Promise<Answer<EvalsRead>> => {
  const { files, answers, plan, row, mapped, catalog, language } = ask;
  const say = sayIn(language);
  const readings = [];
  let before = 0;
  for (const file of files) {
    const source = { source: sourceOf(file), folder: null };
    const read = await readEvalFile(source, answers, { onProgress: (bytes) => onProgress(before + bytes) });
    const isNone = !read.ok || read.value.every((reading) => !saysAnything(reading));
    const other = isNone ? await otherKind('evals', source.source, file.name) : null;
    if (other !== null) return { ok: false, error: other };
    if (!read.ok) return read;
    readings.push(...read.value);
    before += file.content.size;
  }
  const set = joinReadings(readings, answers);
  if (!set.ok) return set;
  const summary = summariseEvals(set.value, answers);
  if (summary.models.length === 0 && summary.judges.length === 0)
    return refuse('evalsNothing', 'The file holds no result. Choose a file with at least one sample and one model.');
  const name = (files[0]?.name ?? '').replace(/\.[^.]+$/, '');
  const asked = { summary, row, name, mapped, catalog };
  const question = answeredBy(summary);
  const text = answeredText(summary, say, (one) => rowNameIn(plan, say, one.row));
  return answer({
    glance: glanceOf(set.value),
    models: summary.models.map(({ model, passed, n, rate }) => ({ model, passed, n, rate })),
    items: summary.items,
    ahead: aheadOf(summary),
    tables: [evalModelsTable(summary, language, say), evalJudgesTable(summary, say)].filter(
      ({ rows }) => rows.length > 0,
    ),
    remarks: evalRemarks(summary, say),
    questions: openQuestions(summary),
    unknown: unknownModels(asked),
    answered: question === null || text === null ? null : { row: question.row, text },
    made: planWithEvals(plan, asked, say, language),
  });
};
