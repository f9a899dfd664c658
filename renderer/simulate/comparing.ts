/** Two or three files compared and merged off the page's thread: sentences with amounts, and what comes of a choice. */
import { compareDocuments, take } from '../../shared/compare/differences.ts';
import { conflictEffects, stackInBoth } from '../../shared/compare/effects.ts';
import { answerKey, type MergedPart, mergeFiles } from '../../shared/compare/files.ts';
import type { Side } from '../../shared/compare/merge.ts';
import { fullCostOf } from '../../shared/compare/stackCost.ts';
import type { ThreeVersions } from '../../shared/compare/toldApart.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { type Answer, answer } from '../../shared/foundation/answer.ts';
import type { StackId } from '../../shared/foundation/ids.ts';
import type { Money } from '../../shared/foundation/money.ts';
import { type Compared, type ConflictLine, compared, conflictLines } from '../../shared/report/comparison.ts';
import { verdict } from '../../shared/report/verdict.ts';
import { sayIn } from '../../shared/words/say.ts';
import type { Language } from '../../shared/words/words.ts';

/** The lines and what their amounts speak of; the meanings behind them stay where they were worked out. */
export type Told = Pick<Compared, 'cost' | 'lines'>;

interface Voiced {
  language: Language;
  /** What amounts are told in, whichever of the files they are from. */
  money: Money;
  /** Today, as an ISO text. */
  day: string;
}

export interface CompareAsk extends Voiced {
  before: PortfolioDocument;
  after: PortfolioDocument;
}

export interface TakeAsk extends CompareAsk {
  /** Ids of the differences that are not taken over. */
  left: readonly string[];
  stackId: StackId | null;
}

/** A document that could become the open one, and what its figures would be. */
export interface Becomes {
  document: PortfolioDocument;
  /** USD a month of the stack that is spoken of; null where it has no figure. */
  fullCost: number | null;
  verdict: string;
}

export interface MergeAsk extends Voiced {
  versions: ThreeVersions;
  answers: ReadonlyMap<string, Side>;
}

export interface MergeFound {
  /** What both changed, in each scenario, answered or not. */
  clashes: ConflictLine[];
  /** What the open plan takes over, and what other scenarios do; `name` is '' where there are none. */
  parts: { name: string; told: Told }[];
  becomes: Becomes;
}

const becoming = (document: PortfolioDocument, stackId: StackId | null, { language, money, day }: Voiced): Becomes => {
  const job = { plan: document.plan, snapshot: document.snapshot, draws: 0 };
  return {
    document,
    fullCost: stackId === null ? null : fullCostOf(document, stackId),
    verdict: verdict({ job, outcome: evaluate(job), say: sayIn(language, money), language, day }).text,
  };
};

export const compareHere = ({ before, after, language, money }: CompareAsk): Answer<Told> => {
  const { cost, lines } = compared({ say: sayIn(language, money), language }, before, after);
  return answer({ cost, lines });
};

export const takeHere = (ask: TakeAsk): Answer<Becomes> => {
  const { before, after, left, stackId } = ask;
  if (left.length === 0) return answer(becoming(after, stackId, ask));
  const comparison = compareDocuments(before, after);
  const taken = comparison.differences.filter(({ id }) => !left.includes(id));
  return answer(becoming(take(comparison, taken), stackId, ask));
};

/** Amounts are told of what is asked, with everything else that is asked as it was in the common file. */
const clashesOf = ({ id, name, merged }: MergedPart, { language, money }: Voiced): ConflictLine[] => {
  const { versions } = merged;
  if (merged.conflicts.length === 0) return [];
  const say = sayIn(language, money);
  const stackId = stackInBoth(versions.base, merged.document);
  const unknown = { mine: null, theirs: null };
  const effects =
    stackId === null
      ? merged.conflicts.map((conflict) => ({ conflict, usdPerMonth: unknown }))
      : conflictEffects(versions, merged.conflicts, stackId);
  return conflictLines({ say, language }, versions, effects).map((line) => ({
    ...line,
    id: answerKey(id, line.id),
    what: name === '' ? line.what : say('scenarios.inScenario', { name, what: line.what }),
  }));
};

export const mergeHere = (ask: MergeAsk): Answer<MergeFound> => {
  const { versions, answers, language, money } = ask;
  const asked = mergeFiles(versions);
  if (!asked.ok) return asked;
  const merged = answers.size === 0 ? asked : mergeFiles(versions, answers);
  if (!merged.ok) return merged;
  const { document, parts } = merged.value;
  const voice = { say: sayIn(language, money), language };
  const told = parts.map(({ name, merged: { document: joined, versions: joinedFrom } }) => {
    const { cost, lines } = compared(voice, joinedFrom.mine, joined);
    return { name, told: { cost, lines } };
  });
  return answer({
    clashes: asked.value.parts.flatMap((part) => clashesOf(part, ask)),
    parts: told.filter(({ told: { lines } }, i) => i === 0 || lines.length > 0),
    becomes: becoming(document, told[0]?.told.cost?.stackId ?? null, ask),
  });
};
