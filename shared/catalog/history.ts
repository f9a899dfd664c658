/** What was seen of a model beside its offers: its price month by month, measured speed, and where two sources disagree. */
import type { ModelId } from '../foundation/ids.ts';
import { catalogId, cleanName, cleanText, finiteNumber, isoDate, listOf, oneOf, wholeNumber } from './checks.ts';
import { field, type RecordOf, recordSchema } from './record.ts';

const usdPerM = () => finiteNumber({ min: 0, max: 100_000 });
const tokensPerSecond = () => finiteNumber({ min: 0, max: 1_000_000 });
const seconds = () => finiteNumber({ min: 0, max: 100_000 });

const markets = ['first-party', 'openrouter'] as const;

/** The last price seen in a month: standard tier, base card, peak rate. */
const monthlyPriceFields = {
  market: field('text', oneOf(...markets)),
  date: field('date', isoDate()),
  promptUsdPerM: field('price', usdPerM()),
  completionUsdPerM: field('price', usdPerM()),
  cacheReadUsdPerM: field('price', usdPerM().nullable()),
  cacheWriteUsdPerM: field('price', usdPerM().nullable()),
  source: field('text', cleanText(500)),
};

export interface MonthlyPrice extends RecordOf<typeof monthlyPriceFields> {}

/** How fast a host answered. Of tokens per second the 90th percentile is the faster tail, of the first token the slower. */
const speedFields = {
  host: field('text', cleanName(100).nullable()),
  region: field('text', cleanName(100).nullable()),
  effort: field('text', cleanName(40).nullable()),
  tokensPerSecondP50: field('number', tokensPerSecond().nullable()),
  tokensPerSecondP90: field('number', tokensPerSecond().nullable()),
  firstTokenSecondsP50: field('number', seconds().nullable()),
  firstTokenSecondsP90: field('number', seconds().nullable()),
  requests: field('count', wholeNumber({ min: 0, max: 1_000_000_000 }).nullable()),
  kind: field('text', cleanText(200)),
  source: field('text', cleanText(500)),
  asOf: field('date', isoDate().nullable()),
};

export interface Speed extends RecordOf<typeof speedFields> {}

/** Two sources that say different things of one fact, both as they say it. Dates may be a month or a span. */
const disagreementFields = {
  /** Tells a change in time from a contradiction. */
  kind: field('text', cleanText(100)),
  /** The fact: a price per million tokens (`promptPerM`), a date, a size. */
  field: field('text', cleanName(60)),
  valueA: field('text', cleanText(200)),
  sourceA: field('text', cleanText(500)),
  dateA: field('text', cleanText(60).nullable()),
  valueB: field('text', cleanText(200)),
  sourceB: field('text', cleanText(500)),
  dateB: field('text', cleanText(60).nullable()),
  note: field('text', cleanText(500).nullable()),
};

export interface Disagreement extends RecordOf<typeof disagreementFields> {}

/** All of it of one model; months oldest first. */
export const modelHistoryFields = {
  modelId: field('text', catalogId<ModelId>()),
  months: field('list', listOf(recordSchema(monthlyPriceFields), 2000)),
  speeds: field('list', listOf(recordSchema(speedFields), 1000)),
  disagreements: field('list', listOf(recordSchema(disagreementFields), 1000)),
};

export interface ModelHistory extends RecordOf<typeof modelHistoryFields> {}
