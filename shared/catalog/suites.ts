/**
 * Benchmarks by the suite they belong to: one author's harness and tasks. Two benchmarks of one suite resemble each other
 * more than the work a planner has, so what is learned of transfer is learned between suites (docs/METHOD.md, section 13).
 */
import type { WorkKind } from './category.ts';

/** The work whose suites lie on one scale of ability, and everything else, which agrees less. */
export type ScaleId = 'work' | 'other';

export interface SuiteBenchmark {
  benchmark: string;
  suite: string;
  category: WorkKind;
  /** null: how it transfers is not measured. */
  scale: ScaleId | null;
  /** Its line on the scale, in probits: offset and slope per unit of ability; null where it was not fitted. */
  line: { offset: number; slope: number } | null;
}

const fitted = (
  benchmark: string,
  suite: string,
  category: WorkKind,
  scale: ScaleId,
  ...[offset, slope]: [number, number]
): SuiteBenchmark => ({ benchmark, suite, category, scale, line: { offset, slope } });

const unfitted = (benchmark: string, suite: string, category: WorkKind, scale: ScaleId | null): SuiteBenchmark => ({
  benchmark,
  suite,
  category,
  scale,
  line: null,
});

/** Lines: fitted to all rows of db/seed/suiteRates.json and the bash-only board of the SWE-bench site, which is cited alone. */
export const suiteBenchmarks: readonly SuiteBenchmark[] = [
  fitted('aider-edit', 'aider', 'programming', 'work', 0.497, 0.271),
  fitted('aider-polyglot', 'aider', 'programming', 'work', -0.671, 0.401),
  fitted('aider-refactor', 'aider', 'programming', 'work', 0.162, 0.498),
  fitted('bullshitbench-v2', 'bullshitbench', 'general-qa', 'other', -1.715, 0.484),
  fitted('confabulations-unanswerable', 'confabulations', 'rag', 'other', 0.312, 0.39),
  fitted('deepswe-v1', 'deepswe', 'programming', 'work', -3.845, 0.631),
  fitted('deepswe-v1.1', 'deepswe', 'programming', 'work', -1.707, 0.365),
  unfitted('eu-legal-v1', 'eu-legal', 'legal', 'other'),
  unfitted('fab-meridian-due-diligence', 'fab-meridian', 'finance', 'other'),
  unfitted('frugalgpt-agnews', 'frugalgpt', 'general-qa', 'other'),
  unfitted('frugalgpt-coqa', 'frugalgpt', 'general-qa', 'other'),
  unfitted('frugalgpt-headlines', 'frugalgpt', 'finance', 'other'),
  unfitted('frugalgpt-overruling', 'frugalgpt', 'legal', 'other'),
  unfitted('frugalgpt-sciq', 'frugalgpt', 'science', 'other'),
  unfitted('japanese-rp-bench', 'japanese-rp-v1', 'roleplay', null),
  unfitted('japanese-rp-bench-v2', 'japanese-rp-v2', 'roleplay', null),
  unfitted('health-data-lab-pdf', 'lab-pdf', 'extraction', null),
  fitted('livebench-2026-01-08-AMPS_Hard', 'livebench', 'math', 'work', 0.302, 0.361),
  fitted('livebench-2026-01-08-code_completion', 'livebench', 'programming', 'work', 0.055, 0.134),
  fitted('livebench-2026-01-08-code_generation', 'livebench', 'programming', 'work', 0.324, 0.092),
  fitted('livebench-2026-01-08-integrals_with_game', 'livebench', 'math', 'work', -2.071, 0.58),
  fitted('livebench-2026-01-08-javascript', 'livebench', 'programming', 'work', -1.456, 0.308),
  fitted('livebench-2026-01-08-logic_with_navigation', 'livebench', 'general-qa', 'other', -0.54, 0.289),
  fitted('livebench-2026-01-08-math_comp', 'livebench', 'math', 'work', 0.359, 0.286),
  fitted('livebench-2026-01-08-python', 'livebench', 'programming', 'work', -1.12, 0.383),
  fitted('livebench-2026-01-08-spatial', 'livebench', 'general-qa', 'other', 0.639, 0.269),
  unfitted('livebench-2026-01-08-tablereformat', 'livebench', 'extraction', null),
  fitted('livebench-2026-01-08-theory_of_mind', 'livebench', 'general-qa', 'other', -0.24, 0.235),
  fitted('livebench-2026-01-08-typescript', 'livebench', 'programming', 'work', -1.678, 0.346),
  fitted('livebench-2026-01-08-typos', 'livebench', 'productivity-writing', 'work', 0.035, 0.174),
  fitted('livecodebench-codegen', 'livecodebench', 'programming', 'work', 0.04, 0.284),
  fitted('cls-iptc-test', 'ljubljana-classification', 'classification', 'other', 0.355, 0.146),
  fitted('cls-parlacap-ba-test', 'ljubljana-classification', 'classification', 'other', -0.043, 0.158),
  fitted('cls-parlacap-en-test', 'ljubljana-classification', 'classification', 'other', 0.281, 0.146),
  fitted('cls-parlacap-hr-test', 'ljubljana-classification', 'classification', 'other', 0.105, 0.154),
  fitted('cls-parlacap-rs-test', 'ljubljana-classification', 'classification', 'other', 0.126, 0.16),
  fitted('cls-parlasent-bcs-test', 'ljubljana-classification', 'classification', 'other', 0.553, 0.08),
  fitted('cls-parlasent-en-test', 'ljubljana-classification', 'classification', 'other', 0.604, 0.074),
  fitted('cls-x-ginco', 'ljubljana-classification', 'classification', 'other', 0.548, 0.116),
  unfitted('llm-for-llm-legal-qa', 'llm-for-llm', 'legal', 'other'),
  fitted('lntranslate-ja-zh', 'lntranslate', 'translation', 'other', -1.805, 0.484),
  // The line of the sum is the mean of its parts' (see `sums`).
  fitted('mcpmark', 'mcpmark', 'agents', 'work', -1.602, 0.326),
  fitted('mcpmark-filesystem', 'mcpmark', 'productivity-writing', 'work', -1.573, 0.318),
  fitted('mcpmark-github', 'mcpmark', 'technology', 'work', -1.62, 0.261),
  fitted('mcpmark-notion', 'mcpmark', 'productivity-writing', 'work', -1.867, 0.342),
  fitted('mcpmark-postgres', 'mcpmark', 'technology', 'work', -1.349, 0.382),
  fitted('swe-bench-verified-bash-only', 'mini-swe-agent', 'programming', 'work', -0.69, 0.276),
  fitted('misguided-attention-long', 'misguided-attention', 'general-qa', 'other', -0.475, 0.211),
  unfitted('nyt-connections-extended', 'nyt-connections', 'trivia', 'other'),
  fitted('openhands-gaia', 'openhands', 'personal-assistance', 'work', -1.767, 0.491),
  fitted('openhands-swe-bench-multimodal', 'openhands', 'programming', 'work', -1.195, 0.192),
  fitted('openhands-swe-bench-verified', 'openhands', 'programming', 'work', -0.234, 0.212),
  fitted('openhands-swt-bench-verified', 'openhands', 'programming', 'work', -1.151, 0.378),
  unfitted('gsm8k', 'routellm', 'math', 'work'),
  unfitted('mmlu', 'routellm', 'general-qa', 'other'),
  fitted('swe-bench-pro-public', 'swe-bench-pro', 'programming', 'work', -1.289, 0.254),
  fitted('tau2-bench-airline', 'tau2-bench', 'customer-support', 'work', -0.296, 0.226),
  fitted('tau2-bench-banking_knowledge', 'tau2-bench', 'customer-support', 'work', -1.986, 0.305),
  fitted('tau2-bench-retail', 'tau2-bench', 'customer-support', 'work', 0.25, 0.15),
  fitted('tau2-bench-telecom', 'tau2-bench', 'customer-support', 'work', -0.594, 0.498),
  unfitted('vectara-hhem-2.3', 'vectara', 'summarisation', null),
  fitted('wmt24-esa-en-cs', 'wmt24', 'translation', 'other', 1.25, 0.277),
  fitted('wmt24-esa-en-hi', 'wmt24', 'translation', 'other', 1.262, 0.226),
  fitted('wmt24-esa-en-ja', 'wmt24', 'translation', 'other', 1.293, 0.166),
  fitted('wmt24-esa-en-zh', 'wmt24', 'translation', 'other', 1.168, 0.182),
  // The line of the whole is the mean of its parts': the parts are what was fitted.
  fitted('wmt25-general-auto', 'wmt25', 'translation', 'other', -0.6, 0.435),
  fitted('wmt25-gemba-cs-de_DE', 'wmt25', 'translation', 'other', -0.391, 0.363),
  fitted('wmt25-gemba-en-ar_EG', 'wmt25', 'translation', 'other', -1.315, 0.518),
  fitted('wmt25-gemba-en-it_IT', 'wmt25', 'translation', 'other', -0.255, 0.391),
  fitted('wmt25-gemba-en-ja_JP', 'wmt25', 'translation', 'other', -0.589, 0.486),
  fitted('wmt25-gemba-en-ko_KR', 'wmt25', 'translation', 'other', -0.684, 0.499),
  fitted('wmt25-gemba-en-ru_RU', 'wmt25', 'translation', 'other', -0.629, 0.477),
  fitted('wmt25-gemba-en-zh_CN', 'wmt25', 'translation', 'other', -0.419, 0.411),
  fitted('wmt25-gemba-ja-zh_CN', 'wmt25', 'translation', 'other', -0.518, 0.343),
];

