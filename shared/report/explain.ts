/** The sentences that say why a figure is missing, what deserves a second look, and what independence would have told. */

import type { Correction } from '../engine/firstRules.ts';
import type { Gap, StackOutcome, Warning } from '../engine/outcome.ts';
import type { ModelId, RowId, StackId } from '../foundation/ids.ts';
import { formatDate, formatMoney, formatNumber, formatShare, formatTokens } from '../words/format.ts';
import { modelNameOf, type Naming } from './leverText.ts';
import { type Reading, stackName } from './reading.ts';
import { rowName } from './rowName.ts';
import { figurePart, type Part, sayParts, textOf } from './sayParts.ts';

const model = (naming: Naming, id: ModelId): Part => ({ role: 'model', text: modelNameOf(naming, id) });
const category = (reading: Naming, id: RowId): Part => ({ role: 'text', text: rowName(reading, id) });
const stack = (reading: Reading, id: StackId): Part => ({ role: 'stack', text: stackName(reading, id), stackId: id });

/** Why a stack has no figures in a category, and what to do about it. */
export const gapSentence = (reading: Naming, categoryId: RowId, gap: Gap): Part[] => {
  const { say, language } = reading;
  const inCategory = category(reading, categoryId);
  switch (gap.kind) {
    case 'noPolicy':
      return sayParts(say, 'report.gapNoPolicy', { category: inCategory });
    case 'unknownModel':
      return sayParts(say, 'report.gapUnknownModel', {
        category: inCategory,
        model: { role: 'model', text: gap.modelId },
      });
    case 'noPrice':
      return sayParts(say, 'report.gapNoPrice', {
        category: inCategory,
        model: model(reading, gap.modelId),
      });
    case 'fleet':
      return sayParts(say, `report.fleet-${gap.why}`, {
        model: model(reading, gap.modelId),
        gpu: { role: 'text', text: gap.gpu },
      });
    case 'noEvidence':
      return sayParts(say, 'report.gapNoEvidence', { category: inCategory, model: model(reading, gap.modelId) });
    case 'noFeedbackEvidence':
      return sayParts(say, 'report.gapNoFeedbackEvidence', {
        category: inCategory,
        model: model(reading, gap.modelId),
      });
    case 'overRequestLimit':
      return sayParts(say, 'report.gapOverRequestLimit', {
        category: inCategory,
        model: model(reading, gap.modelId),
        perDay: figurePart(formatNumber(gap.perDay, language)),
        needed: figurePart(formatNumber(gap.needed, language)),
      });
    case 'rateAboveCeiling':
      return sayParts(say, 'report.gapRateAboveCeiling', {
        category: inCategory,
        model: model(reading, gap.modelId),
        rate: figurePart(formatShare(gap.rate, language)),
        ceiling: figurePart(formatShare(gap.ceiling, language)),
      });
  }
};

/** The first gap of a stack with its category, or null where it has figures. Categories without tasks do not count. */
export const firstGap = (outcome: StackOutcome): { categoryId: RowId; gap: Gap } | null => {
  for (const { categoryId, share, gaps } of outcome.categories) {
    const [gap] = gaps;
    if (share > 0 && gap !== undefined) return { categoryId, gap };
  }
  return null;
};

/** The figures and names that some warnings carry. */
const warningFigures = (reading: Reading, warning: Warning): Record<string, Part> => {
  const { say, language } = reading;
  const unknown: Part = { role: 'text', text: say('report.unknown') };
  switch (warning.kind) {
    case 'contextTooSmall':
    case 'contextCut':
    case 'outputTooSmall':
      return {
        share: figurePart(formatShare(warning.share, language)),
        limit: figurePart(formatTokens(warning.limit, language)),
      };
    case 'freeOffer':
      return { perDay: warning.perDay === null ? unknown : figurePart(formatNumber(warning.perDay, language)) };
    case 'shutdown':
      return {
        date: warning.date === null ? unknown : { role: 'text', text: formatDate(warning.date, language) },
        successor: warning.successor === null ? unknown : model(reading, warning.successor),
      };
    case 'blindRetry':
    case 'verifierWorseThanChance':
    case 'judgesItself':
    case 'judgesSibling':
    case 'cachePriceUnknown':
    case 'hourWriteUnknown':
    case 'searchFeeUnknown':
    case 'fileSearchFeeUnknown':
    case 'codeSessionFeeUnknown':
    case 'promotionLeftOut':
    case 'notForWork':
      return {};
    default:
      return warning satisfies never;
  }
};

/** A warning as a sentence that says what to do instead. */
export const warningSentence = (reading: Reading, warning: Warning): Part[] => {
  return sayParts(reading.say, `report.warning-${warning.kind}`, {
    ...warningFigures(reading, warning),
    stack: warning.stackId === null ? [] : stack(reading, warning.stackId),
    category: warning.categoryId === null ? [] : category(reading, warning.categoryId),
    model: warning.modelId === null ? [] : model(reading, warning.modelId),
  });
};

/** What a file of the first version said an attempt costs, what it costs, and which rule was applied wrongly. */
export const correctionSentence = (reading: Omit<Reading, 'outcome' | 'day'>, correction: Correction): string => {
  const { say, language, job } = reading;
  const found = job.snapshot.models.find(({ id }) => id === correction.modelId);
  return say(`report.corrected-${correction.fault}`, {
    model: found?.name ?? correction.modelId,
    category: rowName(reading, correction.categoryId),
    before: formatMoney(correction.before, say.money, language),
    after: formatMoney(correction.after, say.money, language),
  });
};

/** Below this relative difference independence tells the same story and is not worth a line. */
const worthSaying = 0.005;

/** "If models failed independently you would have been told $X", or null where it would have told the same. */
export const independenceSentence = (reading: Reading, outcome: StackOutcome, named = false): Part[] | null => {
  const told = outcome.independent?.usdPerSuccess ?? null;
  const is = outcome.total?.usdPerSuccess?.value ?? null;
  if (told === null || is === null || Math.abs(told - is) <= worthSaying * Math.abs(is)) return null;
  return sayParts(reading.say, named ? 'report.independenceFor' : 'report.independence', {
    usd: figurePart(formatMoney(told, reading.say.money, reading.language), outcome.stackId),
    ...(named ? { stack: stack(reading, outcome.stackId) } : {}),
  });
};

export const explainGap = (reading: Reading, categoryId: RowId, gap: Gap): string =>
  textOf(gapSentence(reading, categoryId, gap));

export const explainWarning = (reading: Reading, warning: Warning): string => textOf(warningSentence(reading, warning));
