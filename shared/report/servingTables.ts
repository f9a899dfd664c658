/** A model on own or rented hardware as a table, and what a reader should know of it in sentences. */
import type { Band, Hosted, SelfHosting } from '../engine/serving/selfHost.ts';
import type { SelfHostAsk } from '../engine/serving/selfHostAsk.ts';
import {
  formatDate,
  formatMoney,
  formatNumber,
  formatShare,
  formatTokens,
  formatUsd,
  listSign,
} from '../words/format.ts';
import { gpuTextIn } from '../words/gpuSentences.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import type { Kind, Row, Table } from './table.ts';

type Figure = [key: string, kind: Kind, value: number | null, what: string, band?: Band];

const hardwareOf = (gpus: number, gpu: string, say: Say): string => say('serving.hardware', { gpus, gpu });

const againstRows = (hosted: Hosted, language: Language, say: Say): Figure[] => {
  const { against } = hosted;
  if (against === null) return [];
  const { breakEven } = against;
  return [
    ['loadNeeded', 'share', against.neededLoad, say('serving.loadNeededWhat'), against.neededLoadBand ?? undefined],
    [
      'apiMonth',
      'usd',
      against.monthUsd,
      say('serving.apiMonthWhat', { usdPerM: formatUsd(against.usdPerM, language) }),
    ],
    [
      'breakEven',
      'tokens',
      breakEven?.firstTokens ?? null,
      breakEven === null
        ? say('serving.breakEvenNever')
        : say('serving.breakEvenWhat', { always: formatTokens(breakEven.alwaysTokens, language) }),
    ],
    ['sureness', 'sureness', against.sureness, say('serving.surenessWhat')],
  ];
};

const figuresOf = (hosted: Hosted, ask: SelfHostAsk, language: Language, say: Say): Figure[] => {
  const { throughput, fleet, month, bands } = hosted;
  const usd = (amount: number): string => formatMoney(amount, say.money, language);
  const whole = (amount: number): string => formatNumber(amount, language);
  return [
    ['memory', 'number', hosted.weightsGb, say('serving.memoryWhat', { memory: whole(hosted.memoryGb) })],
    [
      'perUser',
      'number',
      throughput.perUser,
      say('serving.perUserWhat', {
        sequences: whole(throughput.sequences),
        most: whole(Math.floor(throughput.mostSequences)),
      }),
      bands.perUser,
    ],
    ['tokensPerSecond', 'count', throughput.tokensPerSecond, '', bands.tokensPerSecond],
    [
      'replicas',
      'count',
      fleet.replicas,
      say('serving.replicasWhat', { working: fleet.working, spares: fleet.replicas - fleet.working }),
      bands.replicas,
    ],
    ['loadReached', 'share', fleet.load, say('serving.loadReachedWhat')],
    [
      'loadReachable',
      'share',
      fleet.reachableLoad,
      say('serving.loadReachableWhat', {
        peak: formatNumber(ask.demand.peakToMean, language, 2),
        allowed: formatShare(ask.demand.allowedLoad, language),
      }),
    ],
    [
      'monthFull',
      'usd',
      month.fullUsd,
      say('serving.monthFullWhat', {
        hardware: usd(month.hardwareUsd),
        overhead: usd(month.overheadUsd),
        staff: usd(month.staffUsd),
        overflow: usd(month.overflowUsd),
      }),
      bands.fullUsd,
    ],
    ['monthCash', 'usd', month.cashUsd, say('serving.monthCashWhat')],
    ['usdPerM', 'price', month.usdPerM, say('serving.usdPerMWhat'), bands.usdPerM],
    ...againstRows(hosted, language, say),
  ];
};

const labelOf = {
  memory: 'serving.memory',
  perUser: 'serving.perUser',
  tokensPerSecond: 'serving.tokensPerSecond',
  replicas: 'serving.replicas',
  loadReached: 'serving.loadReached',
  loadReachable: 'serving.loadReachable',
  loadNeeded: 'serving.loadNeeded',
  monthFull: 'serving.monthFull',
  monthCash: 'serving.monthCash',
  usdPerM: 'serving.usdPerM',
  apiMonth: 'serving.apiMonth',
  breakEven: 'serving.breakEven',
  sureness: 'serving.sureness',
} as const;

