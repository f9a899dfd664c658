/** The figures of the source study that are shown and that no plan reckons with, each with its citation. Figures only, no sentences. */
import type { CategoryId } from '../catalog/category.ts';
import type { SizeClass } from '../catalog/model.ts';
import { type Between, cite, type Fact, fact } from './sources.ts';

export type Quadrant = 'mass-market' | 'niche-utility' | 'premium-workload' | 'specialised-expert';

/**
 * Where the study's map of log cost against log usage puts a category: mass-market is high usage at or below
 * the median cost, niche utility low and low, premium high and high, specialised expert low usage at high cost.
 */
export const categoryQuadrants: Fact<Record<CategoryId, Quadrant | null>> = fact(
  {
    programming: 'mass-market',
    roleplay: 'mass-market',
    translation: 'niche-utility',
    technology: 'premium-workload',
    science: 'premium-workload',
    'general-qa': 'niche-utility',
    'productivity-writing': null,
    education: null,
    'creative-writing': null,
    finance: 'specialised-expert',
    academia: 'specialised-expert',
    health: 'specialised-expert',
    marketing: 'specialised-expert',
    legal: 'niche-utility',
    adult: null,
  },
  cite('stateOfAi', 'sections 2.2 and 8.1'),
  'The study places no dot for the others.',
);

const withTaxonomy = [
  'programming',
  'roleplay',
  'translation',
  'general-qa',
  'education',
  'creative-writing',
  'adult',
] as const satisfies CategoryId[];

/** The categories of which the study prints what they hold, by the Google Cloud content taxonomy (`market.taxonomy-…`). */
export const categoryTaxonomy: Fact<typeof withTaxonomy> = fact(withTaxonomy, cite('stateOfAi', 'section 2.2'));

/** Billions of parameters; a class runs from its lower end up to the next one's. */
export const sizeClassFromB: Fact<Record<SizeClass, number>> = fact(
  { small: 0, medium: 15, large: 70 },
  cite('stateOfAi', 'section 3.2'),
);

/** Trillions of tokens served by open models over the study's year, by author. */
export const openTokensByAuthorTrillions: Fact<Record<string, number>> = fact(
  {
    DeepSeek: 14.37,
    Qwen: 5.59,
    'Meta LLaMA': 3.96,
    'Mistral AI': 2.92,
    OpenAI: 1.65,
    MiniMax: 1.26,
    'Z-AI': 1.18,
    TNGTech: 1.13,
    MoonshotAI: 0.92,
    Google: 0.82,
  },
  cite('stateOfAi', 'table 1'),
);

/** Of the tokens of open models: the two DeepSeek models together in late 2024, the largest single model in late 2025. */
export const openModelConcentration: Fact<{ twoDeepSeekLate2024: Between; largestLate2025: Between }> = fact(
  { twoDeepSeekLate2024: { from: 0.5, to: null }, largestLate2025: { from: 0.2, to: 0.25 } },
  cite('stateOfAi', 'section 3.1'),
  'Late 2025: no single model holds above about 20 to 25% for long.',
);

/** Of OpenAI's own tokens: what science was at the start of 2025, against late 2025 above. */
export const openAiScienceStart2025: Fact<Between> = fact({ from: 0.5, to: null }, cite('stateOfAi', 'section 5.3'));

/** What a category's tokens are, by the tags below it, where the study prints a share. */
export const subTagShares: Fact<Partial<Record<CategoryId, Record<string, Between>>>> = fact(
  {
    roleplay: {
      gamesRoleplaying: { from: 0.58, to: 0.6 },
      writersResources: { from: 0.156, to: 0.156 },
      adult: { from: 0.154, to: 0.154 },
    },
    programming: { otherProgramming: { from: 2 / 3, to: null }, developmentTools: { from: 0.264, to: 0.264 } },
    translation: { foreignLanguage: { from: 0.511, to: 0.511 } },
    science: { machineLearning: { from: 0.804, to: 0.804 } },
    technology: { assistantsAndProductivity: { from: 0.65, to: 0.65 } },
    legal: { governmentOther: { from: 0.43, to: 0.43 }, legalOther: { from: 0.178, to: 0.178 } },
  },
  cite('stateOfAi', 'section 5.2 and appendix'),
  'Intelligent assistants and productivity software are printed together.',
);

