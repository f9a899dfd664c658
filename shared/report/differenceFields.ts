/** What the fields of a plan and a price are called where two are compared, and how their values read. */
import { type Price, priceFields } from '../catalog/model.ts';
import { priceChanges } from '../catalog/priceFields.ts';
import { fieldNames } from '../catalog/record.ts';
import type { Estimate } from '../plan/estimate.ts';
import type { WordPath } from '../words/all.ts';
import { formatDate } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import { cellKindOf, priceCell } from './catalogTable.ts';
import { formatCell, type Kind } from './table.ts';

export interface Voice {
  say: Say;
  language: Language;
}

export interface NamedField {
  word: WordPath;
  kind: Kind;
}

const named = (word: WordPath, kind: Kind): NamedField => ({ word, kind });

/** By the path of the field in a plan, its row or a model; a field of a younger program is called "other details". */
const fields: Readonly<Record<string, NamedField>> = {
  title: named('differences.title', 'text'),
  scenarioName: named('differences.scenarioName', 'text'),
  notes: named('differences.notes', 'text'),
  ahead: named('differences.ahead', 'text'),
  places: named('differences.places', 'text'),
  money: named('differences.money', 'text'),
  note: named('differences.note', 'text'),
  name: named('differences.name', 'text'),
  seed: named('differences.seed', 'text'),
  preset: named('differences.preset', 'text'),
  tasksPerMonth: named('report.tasksPerMonth', 'count'),
  humanUsdPerHour: named('report.humanUsdPerHour', 'usd'),
  budgetUsdPerMonth: named('report.budgetUsdPerMonth', 'usd'),
  'shape/promptTokens': named('report.promptTokens', 'count'),
  'shape/promptTokensCv': named('report.promptTokensCv', 'number'),
  'shape/completionTokens': named('report.completionTokens', 'count'),
  'shape/completionTokensCv': named('report.completionTokensCv', 'number'),
  'shape/cache': named('differences.cache', 'share'),
  kind: named('differences.kind', 'text'),
  group: named('plan.group', 'text'),
  languages: named('differences.languages', 'text'),
  successFloor: named('differences.floor', 'share'),
  'shape/stepsCv': named('differences.stepsCv', 'number'),
  'shape/promptGrowthTokens': named('differences.growth', 'count'),
  'shape/steps': named('report.steps', 'number'),
  'shape/toolCalls': named('report.toolCalls', 'number'),
  'shape/searches': named('report.searches', 'number'),
  'shape/fileSearches': named('report.fileSearches', 'number'),
  'shape/codeSessions': named('report.codeSessions', 'number'),
  'shape/cacheHours': named('report.cacheHours', 'number'),
  'shape/toolCallUsd': named('report.toolCallUsd', 'usd'),
  valueOfSuccessUsd: named('report.valueOfSuccessUsd', 'usd'),
  silentFailureUsd: named('report.silentFailureUsd', 'usd'),
  humanMinutesPerTask: named('report.humanMinutesPerTask', 'minutes'),
  humanSuccess: named('report.humanSuccess', 'share'),
  deferrable: named('report.deferrable', 'flag'),
  yardstick: named('report.yardstick', 'text'),
  'dependence/alike': named('differences.alike', 'number'),
  'dependence/beta': named('report.beta', 'share'),
  'dependence/gamma': named('report.gamma', 'number'),
  anchor: named('differences.ownRate', 'share'),
  hardShare: named('differences.hardShare', 'share'),
  signalQuality: named('report.signalQuality', 'share'),
  usdPerTask: named('report.routeUsdPerTask', 'usd'),
  contextTokens: named('differences.context', 'tokens'),
  maxOutputTokens: named('differences.maxOutput', 'tokens'),
  status: named('differences.status', 'text'),
};

export const fieldOf = (path: readonly string[]): NamedField =>
  Object.entries(fields).find(([name]) => name === path.join('/'))?.[1] ?? named('differences.other', 'text');

const isEstimate = (value: object): value is Estimate => 'value' in value && typeof value.value === 'number';

/** A value as a person reads it; null where it is more than a figure or a text can say. */
export const valueText = ({ say, language }: Voice, value: unknown, kind: Kind): string | null => {
  if (value === undefined || value === null || value === '') return say('policies.noValue');
  if (typeof value !== 'object') return formatCell(value as string | number | boolean, kind, language, say);
  if (isEstimate(value)) {
    const text = (number: number): string => formatCell(number, kind, language, say);
    return value.low === undefined || value.high === undefined || value.low === value.high
      ? text(value.value)
      : say('differences.rangeOf', { value: text(value.value), low: text(value.low), high: text(value.high) });
  }
  if (Array.isArray(value)) return null;
  const parts = Object.values(value).map((part) => valueText({ say, language }, part, kind));
  return parts.some((part) => part === null) ? null : parts.join(say('differences.joint'));
};

/** What of a price differs from another one, with its day where nothing else does. */
export const priceText = ({ say, language }: Voice, price: Price | null, other: Price | null): string => {
  if (price === null) return say('policies.noValue');
  const differ = new Set<keyof Price>(
    other === null ? ['promptUsdPerM', 'completionUsdPerM'] : priceChanges(price, other),
  );
  const figures = fieldNames(priceFields)
    .filter((field) => differ.has(field))
    .map((field) =>
      say('differences.figureOf', {
        what: say(`priceField.${field}`),
        value: valueText({ say, language }, priceCell(price, field), cellKindOf(priceFields[field].kind)) ?? '',
      }),
    );
  const date = formatDate(price.asOf, language);
  if (figures.length === 0) return date;
  return say('differences.onDay', { price: figures.join(say('differences.joint')), date });
};
