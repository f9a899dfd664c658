/** What checks an attempt, as a planner picks it: each with what it lets through, where that is known from, and its cost. */
import type { CategoryId, WorkKind } from '../catalog/category.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { WordPath } from '../words/all.ts';
import type { Estimate } from './estimate.ts';
import type { Verifier } from './policy.ts';

export interface VerifierPreset {
  id: string;
  name: WordPath;
  about: WordPath;
  trueAccept: Estimate;
  falseAccept: Estimate;
  usdPerCheck: Estimate;
  humanMinutesPerCheck: Estimate;
  /** Tokens a judge reads beyond the attempt itself and writes; null where no model judges. */
  judge: { promptTokens: number; completionTokens: number } | null;
  /** The categories it was measured in or is made for; [] suits all. */
  suits: readonly CategoryId[];
}

const nothing: Estimate = { value: 0 };
const free: Estimate = {
  value: 0,
  source: 'Taken as free; type the cost of a check where there is one.',
  assumed: true,
};

const roleplayJudges =
  'One LLM judge against the other three on 960 dialogues of Japanese-RP-Bench, each at its own threshold of equal acceptance: true-accept 0.66 to 0.93, false-accept 0.38 to 0.44.';
const translationJudge =
  'Command A judging as GPT-4.1 would (score of 80) on 69,937 paragraphs of WMT25, threshold matched: true-accept 0.81, false-accept 0.25.';
const cometKiwi =
  'CometKiwi-XL quality estimates on the same paragraphs, threshold matched: true-accept 0.63, false-accept 0.23.';
const strongerFoolsMore =
  'By checked model it runs from 0.01 (Mistral 7B) to 0.42 (Gemini 2.5 Pro): stronger models fool it more.';
const byThePlanner = 'Nobody measured your reviewers: type what you know of them.';

export const verifierPresets: readonly VerifierPreset[] = [
  {
    id: 'executed-tests',
    name: 'presets.executedTestsName',
    about: 'presets.executedTestsAbout',
    trueAccept: {
      value: 0.95,
      low: 0.9,
      high: 0.99,
      source: 'Tests that are run are near 0.95; never taken as perfect. Not measured on your tests.',
      assumed: true,
    },
    falseAccept: {
      value: 0.05,
      low: 0.01,
      high: 0.1,
      source: 'Tests that are run let about 0.05 through; never taken as perfect. Not measured on your tests.',
      assumed: true,
    },
    usdPerCheck: free,
    humanMinutesPerCheck: nothing,
    judge: null,
    suits: ['programming', 'technology'],
  },
  {
    id: 'roleplay-judge',
    name: 'presets.roleplayJudgeName',
    about: 'presets.roleplayJudgeAbout',
    trueAccept: { value: 0.78, low: 0.66, high: 0.93, source: roleplayJudges },
    falseAccept: { value: 0.41, low: 0.38, high: 0.44, source: roleplayJudges },
    usdPerCheck: nothing,
    humanMinutesPerCheck: nothing,
    judge: { promptTokens: 6400, completionTokens: 200 },
    suits: ['roleplay', 'creative-writing', 'adult'],
  },
  {
    id: 'translation-judge',
    name: 'presets.translationJudgeName',
    about: 'presets.translationJudgeAbout',
    trueAccept: { value: 0.81, low: 0.63, high: 0.9, source: `${translationJudge} Unmatched it accepts 0.63.` },
    falseAccept: { value: 0.25, low: 0.01, high: 0.42, source: `${translationJudge} ${strongerFoolsMore}` },
    usdPerCheck: nothing,
    humanMinutesPerCheck: nothing,
    judge: { promptTokens: 6400, completionTokens: 50 },
    suits: ['translation'],
  },
  {
    id: 'comet-kiwi',
    name: 'presets.cometKiwiName',
    about: 'presets.cometKiwiAbout',
    trueAccept: { value: 0.63, source: cometKiwi },
    falseAccept: { value: 0.23, source: cometKiwi },
    usdPerCheck: free,
    humanMinutesPerCheck: nothing,
    judge: null,
    suits: ['translation'],
  },
  {
    id: 'human-review',
    name: 'presets.humanReviewName',
    about: 'presets.humanReviewAbout',
    trueAccept: { value: 0.95, low: 0.85, high: 0.99, source: byThePlanner, assumed: true },
    falseAccept: { value: 0.1, low: 0.02, high: 0.25, source: byThePlanner, assumed: true },
    usdPerCheck: nothing,
    humanMinutesPerCheck: { value: 3, low: 1, high: 10, source: byThePlanner, assumed: true },
    judge: null,
    suits: [],
  },
];

/** The preset of an id, or null: 'custom', or one this program does not know. */
export const verifierPreset = (id: string): VerifierPreset | null =>
  verifierPresets.find((preset) => preset.id === id) ?? null;

/**
 * A verifier as the preset describes it. A judge costs nothing until a judge model is named: without one its
 * tokens are unknown, and the fee per check is what the planner types.
 */
export const verifierFrom = (preset: VerifierPreset, judgeModelId: ModelId | null = null): Verifier => ({
  preset: preset.id,
  trueAccept: preset.trueAccept,
  falseAccept: preset.falseAccept,
  usdPerCheck: preset.usdPerCheck,
  judge: preset.judge === null || judgeModelId === null ? null : { modelId: judgeModelId, ...preset.judge },
  humanMinutesPerCheck: preset.humanMinutesPerCheck,
});

/** The presets for a kind of work, those made for it first. */
export const verifiersFor = (kind: WorkKind | null): VerifierPreset[] => [
  ...verifierPresets.filter((preset) => preset.suits.some((suited) => suited === kind)),
  ...verifierPresets.filter((preset) => preset.suits.length === 0),
];
