/** What checks an attempt, as a planner picks it: each with what it lets through, where that is known from, and its cost. */
import type { WorkKind } from '../catalog/category.ts';
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
  /** By how much it rises with difficulty and strength (docs/METHOD.md, section 3). */
  falseAcceptRise: Estimate;
  usdPerCheck: Estimate;
  humanMinutesPerCheck: Estimate;
  /** Tokens a judge reads beyond the attempt itself and writes; null where no model judges. */
  judge: { promptTokens: number; completionTokens: number } | null;
  /** The kinds of work it was measured in or is made for; [] suits all. */
  suits: readonly WorkKind[];
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
const repositoryTests =
  'Hidden tests of nine agents’ patches, reviewed afterwards (pricci1/deepswe-changelog@24261fcc34c9): on SWE-bench Pro 67 of 789 wrong patches passed and 189 right ones failed, on DeepSWE 2 and 8 of 735. The counts are shares of all patches; half of them being right is assumed. The reviewer is a rival’s language model.';
const physicians =
  'Criteria of HealthBench against the consensus of physicians (cimo-labs/healthbench-judge-audit@3a77131e):';
const pairJudge =
  'o1-mini picks the right one of two answers of GPT-4o, JudgeBench (ScalerLab/JudgeBench@e2c52c284e73): 101 of 154 in knowledge, 45 of 56 in mathematics; right in both orders 82 and 41. A choice between two, read here as accepting; judges of 2024.';
const byThePlanner = 'Nobody measured your reviewers: type what you know of them.';

const strongerGetsPast =
  'FaithBench (vectara/FaithBench@cf89797d8281, cited, not shipped), ten summarisers checked by three language models: in probits false accepts rise by 0.39, 0.59 and 0.71 (standard errors 0.26, 0.34, 0.38) per probit of the summariser’s rate, and 0.4 of both says so. Criteria of HealthBench spread by 0.76 probits.';

/** By kind of check. One source each for strength and for difficulty, each of one kind of work: assumed elsewhere. */
const rises = {
  judge: { value: 0.4, low: 0, high: 0.8, source: `${strongerGetsPast} Carried over to other work.`, assumed: true },
  trained: {
    value: 0.1,
    low: 0,
    high: 0.4,
    source:
      'Five trained detectors on FaithBench: no rise with strength (-0.28 to 0.37 probits, none beyond its noise). Assumed small, carried over to other work.',
    assumed: true,
  },
  executed: {
    value: 0.2,
    low: 0,
    high: 0.8,
    source: 'Not measured for tests that are run; a half of what judges show, over the whole range.',
    assumed: true,
  },
  person: {
    value: 0.2,
    low: 0,
    high: 0.8,
    source: 'Not measured for people; a half of what judges show, over the whole range.',
    assumed: true,
  },
} as const satisfies Record<string, Estimate>;

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
    falseAcceptRise: rises.executed,
    usdPerCheck: free,
    humanMinutesPerCheck: nothing,
    judge: null,
    suits: ['programming', 'technology', 'agents'],
  },
  {
    id: 'repository-tests',
    name: 'presets.repositoryTestsName',
    about: 'presets.repositoryTestsAbout',
    trueAccept: { value: 0.75, low: 0.52, high: 0.98, source: repositoryTests, assumed: true },
    falseAccept: { value: 0.09, low: 0.005, high: 0.17, source: repositoryTests, assumed: true },
    falseAcceptRise: rises.executed,
    usdPerCheck: free,
    humanMinutesPerCheck: nothing,
    judge: null,
    suits: ['programming', 'agents'],
  },
  {
    id: 'health-judge',
    name: 'presets.healthJudgeName',
    about: 'presets.healthJudgeAbout',
    trueAccept: {
      value: 0.8,
      low: 0.79,
      high: 0.81,
      source: `${physicians} Claude Haiku 4.5 accepts 15,737 of 19,799 that are met, GPT-4o mini 15,933 of 19,804.`,
    },
    falseAccept: {
      value: 0.5,
      low: 0.04,
      high: 0.67,
      source: `${physicians} Claude Haiku 4.5 accepts 4,214 of 9,702 that are not met, GPT-4o mini 5,481 of 9,706; by criterion 4% to 67%.`,
    },
    falseAcceptRise: rises.judge,
    usdPerCheck: nothing,
    humanMinutesPerCheck: nothing,
    judge: { promptTokens: 6400, completionTokens: 50 },
    suits: ['health'],
  },
  {
    id: 'roleplay-judge',
    name: 'presets.roleplayJudgeName',
    about: 'presets.roleplayJudgeAbout',
    trueAccept: { value: 0.78, low: 0.66, high: 0.93, source: roleplayJudges },
    falseAccept: { value: 0.41, low: 0.38, high: 0.44, source: roleplayJudges },
    falseAcceptRise: rises.judge,
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
    falseAcceptRise: rises.judge,
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
    falseAcceptRise: rises.trained,
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
    falseAcceptRise: rises.person,
    usdPerCheck: nothing,
    humanMinutesPerCheck: { value: 3, low: 1, high: 10, source: byThePlanner, assumed: true },
    judge: null,
    suits: [],
  },
  {
    id: 'answer-judge',
    name: 'presets.answerJudgeName',
    about: 'presets.answerJudgeAbout',
    trueAccept: { value: 0.7, low: 0.65, high: 0.8, source: pairJudge, assumed: true },
    falseAccept: { value: 0.3, low: 0.2, high: 0.35, source: pairJudge, assumed: true },
    falseAcceptRise: rises.judge,
    usdPerCheck: nothing,
    humanMinutesPerCheck: nothing,
    judge: { promptTokens: 6400, completionTokens: 200 },
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
  falseAcceptRise: preset.falseAcceptRise,
  usdPerCheck: preset.usdPerCheck,
  judge: preset.judge === null || judgeModelId === null ? null : { modelId: judgeModelId, ...preset.judge },
  humanMinutesPerCheck: preset.humanMinutesPerCheck,
});

/** The presets for a kind of work, those made for it first. */
export const verifiersFor = (kind: WorkKind | null): VerifierPreset[] => [
  ...verifierPresets.filter((preset) => preset.suits.some((suited) => suited === kind)),
  ...verifierPresets.filter((preset) => preset.suits.length === 0),
];