export const hostedTitle = ({ model, deployment, gpu }: Hosted, say: Say): string =>
  say('serving.heading', {
    model: model.id,
    hardware: hardwareOf(deployment.gpus, gpu.name, say),
    precision: deployment.precision,
  });

/** The figures of a month, one a row. A break-even that never comes says so. */
export const hostedTable = (hosted: Hosted, ask: SelfHostAsk, language: Language, say: Say): Table => ({
  id: 'serving',
  title: hostedTitle(hosted, say),
  columns: [
    { key: 'figure', label: say('serving.figure'), kind: 'text' },
    { key: 'value', label: say('serving.value'), kind: 'number' },
    { key: 'low', label: '', kind: 'number', bound: { of: 'value', end: 'low' } },
    { key: 'high', label: '', kind: 'number', bound: { of: 'value', end: 'high' } },
    { key: 'what', label: say('serving.what'), kind: 'text' },
  ],
  rows: figuresOf(hosted, ask, language, say).map(
    ([key, kind, value, what, band]): Row => ({
      key,
      cells: {
        figure: say(labelOf[key as keyof typeof labelOf]),
        value: value === null ? say('serving.never') : value,
        low: band?.low ?? null,
        high: band?.high ?? null,
        what,
      },
      kinds: { value: value === null ? 'text' : kind, low: kind, high: kind },
    }),
  ),
});

/** What the figures rest on and what is not answered, one sentence each. `licence`: of the weights; null: unknown. */
export const hostedRemarks = (
  hosted: Hosted,
  ask: SelfHostAsk,
  licence: string | null,
  language: Language,
  say: Say,
): string[] => {
  const { model, gpu, deployment, spread, factors } = hosted;
  return [
    say('serving.hourPrice', {
      usd: formatMoney(hosted.usdPerGpuHour, say.money, language),
      source: hosted.priceSource === null ? say('serving.statedByYou') : gpuTextIn(hosted.priceSource, language),
    }),
    ...hosted.remarks.map((remark) =>
      say(`serving.remark-${remark}`, {
        precision: deployment.precision,
        floor: ask.perUserFloor,
        context: formatTokens(model.maxContext, language),
        gpu: gpu.name,
        note: gpuTextIn(gpu.note ?? '', language),
      }),
    ),
    licence === null ? say('serving.licenceUnknown') : say('serving.licence', { licence }),
    ...(hosted.against === null ? [say('serving.noApi')] : []),
    say('serving.doubt', {
      speed: spread.speedSd,
      rent: spread.rentSd,
      date: formatDate(factors.newest, language),
      heldOut: formatNumber(factors.heldOutSd, language, 2),
    }),
    say('serving.notAnswered'),
  ];
};

/** Why there is no answer, and the ways out. */
export const notHosted = (found: Exclude<SelfHosting, Hosted>, language: Language, say: Say): string[] => {
  if (found.kind === 'outside') return [say('serving.outside', { model: found.model.id })];
  const { weightsGb, memoryGb, withGpus, withPrecisions } = found;
  const list = (choices: readonly (number | string)[]): string => choices.join(listSign(language));
  return [
    say(weightsGb >= memoryGb ? 'serving.doesNotFit' : 'serving.noRoomForContext', {
      weights: formatNumber(weightsGb, language, 1),
      memory: formatNumber(memoryGb, language, 1),
      precision: found.precision,
      hardware: hardwareOf(found.gpus, found.gpu.name, say),
    }),
    ...(withGpus.length > 0 ? [say('serving.withGpus', { choices: list(withGpus) })] : []),
    ...(withPrecisions.length > 0 ? [say('serving.withPrecisions', { choices: list(withPrecisions) })] : []),
    ...(withGpus.length + withPrecisions.length === 0 ? [say('serving.noWayOut')] : []),
  ];
};
