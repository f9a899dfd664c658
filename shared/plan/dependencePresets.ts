/**
 * How alike models fail, by category, as a new plan starts: measured where somebody measured it, else assumed with
 * a wide range and marked so. What is measured comes from the fidelity run (`npm run fidelity`): maximum likelihood
 * over published outcomes per task, the middle of the benchmarks of a category, its range from the lowest to the
 * highest end of their intervals.
 *
 * rho + tau is below 1 at the best values and at the low ends. The high ends are those of two separate measurements
 * and may add up to more: the engine draws the two apart and scales a draw down where their sum reaches 1.
 */
import type { WorkKind } from '../catalog/category.ts';
import type { Estimate } from './estimate.ts';
import type { Dependence } from './plan.ts';

const between = (value: number, low: number, high: number, source: string): Estimate => ({ value, low, high, source });
const assumed = (value: number, low: number, high: number, source: string): Estimate => ({
  value,
  low,
  high,
  source,
  assumed: true,
});

const noCostSlope = assumed(0, 0, 0.3, 'Not measured in this category: whether harder tasks cost more is unknown.');
const someUnsolvable = assumed(
  0,
  0,
  0.05,
  'Not measured in this category: no share of tasks is known to defeat every model.',
);

const programming: Dependence = {
  rho: between(
    0.69,
    0.31,
    0.87,
    'Maximum likelihood on SWE-bench Verified, bash only (500 tasks, 12 models): 0.58 (0.54 to 0.63), and LiveCodeBench (880 problems, 15 settings): 0.79 (0.77 to 0.81). It depends on the kind of task: 0.31 reasoning about execution, 0.42 outputs of tests, 0.55 execution, 0.57 agents in a terminal, 0.86 repair of own code.',
  ),
  tau: between(
    0.19,
    0.06,
    0.21,
    'Maximum likelihood on LiveCodeBench (10 samples per problem): 0.19 (0.17 to 0.21); down to a correlation of a model with itself of 0.68 on Roblox open-eval (5 tries).',
  ),
  beta: between(
    0.06,
    0,
    0.15,
    'Maximum likelihood on SWE-bench Verified, bash only: 0.12 (0.09 to 0.15), and LiveCodeBench: 0.00 (0.00 to 0.01).',
  ),
  gamma: between(
    0.44,
    0.36,
    0.53,
    'Matched to cost per task on SWE-bench Verified, bash only (12 models): on tasks another model failed a model costs 1.25 times its mean.',
  ),
};

const generalQa: Dependence = {
  rho: between(
    0.53,
    0.35,
    0.7,
    'Maximum likelihood on BullshitBench v1 (55 questions, 9 models): 0.51 (0.35 to 0.67), and MisguidedAttention (52 prompts, 29 settings): 0.56 (0.41 to 0.70). Single pairs on GSM8K and MMLU give 0.22 and 0.68.',
  ),
  tau: between(
    0.34,
    0.23,
    0.44,
    'Maximum likelihood on MisguidedAttention (52 prompts, 29 settings, 3 runs): 0.34 (0.23 to 0.44).',
  ),
  beta: between(
    0,
    0,
    0.1,
    'Maximum likelihood on BullshitBench v1: 0.00 (0.00 to 0.10), and MisguidedAttention: 0.00 (0.00 to 0.05).',
  ),
  gamma: between(
    0.22,
    0.12,
    0.31,
    'Matched to the cost of questions another model failed on BullshitBench v1 (55 questions, 9 models).',
  ),
};

const translationRepeats = assumed(
  0.3,
  0.1,
  0.39,
  'Repeated translations were not measured: the gap found in question answering is carried over.',
);

/** Success as language models judge it, like the usual yardstick. */
const translation: Dependence = {
  rho: between(
    0.56,
    0.4,
    0.57,
    'Maximum likelihood on WMT25, ten language pairs (3,497 paragraphs, 20 models, the same two LLM judges for all): 0.56 (0.54 to 0.57). Their shared taste is in it: two models judged by different judges agree at 0.40.',
  ),
  tau: translationRepeats,
  beta: between(0.04, 0.02, 0.05, 'Maximum likelihood on WMT25, ten language pairs: 0.04 (0.02 to 0.05).'),
  gamma: noCostSlope,
};

/** Success as one person scores it. */
const translationByPeople: Dependence = {
  rho: between(
    0.16,
    0.1,
    0.22,
    'Maximum likelihood on WMT24 with human scores, English-Czech (297 segments): 0.18 (0.14 to 0.22), and English-Japanese (634 segments): 0.13 (0.10 to 0.16). One annotator per segment: what people see differently is in it.',
  ),
  tau: translationRepeats,
  beta: between(
    0,
    0,
    0.01,
    'Maximum likelihood on WMT24 with human scores, English-Czech: 0.00 (0.00 to 0.01), and English-Japanese: 0.00.',
  ),
  gamma: noCostSlope,
};

const roleplay: Dependence = {
  rho: between(
    0.09,
    0,
    0.22,
    'Maximum likelihood on Japanese-RP-Bench (30 dialogues, 16 models) at three thresholds: 0.04 to 0.12. What fails is the dialogue, not the scenario; one benchmark only.',
  ),
  tau: assumed(
    0.1,
    0,
    0.3,
    'Repeats were not scored as successes: the scenario explains 8% of the variance within a model on Japanese-RP-Bench.',
  ),
  beta: between(0, 0, 0.1, 'Maximum likelihood on Japanese-RP-Bench (30 dialogues): 0.00 (0.00 to 0.10).'),
  gamma: noCostSlope,
};

