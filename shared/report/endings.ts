/** Models of a plan that end within its horizon: when, what their makers name instead, and what moving costs. */
import { chooseOffer } from '../catalog/chooseOffer.ts';
import { hostEndOf, isGoneAt } from '../catalog/hostLife.ts';
import type { Model } from '../catalog/model.ts';
import { usualPrices } from '../catalog/priceChoice.ts';
import { evaluate } from '../engine/evaluate.ts';
import type { Warning } from '../engine/outcome.ts';
import { monthsAfter } from '../foundation/days.ts';
import type { ModelId, StackId } from '../foundation/ids.ts';
import { formatDate, formatMoney } from '../words/format.ts';
import { lifeNoteIn } from '../words/lifeSentences.ts';
import { modelsOfStack } from './priceAge.ts';
import { modelName, type Reading, stackName } from './reading.ts';
import { figurePart, joinSentences, type Part, sayParts, textOf } from './sayParts.ts';

export interface Moving {
  stackId: StackId;
  /** USD a month more (or less, below 0) for the whole stack with the successor's price, rates and tokens as they are. */
  usdPerMonth: number | null;
}

export interface Ending {
  modelId: ModelId;
  /** ISO day; null where the model is gone and no day is known. */
  date: string | null;
  isGone: boolean;
  /** Who says so: the seller whose offer is paid; null: the maker. */
  host: string | null;
  /** What is doubtful about the day. */
  note: string | null;
  successor: ModelId | null;
  /** One for each stack it stands in. */
  stacks: Moving[];
}

/** A plan on a day: all that endings follow from. */
type Timed = Pick<Reading, 'job' | 'day'>;

/** The day of the seller whose offer is paid, where it says one; else the maker's. */
const endOf = (model: Model, paidAt: string | null): Pick<Ending, 'date' | 'host' | 'note'> => {
  const there = hostEndOf(model, paidAt);
  return there === null
    ? { date: model.shutdownDate, host: null, note: model.shutdownNote }
    : { date: there.date, host: there.host, note: null };
};

const monthlyUsd = ({ job }: Timed, stackId: StackId, models: Model[]): number | null => {
  const plan = { ...job.plan, stacks: job.plan.stacks.filter(({ id }) => id === stackId) };
  const outcome = evaluate({ plan, snapshot: { ...job.snapshot, models }, draws: 0 });
  return outcome.stacks[0]?.total?.usdPerMonth.value ?? null;
};

/** What a stack of today would spend more with the successor's offers and tokens in the model's place. */
const movingUsd = (
  reading: Timed,
  { stackId, before }: { stackId: StackId; before: number | null },
  model: Model,
  successor: Model,
): number | null => {
  const { models } = reading.job.snapshot;
  const moved = models.map((one) =>
    one.id === model.id
      ? { ...model, offers: successor.offers, tokenizerFactor: successor.tokenizerFactor, author: successor.author }
      : one,
  );
  const after = monthlyUsd(reading, stackId, moved);
  return before === null || after === null ? null : after - before;
};

/** In the order of their days, the gone first. Without a day nobody says what the horizon is: none. */
export const endingsOf = (reading: Timed): Ending[] => {
  const { job, day } = reading;
  if (day === null) return [];
  const horizon = monthsAfter(day, (job.plan.prices ?? usualPrices).horizonMonths);
  const stacks = job.plan.stacks.map((stack) => ({ stack, models: modelsOfStack(stack) }));
  const today = new Map<StackId, number | null>();
  const monthOf = (stackId: StackId): number | null => {
    const known = today.get(stackId);
    const usd = known === undefined ? monthlyUsd(reading, stackId, job.snapshot.models) : known;
    today.set(stackId, usd);
    return usd;
  };
  const found = job.snapshot.models.flatMap((model): Ending[] => {
    const inStacks = stacks.flatMap(({ stack, models }) => (models.has(model.id) ? [stack] : []));
    if (inStacks.length === 0) return [];
    const paidAt = chooseOffer(model, job.plan.prices)?.offer.host ?? null;
    const end = endOf(model, paidAt);
    const { date } = end;
    const gone = isGoneAt(model, paidAt, day);
    const isEnding = date !== null && date > day && date <= horizon;
    if (!gone && !isEnding) return [];
    const successor = job.snapshot.models.find(({ id }) => id === model.successor);
    return [
      {
        modelId: model.id,
        ...end,
        isGone: gone,
        successor: model.successor,
        stacks: inStacks.map(({ id }) => ({
          stackId: id,
          usdPerMonth:
            successor === undefined ? null : movingUsd(reading, { stackId: id, before: monthOf(id) }, model, successor),
        })),
      },
    ];
  });
  return found.sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : (a.date ?? '') > (b.date ?? '') ? 1 : 0));
};

const movingSentence = (reading: Reading, { stackId, usdPerMonth }: Moving): Part[] => {
  const { say, language } = reading;
  const stack: Part = { role: 'stack', text: stackName(reading, stackId), stackId };
  if (usdPerMonth === null) return sayParts(say, 'report.endingMoveUnknown', { stack });
  const usd = figurePart(formatMoney(Math.abs(usdPerMonth), say.money, language), stackId);
  return sayParts(say, usdPerMonth < 0 ? 'report.endingMoveLess' : 'report.endingMoveMore', { stack, usd });
};

/** When it ends, what is named instead, and what each stack would pay for moving, in one run of sentences. */
export const endingSentence = (reading: Reading, ending: Ending): Part[] => {
  const { say, language } = reading;
  const { date, host, successor } = ending;
  const model: Part = { role: 'model', text: modelName(reading, ending.modelId) };
  const when = { model, date: figurePart(date === null ? '' : formatDate(date, language)) };
  const path = ending.isGone ? (date === null ? 'report.endingGone' : 'report.endingGoneOn') : 'report.endingOn';
  const pathAt = ending.isGone ? 'report.endingGoneAt' : 'report.endingAt';
  const sentences = [
    host === null ? sayParts(say, path, when) : sayParts(say, pathAt, { ...when, host: { role: 'text', text: host } }),
  ];
  if (ending.note !== null)
    sentences.push(
      sayParts(say, 'report.endingDoubt', { note: { role: 'text', text: lifeNoteIn(ending.note, language) } }),
    );
  if (successor === null) sentences.push(sayParts(say, 'report.endingNoSuccessor', {}));
  else {
    sentences.push(
      sayParts(say, 'report.endingSuccessor', { successor: { role: 'model', text: modelName(reading, successor) } }),
    );
    for (const moving of ending.stacks) sentences.push(movingSentence(reading, moving));
  }
  return joinSentences(sentences, language);
};

/** Warnings beside what is said of endings: with a day known, the end of a model is told there and once. */
export const otherWarnings = ({ outcome, day }: Reading): Warning[] =>
  outcome.warnings.filter(({ kind }) => day === null || kind !== 'shutdown');

export const explainEnding = (reading: Reading, ending: Ending): string => textOf(endingSentence(reading, ending));
