/**
 * How alike models fail, by category, as a new plan starts: measured where somebody measured it, else assumed with
 * a wide range and marked so.
 *
 * rho + tau is below 1 at the best values and at the low ends. The high ends are those of two separate measurements
 * and may add up to more: the engine draws the two apart and scales a draw down where their sum reaches 1.
 */
import type { CategoryId } from '../catalog/category.ts';
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

const sweBench =
  'outcomes per task of 12 models on 500 SWE-bench Verified tasks (bash only) and of 15 settings on 880 LiveCodeBench problems';
const questions =
  'outcomes per task of 9 models on 55 BullshitBench questions and of 29 settings on 52 MisguidedAttention prompts';

const noCostSlope = assumed(0, 0, 0.3, 'Not measured in this category: whether harder tasks cost more is unknown.');
const someUnsolvable = assumed(
  0,
  0,
  0.05,
  'Not measured in this category: no share of tasks is known to defeat every model.',
);

const programming: Dependence = {
  rho: between(0.75, 0.62, 0.85, `Fitted to the ${sweBench}; p10 to p90 over pairs.`),
  tau: between(
    0.15,
    0.06,
    0.23,
    'What brings rho to the correlation of a model with itself: 0.90, from 0.68 on Roblox open-eval (5 tries) to 0.98 on LiveCodeBench (10 samples).',
  ),
  beta: between(
    0,
    0,
    0.1,
    'rho 0.76 with nothing unsolvable fits SWE-bench pairs within 1.3 points; 10% unsolvable with rho 0.68 fits triples and fives better.',
  ),
  /**
   * On the tasks A failed, B costs r times its mean: with cost as exp(gamma z - gamma^2/2) and A's latent score
   * correlated sqrt(rho) with z, r = Phi(gamma sqrt(rho) - t) / Phi(-t), t = Phi^-1(success of A). At the mean
   * success of 0.55 and rho 0.75, r = 1.25 gives 0.32, 1.06 gives 0.08 and 1.39 gives 0.51.
   */
  gamma: between(
    0.32,
    0.08,
    0.51,
    'From cost per task on SWE-bench Verified (bash only): on tasks another model failed a model costs 1.25 times its mean (1.06 to 1.39).',
  ),
};

const generalQa: Dependence = {
  rho: between(0.58, 0.45, 0.7, `Fitted to the ${questions}; single pairs on GSM8K and MMLU give 0.22 and 0.68.`),
  tau: between(
    0.32,
    0.24,
    0.38,
    'What brings rho to the correlation of a model with itself: 0.90 (0.82 to 0.96) over 29 settings x 3 runs on MisguidedAttention.',
  ),
  beta: someUnsolvable,
  gamma: noCostSlope,
};

const translation: Dependence = {
  rho: between(
    0.4,
    0.15,
    0.6,
    '0.15 by human scores of WMT24 (one annotator per segment dilutes it), 0.60 by the same two LLM judges of WMT25 (their shared taste inflates it), 0.40 with a different judge for each model.',
  ),
  tau: assumed(
    0.3,
    0.1,
    0.39,
    'Repeated translations were not measured: the gap found in question answering is carried over.',
  ),
  beta: someUnsolvable,
  gamma: noCostSlope,
};

const roleplay: Dependence = {
  rho: between(
    0.1,
    0,
    0.25,
    'Outcomes of 16 models on 30 dialogues of Japanese-RP-Bench: 0 to 0.12. What fails is the dialogue, not the scenario; one benchmark only.',
  ),
  tau: assumed(
    0.1,
    0,
    0.3,
    'Repeats were not scored as successes: the scenario explains 8% of the variance within a model on Japanese-RP-Bench.',
  ),
  beta: { value: 0, source: 'Not measured: no dialogue is known to defeat every model.', assumed: true },
  gamma: noCostSlope,
};

/** Between models nothing was measured here; a model agrees with itself more than with others, which bounds rho. */
const technology: Dependence = {
  rho: assumed(
    0.4,
    0.1,
    0.7,
    'Between models not measured. tau2-bench shows a model against itself: 0.1 to 0.5 in telecom, 0.4 to 0.6 in retail, 0.7 to 0.9 in airline; rho lies below that.',
  ),
  tau: assumed(
    0.2,
    0.05,
    0.29,
    'What brings rho to 0.60, the middle of tau2-bench over its domains (4 runs per task).',
  ),
  beta: someUnsolvable,
  gamma: noCostSlope,
};

const likeQuestions: Dependence = {
  rho: assumed(
    0.58,
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

export const dependencePresets: Readonly<Record<CategoryId, Dependence>> = {
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
};
