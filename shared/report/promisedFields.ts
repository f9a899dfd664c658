/** What differs between statements of one fleet or one commitment, field by field: each is one value in a merge. */
import { same } from '../catalog/record.ts';
import { fromUsd } from '../foundation/money.ts';
import type { Commitment } from '../plan/commitment.ts';
import type { Fleet } from '../plan/fleet.ts';
import type { WordPath } from '../words/all.ts';
import { formatNumber } from '../words/format.ts';
import { type Voice, valueText } from './differenceFields.ts';
import type { Kind } from './table.ts';

/** A field: what it is called, and its value as a person reads it; no value where it has changed in more than a figure. */
interface Told<T> {
  word: WordPath;
  text: (voice: Voice, item: T) => string | null;
}

const figure = <T>(word: WordPath, kind: Kind, of: (item: T) => unknown): Told<T> => ({
  word,
  text: (voice, item) => valueText(voice, of(item), kind),
});

const chosen = <T>(word: WordPath, of: (item: T) => WordPath): Told<T> => ({
  word,
  text: ({ say }, item) => say(of(item)),
});

const fleetFields: { [K in Exclude<keyof Fleet, 'id'>]: Told<Fleet> } = {
  modelId: { word: 'hardware.keptAs', text: () => null },
  stacks: { word: 'hardware.stack', text: () => null },
  gpu: figure('hardware.gpu', 'text', ({ gpu }) => gpu),
  gpus: figure('hardware.gpus', 'count', ({ gpus }) => gpus),
  precision: figure('hardware.precision', 'text', ({ precision }) => precision),
  perUserFloor: figure('hardware.floor', 'number', ({ perUserFloor }) => perUserFloor),
  prefixHit: figure('hardware.cache', 'share', ({ prefixHit }) => prefixHit),
  peakToMean: figure('hardware.peak', 'number', ({ peakToMean }) => peakToMean),
  allowedLoad: figure('hardware.allowed', 'share', ({ allowedLoad }) => allowedLoad),
  spares: figure('hardware.spares', 'count', ({ spares }) => spares),
  mostReplicas: figure('hardware.most', 'count', ({ mostReplicas }) => mostReplicas),
  owned: chosen('hardware.keptAs', ({ owned }) => (owned ? 'hardware.kept-owned' : 'hardware.kept-rented')),
  rent: chosen('hardware.rent', ({ rent }) => `hardware.rent-${rent}`),
  usdPerGpuHour: figure('hardware.hour', 'usd', ({ usdPerGpuHour }) => usdPerGpuHour),
  overheadShare: figure('hardware.overhead', 'share', ({ overheadShare }) => overheadShare),
  staffUsdPerMonth: figure('hardware.staff', 'usd', ({ staffUsdPerMonth }) => staffUsdPerMonth),
  successLoss: figure('hardware.loss', 'share', ({ successLoss }) => successLoss),
};

const commitmentFields: { [K in Exclude<keyof Commitment, 'id'>]: Told<Commitment> } = {
  name: figure('commitments.name', 'text', ({ name }) => name),
  on: { word: 'commitments.on', text: (_, { on }) => (on.kind === 'host' ? on.host : null) },
  paidBy: chosen('commitments.paidBy', ({ paidBy }) => `commitments.paidBy-${paidBy}`),
  count: figure('commitments.count', 'count', ({ count }) => count),
  usdPerMonth: figure('commitments.fee', 'usd', ({ usdPerMonth }) => usdPerMonth),
  included: {
    word: 'commitments.included',
    text: ({ say, language }, { included }) => {
      if (included === null) return say('commitments.included-none');
      const amount = included.unit === 'usd' ? fromUsd(included.amount, say.money) : included.amount;
      return `${formatNumber(amount, language)} ${say(`commitments.included-${included.unit}`)}`;
    },
  },
  overageTimes: figure('commitments.overage', 'number', ({ overageTimes }) => overageTimes),
  minimumUsd: figure('commitments.minimum', 'usd', ({ minimumUsd }) => minimumUsd),
  tiers: { word: 'commitments.tierDiscount', text: () => null },
};

/** Of each statement the fields that differ between any of them, in one line. */
const differing = <T extends object>(voice: Voice, told: Record<string, Told<T>>, items: readonly T[]): string[] => {
  const { say } = voice;
  const fields = Object.entries(told).filter(([key]) =>
    items.some((item) => !same(Reflect.get(item, key), Reflect.get(items[0] ?? item, key))),
  );
  return items.map((item) =>
    fields
      .map(([, { word, text }]) =>
        say('differences.figureOf', { what: say(word), value: text(voice, item) ?? say('differences.changed') }),
      )
      .join(say('differences.joint')),
  );
};

export const fleetsTold = (voice: Voice, fleets: readonly Fleet[]): string[] => differing(voice, fleetFields, fleets);

export const commitmentsTold = (voice: Voice, commitments: readonly Commitment[]): string[] =>
  differing(voice, commitmentFields, commitments);