/** Spend on programming by author: for most of the year, in July, and in the weeks from 17 November 2025 on. */
export const programmingSpendShare: Fact<
  Record<'mostOf2025' | 'july2025' | 'november2025', Readonly<Record<string, Between>>>
> = fact(
  {
    mostOf2025: { Anthropic: { from: 0.6, to: null } },
    july2025: { OpenAI: { from: 0.02, to: 0.02 } },
    november2025: {
      Anthropic: { from: null, to: 0.6 },
      OpenAI: { from: 0.08, to: 0.08 },
      Google: { from: 0.15, to: 0.15 },
    },
  },
  cite('stateOfAi', 'section 5.1'),
);

/** Share of all tokens served by reasoning models, late 2025 ("over half"). */
export const reasoningTokenShare: Fact<Between> = fact({ from: 0.5, to: null }, cite('stateOfAi', 'section 4.1'));

/** What users pay per million tokens, prompt and completion blended, after caching: the median over models. */
export const medianEffectiveUsdPerM: Fact<number> = fact(
  0.73,
  cite('stateOfAi', 'section 8.1'),
  'Below list price: caching is inside it. Own-key traffic is left out.',
);

export type Archetype = 'efficient-giant' | 'premium-leader' | 'long-tail' | 'premium-specialist';

/** The study's eight reference models: effective USD per million tokens and log10 of usage. */
export const modelArchetypes: Fact<{ archetype: Archetype; model: string; usdPerM: number; log10Usage: number }[]> =
  fact(
    [
      { archetype: 'efficient-giant', model: 'google/gemini-2.0-flash', usdPerM: 0.147, log10Usage: 6.68 },
      { archetype: 'efficient-giant', model: 'deepseek/deepseek-v3-0324', usdPerM: 0.394, log10Usage: 6.55 },
      { archetype: 'premium-leader', model: 'anthropic/claude-3.7-sonnet', usdPerM: 1.963, log10Usage: 6.87 },
      { archetype: 'premium-leader', model: 'anthropic/claude-sonnet-4', usdPerM: 1.937, log10Usage: 6.84 },
      { archetype: 'long-tail', model: 'qwen/qwen-2-7b-instruct', usdPerM: 0.052, log10Usage: 2.91 },
      { archetype: 'long-tail', model: 'ibm/granite-4.0-micro', usdPerM: 0.036, log10Usage: 2.95 },
      { archetype: 'premium-specialist', model: 'openai/gpt-4', usdPerM: 34.068, log10Usage: 3.53 },
      { archetype: 'premium-specialist', model: 'openai/gpt-5-pro', usdPerM: 34.965, log10Usage: 3.42 },
    ],
    cite('stateOfAi', 'table 3'),
    'The running text prints other figures for the premium specialists; the table is used.',
  );

export const spendByCountry: Fact<Record<string, number>> = fact(
  { US: 0.47, SG: 0.09, DE: 0.075, CN: 0.06 },
  cite('stateOfAiChapters', 'chapter 7'),
);

/** Models that keep one such cohort alone, and models that have none. */
export const foundationalCohorts: Fact<{ single: { model: string; cohort: string }[]; none: string[] }> = fact(
  {
    single: [{ model: 'openai/gpt-4o-mini', cohort: '2024-07' }],
    none: ['google/gemini-2.0-flash', 'meta-llama/llama-4-maverick'],
  },
  cite('stateOfAi', 'section 7'),
);

/** Cohorts that come back: the month in which retention rises again. */
export const boomerangCohorts: Fact<{ model: string; cohort: string; month: number }[]> = fact(
  [
    { model: 'deepseek/deepseek-r1', cohort: '2025-04', month: 3 },
    { model: 'deepseek/deepseek-chat-v3-0324', cohort: '2025-07', month: 2 },
  ],
  cite('stateOfAi', 'section 7'),
);