const toolAgents =
  'Agents with tools on MCPMark (127 tasks, 38 settings, 4 runs, with costs: rho 0.43, tau 0.35, beta 0.15, gamma 0.33 of its own)';

const technology: Dependence = {
  rho: between(
    0.43,
    0.1,
    0.7,
    `${toolAgents}, and tau2-bench, where a model agrees with itself at 0.1 to 0.5 in telecom, 0.4 to 0.6 in retail, 0.7 to 0.9 in airline.`,
  ),
  tau: between(0.27, 0.1, 0.29, `${toolAgents}, and tau2-bench (4 runs per task).`),
  beta: between(0.08, 0, 0.2, `${toolAgents}.`),
  gamma: between(0.3, 0, 0.5, `${toolAgents}.`),
};

const agents: Dependence = {
  rho: between(
    0.42,
    0.33,
    0.51,
    'Maximum likelihood on MCPMark (127 tasks, 16 settings, 4 runs): 0.42 (0.33 to 0.51).',
  ),
  tau: between(0.34, 0.27, 0.4, 'Maximum likelihood on MCPMark (4 runs per task): 0.34 (0.27 to 0.40).'),
  beta: between(0.19, 0.12, 0.25, 'Maximum likelihood on MCPMark: 0.19 (0.12 to 0.25).'),
  gamma: between(0.36, 0.2, 0.52, 'Matched to cost per task on MCPMark (16 settings): 0.36 (0.20 to 0.52).'),
};

const personalAssistance: Dependence = {
  rho: between(
    0.46,
    0.39,
    0.52,
    'Maximum likelihood on GAIA by OpenHands (165 questions, 17 models): 0.46 (0.39 to 0.52).',
  ),
  tau: assumed(
    0.34,
    0.1,
    0.4,
    'Repeats were not run: carried over from agents with tools (MCPMark), with a wider range.',
  ),
  beta: between(0.03, 0.01, 0.05, 'Maximum likelihood on GAIA by OpenHands: 0.03 (0.01 to 0.05).'),
  gamma: between(
    0.65,
    0.44,
    0.86,
    'Matched to cost per question on GAIA by OpenHands (17 models): 0.65 (0.44 to 0.86).',
  ),
};

const fromToolAgents = 'Tasks of this category were not compared model by model: carried over from agents with tools';

const customerSupport: Dependence = {
  rho: assumed(0.42, 0.1, 0.7, `${fromToolAgents} (MCPMark), with a wider range.`),
  tau: between(
    0.27,
    0.1,
    0.4,
    'tau2-bench, 4 runs per task: a model agrees with itself at 0.1 to 0.5 in telecom, 0.4 to 0.6 in retail, 0.7 to 0.9 in airline; less what models share, as assumed.',
  ),
  beta: assumed(0.08, 0, 0.2, `${fromToolAgents} (MCPMark), with a wider range.`),
  gamma: assumed(0.3, 0, 0.5, `${fromToolAgents} (MCPMark), with a wider range.`),
};

const likeQuestions: Dependence = {
  rho: assumed(
    0.53,
    0.2,
    0.8,
    'Not measured in this category: carried over from question answering and reasoning, with a wider range.',
  ),
  tau: assumed(
    0.3,
    0.05,
    0.38,
    'Not measured in this category: carried over from question answering, with a wider range.',
  ),
  beta: someUnsolvable,
  gamma: noCostSlope,
};

const unmeasured: Dependence = {
  rho: assumed(0.45, 0.1, 0.8, 'Not measured in this category: the range covers every category that was.'),
  tau: assumed(0.25, 0.02, 0.4, 'Not measured in this category: the range covers every category that was.'),
  beta: someUnsolvable,
  gamma: noCostSlope,
};

/** By kind of work, for its usual yardstick: measured, or of its nearest kin and then marked as assumed. */
export const dependencePresets: Readonly<Record<WorkKind, Dependence>> = {
  programming,
  roleplay,
  translation,
  technology,
  science: likeQuestions,
  'general-qa': generalQa,
  'productivity-writing': unmeasured,
  education: likeQuestions,
  'creative-writing': unmeasured,
  finance: likeQuestions,
  academia: likeQuestions,
  health: likeQuestions,
  marketing: unmeasured,
  legal: likeQuestions,
  adult: unmeasured,
  'customer-support': customerSupport,
  classification: likeQuestions,
  extraction: likeQuestions,
  summarisation: likeQuestions,
  rag: likeQuestions,
  agents,
  'personal-assistance': personalAssistance,
  math: likeQuestions,
  trivia: likeQuestions,
};

/**
 * How alike models fail where success is what the yardstick calls success: in translation people and language models
 * judge so differently that one figure fits neither.
 */
export const dependencePresetFor = (kind: WorkKind | null, yardstick: string | null): Dependence => {
  if (kind === 'translation' && yardstick?.startsWith('wmt24-esa-')) return translationByPeople;
  return kind === null ? unmeasured : dependencePresets[kind];
};
