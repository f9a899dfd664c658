/** Levers in words: what each is called, and its number as a person reads it. */

import { nameOfUsed } from '../catalog/setting.ts';
import type { Job } from '../engine/job.ts';
import type { Lever } from '../engine/levers/lever.ts';
import type { ModelId, RowId, StackId } from '../foundation/ids.ts';
import { normalCdf } from '../foundation/normal.ts';
import type { DarkPart } from '../plan/ahead.ts';
import { verifierPreset } from '../plan/verifierPresets.ts';
import { formatMoney, formatNumber, formatPlace, formatShare, formatTokens, formatUsd } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import { rowName } from './rowName.ts';
import type { Kind } from './table.ts';

/** What names are taken from: no outcome is needed. */
export interface Naming {
  job: Job;
  say: Say;
  language: Language;
}

/** A model's name, with its setting where it is used at one; its id where the rows do not hold it. */
export const modelNameOf = ({ job }: Naming, id: ModelId): string =>
  nameOfUsed(id, (wanted) => job.snapshot.models.find((model) => model.id === wanted)?.name);

/** A stack's name, or its id. */
export const stackNameOf = ({ job }: Naming, id: StackId): string =>
  job.plan.stacks.find((stack) => stack.id === id)?.name ?? id;

/** Who or what goes dark, by its name. */
export const darkName = (naming: Naming, dark: DarkPart): string => {
  switch (dark.kind) {
    case 'vendor':
      return naming.job.snapshot.models.find(({ author }) => author === dark.author)?.authorName ?? dark.author;
    case 'host':
      return dark.host;
    case 'region':
      return dark.region;
    case 'origin':
      return dark.origin === 'china' || dark.origin === 'rest-of-world'
        ? naming.say(`decide.dark-${dark.origin}`)
        : formatPlace(dark.origin, naming.language);
    case 'model':
      return modelNameOf(naming, dark.modelId);
    default:
      return dark satisfies never;
  }
};

/** A verifier by its preset's id; a planner's own has no id. */
const verifierName = (say: Say, preset: string): string => {
  const known = verifierPreset(preset);
  return known !== null ? say(known.name) : preset === 'custom' ? say('decide.customVerifier') : preset;
};

/** What a lever moves, in words. */
export const leverName = (naming: Naming, lever: Lever): string => {
  const { say } = naming;
  const category = (id: RowId | null): string => (id === null ? say('decide.everyCategory') : rowName(naming, id));
  switch (lever.kind) {
    case 'rate':
    case 'feedback':
      return say(`decide.lever-${lever.kind}`, {
        model: modelNameOf(naming, lever.modelId),
        category: category(lever.categoryId),
      });
    case 'verbosity':
    case 'errors':
      return say(`decide.lever-${lever.kind}`, { model: modelNameOf(naming, lever.modelId) });
    case 'outage':
      return say('decide.lever-outage', { name: darkName(naming, lever.dark) });
    case 'price':
      return say(`decide.lever-price-${lever.field}`, { model: modelNameOf(naming, lever.modelId) });
    case 'dependence':
      return say(`decide.lever-dependence-${lever.field}`, { category: category(lever.categoryId) });
    case 'shape':
      return say(`decide.lever-shape-${lever.field}`, { category: category(lever.categoryId) });
    case 'category':
      return say(`decide.lever-category-${lever.field}`, { category: category(lever.categoryId) });
    case 'anchor':
    case 'shift':
    case 'share':
      return say(`decide.lever-${lever.kind}`, { category: category(lever.categoryId) });
    case 'verifier':
      return say(`decide.lever-verifier-${lever.field}`, { verifier: verifierName(say, lever.preset) });
    case 'route':
      return say(`decide.lever-route-${lever.field}`, {
        category: category(lever.categoryId),
        stack: stackNameOf(naming, lever.stackId),
      });
    case 'wage':
    case 'volume':
      return say(`decide.lever-${lever.kind}`);
    default:
      return lever satisfies never;
  }
};

/** What a lever's number can be. */
type LeverKind = Extract<Kind, 'share' | 'usd' | 'price' | 'tokens' | 'minutes' | 'count' | 'number'>;

/** What a lever's number is, for writing it. */
export const leverKind = (lever: Lever): LeverKind => {
  switch (lever.kind) {
    case 'rate':
    case 'feedback':
    case 'errors':
    case 'outage':
    case 'anchor':
    case 'shift':
    case 'share':
      return 'share';
    case 'price':
      return lever.field === 'times' ? 'number' : 'price';
    case 'verbosity':
      return 'number';
    case 'dependence':
      return lever.field === 'beta' ? 'share' : 'number';
    case 'shape':
      return lever.field === 'promptTokens' || lever.field === 'completionTokens' ? 'tokens' : 'number';
    case 'category':
      return lever.field === 'humanSuccess' ? 'share' : lever.field === 'humanMinutesPerTask' ? 'minutes' : 'usd';
    case 'verifier':
      return lever.field === 'usdPerCheck' ? 'usd' : lever.field === 'humanMinutesPerCheck' ? 'minutes' : 'share';
    case 'route':
      return lever.field === 'usdPerTask' ? 'usd' : 'share';
    case 'wage':
      return 'usd';
    case 'volume':
      return 'count';
    default:
      return lever satisfies never;
  }
};

/** A lever's number as a person is told it: a shift moves probits, and is told by what it makes of a rate of one half. */
export const leverFigure = (lever: Lever, value: number): number => (lever.kind === 'shift' ? normalCdf(value) : value);

/** A lever's number as a person reads it, with its unit or in words that have none. */
export const leverText = ({ say, language }: Naming, lever: Lever, value: number): string => {
  const kind = leverKind(lever);
  switch (kind) {
    case 'share':
      return formatShare(leverFigure(lever, value), language);
    case 'usd':
      return formatMoney(value, say.money, language);
    case 'price':
      return say('decide.perMillion', { usd: formatUsd(value, language) });
    case 'tokens':
      return formatTokens(value, language);
    case 'minutes':
      return say('decide.minutes', { value: formatNumber(value, language, 1) });
    case 'count':
      return formatNumber(value, language);
    case 'number':
      return lever.kind === 'price' || lever.kind === 'verbosity'
        ? say('decide.times', { value: formatNumber(value, language, 3) })
        : formatNumber(value, language, 3);
    default:
      return kind satisfies never;
  }
};
