/** What settings of a model are known: each with its own results, rates and tokens. The price is the model's. */
import type { ModelId } from '../foundation/ids.ts';
import { type WorkKind, workKinds } from './category.ts';
import type { Evidence } from './evidence.ts';
import type { Model } from './model.ts';
import { isListedIn, type Setting, settingOf, settings } from './setting.ts';
import { byDocumentation, countsOf, defaultYardsticks, measuredOn } from './yardsticks.ts';

/** Successes of a setting on the yardstick that such work starts with. */
export interface SettingRate {
  category: WorkKind;
  benchmark: string;
  config: string;
  /** As independent tasks: repeats of one task count once. */
  successes: number;
  trials: number;
}

/** What one task of a benchmark took. */
export interface SettingTokens {
  benchmark: string;
  promptTokens: number | null;
  completionTokens: number;
  usdPerTask: number | null;
}

export interface KnownSetting {
  setting: Setting;
  /** Whether the list of the efforts it takes names it; null: nobody listed them, or it is a mode and no effort. */
  isListed: boolean | null;
  /** Rows of evidence at this setting. */
  results: number;
  rates: SettingRate[];
  tokens: SettingTokens[];
}

const tokensOf = (rows: readonly Evidence[]): SettingTokens[] => {
  const best = new Map<string, Evidence & { completionTokensPerTask: number }>();
  for (const row of rows) {
    const { completionTokensPerTask } = row;
    const known = best.get(row.benchmark);
    if (completionTokensPerTask !== null && (known === undefined || byDocumentation(row, known) < 0))
      best.set(row.benchmark, { ...row, completionTokensPerTask });
  }
  return [...best.values()]
    .map(({ benchmark, promptTokensPerTask, completionTokensPerTask, usdPerTask }) => ({
      benchmark,
      promptTokens: promptTokensPerTask,
      completionTokens: completionTokensPerTask,
      usdPerTask,
    }))
    .sort((a, b) => (a.benchmark < b.benchmark ? -1 : 1));
};

const ratesOf = (modelId: ModelId, rows: readonly Evidence[]): SettingRate[] =>
  workKinds.flatMap((category): SettingRate[] => {
    const yardstick = defaultYardsticks[category];
    const row = yardstick === null ? null : measuredOn(yardstick, modelId, category, rows);
    const counts = row === null ? null : countsOf(row);
    return row === null || counts === null
      ? []
      : [{ category, benchmark: row.benchmark, config: row.config, ...counts }];
  });

/** The settings that a model is said to take or was measured at, from the least work to the most; `evidence` is the model's own. */
export const namedSettings = ({ efforts }: Pick<Model, 'efforts'>, evidence: readonly Evidence[]): Setting[] => {
  const measured = new Set(evidence.map(({ config }) => settingOf(config)));
  return settings.filter((setting) => measured.has(setting) || isListedIn(efforts, setting) === true);
};

/** The same, with what is known of each. */
export const settingsOf = (model: Pick<Model, 'id' | 'efforts'>, evidence: readonly Evidence[]): KnownSetting[] =>
  namedSettings(model, evidence).map((setting): KnownSetting => {
    const rows = evidence.filter(({ config }) => settingOf(config) === setting);
    return {
      setting,
      isListed: isListedIn(model.efforts, setting),
      results: rows.length,
      rates: ratesOf(model.id, rows),
      tokens: tokensOf(rows),
    };
  });