const byName = new Map(suiteBenchmarks.map((entry) => [entry.benchmark, entry]));

/** Where a benchmark has several metrics, the one its line is of. */
const metrics: Readonly<Record<string, string>> = {
  'aider-edit': 'pass_rate_2 (%)',
  'aider-polyglot': 'pass_rate_2 (%)',
};

/** Whether a benchmark's line speaks of this metric of it. */
export const lineIsOf = (benchmark: string, metric: string): boolean => (metrics[benchmark] ?? metric) === metric;

/** Benchmarks that are the sum of others, which say the same tasks once more. */
const sums: Readonly<Record<string, readonly string[]>> = {
  mcpmark: ['mcpmark-filesystem', 'mcpmark-github', 'mcpmark-notion', 'mcpmark-postgres'],
};

/** Whether a benchmark is the sum of others of which one is among the names. */
export const isSumOfAny = (benchmark: string, names: ReadonlySet<string>): boolean =>
  sums[benchmark]?.some((part) => names.has(part)) ?? false;

/** What is known of a benchmark's place among the suites; null where it belongs to none of them. */
export const suiteBenchmarkOf = (benchmark: string): SuiteBenchmark | null => byName.get(benchmark) ?? null;

/** The scale on which a kind of work lies: that of its benchmarks, `other` for a kind without any and for work of no kind. */
export const scaleOfCategory = (category: WorkKind | null): ScaleId =>
  category !== null && workCategories.has(category) ? 'work' : 'other';

const workCategories: ReadonlySet<WorkKind> = new Set([
  'programming',
  'technology',
  'customer-support',
  'agents',
  'productivity-writing',
  'personal-assistance',
  'math',
]);
