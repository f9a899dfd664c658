/** The figures of the source study that the product builds on, each with its citation. Figures only, no sentences. */
import type { CategoryId } from '../catalog/category.ts';
import type { OriginGroup, SizeClass } from '../catalog/model.ts';
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

/** Share of all tokens by where the model comes from and whether its weights are open. */
export const tokenShareByModelSource: Fact<{
  closedAverage: number;
  openAverage: Record<OriginGroup, number>;
  chinaOpenAtStart: number;
  chinaOpenPeakWeek: number;
  openLate2025: number;
}> = fact(
  {
    closedAverage: 0.7,
    openAverage: { china: 0.13, 'rest-of-world': 0.137 },
    chinaOpenAtStart: 0.012,
    chinaOpenPeakWeek: 0.3,
    openLate2025: 1 / 3,
  },
  cite('stateOfAi', 'section 3'),
  'Nov 2024 to Nov 2025; the open share of late 2025 is printed as "about one third".',
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

/** Share of all tokens that are programming. */
export const programmingTokenShare: Fact<{ start2025: number; late2025: number }> = fact(
  { start2025: 0.11, late2025: 0.5 },
  cite('stateOfAi', 'section 5.1'),
  'Over 50% in the last weeks.',
);

/** Share of the tokens of open models. */
export const openModelTokenShare: Fact<{ roleplay: number; programming: Between }> = fact(
  { roleplay: 0.52, programming: { from: 0.15, to: 0.2 } },
  cite('stateOfAi', 'section 3.3, figure 6'),
);

/** Share of the tokens of open models developed in China. */
export const chinaOpenTokenShare: Fact<{ roleplay: number; programmingAndTechnology: number }> = fact(
  { roleplay: 0.33, programmingAndTechnology: 0.39 },
  cite('stateOfAi', 'section 3.3, figure 7'),
  "The text says 39% for programming and technology together, the figure's caption 38%.",
);

type ByModelSource = Record<'rowOpen' | 'closed' | 'chinaOpen', number>;

/** Who serves roleplay tokens. */
export const roleplayTokensByModelSource: Fact<Record<'may2025' | 'late2025', ByModelSource>> = fact(
  {
    may2025: { rowOpen: 0.22, closed: 0.7, chinaOpen: 0.08 },
    late2025: { rowOpen: 0.43, closed: 0.42, chinaOpen: 0.15 },
  },
  cite('stateOfAi', 'section 3.3, figure 9'),
  'The share of open models from China in late 2025 is the remainder; the study does not print it.',
);

/** Of the tokens of open models: the two DeepSeek models together in late 2024, the largest single model in late 2025. */
export const openModelConcentration: Fact<{ twoDeepSeekLate2024: Between; largestLate2025: Between }> = fact(
  { twoDeepSeekLate2024: { from: 0.5, to: null }, largestLate2025: { from: 0.2, to: 0.25 } },
  cite('stateOfAi', 'section 3.1'),
  'Late 2025: no single model holds above about 20 to 25% for long.',
);

/** Category shares within one author's tokens. */
export const authorTokenShares: Fact<
  Record<string, Partial<Record<CategoryId | 'programmingAndTechnology', Between>>>
> = fact(
  {
    Anthropic: { programmingAndTechnology: { from: 0.8, to: null } },
    Google: {
      programming: { from: 0.18, to: 0.18 },
      legal: { from: 0.05, to: 0.05 },
      science: { from: 0.1, to: 0.1 },
    },
    xAI: { programming: { from: 0.8, to: null } },
    OpenAI: {
      programming: { from: 0.29, to: 0.29 },
      technology: { from: 0.29, to: 0.29 },
      science: { from: null, to: 0.15 },
    },
    DeepSeek: { roleplay: { from: 0.667, to: null } },
    Qwen: { programming: { from: 0.4, to: 0.6 } },
  },
  cite('stateOfAi', 'section 5.3'),
  'Late 2025. DeepSeek is roleplay and casual chat together.',
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

/** Mean tokens of one request over all traffic. Completion tokens include reasoning tokens. */
export const requestTokens: Fact<{
  prompt: { early2024: number; late2025: number };
  completion: { early2024: number; late2025: number };
  sequence: { late2023: number; late2025: number };
}> = fact(
  {
    prompt: { early2024: 1500, late2025: 6000 },
    completion: { early2024: 150, late2025: 400 },
    sequence: { late2023: 2000, late2025: 5400 },
  },
  cite('stateOfAi', 'sections 4.3 and 4.4'),
);

/** Programming requests: prompt tokens are "regularly above" the figure; sequences are 3 to 4 times the general length. */
export const programmingRequest: Fact<{ promptTokens: number; timesGeneralLength: Between }> = fact(
  { promptTokens: 20_000, timesGeneralLength: { from: 3, to: 4 } },
  cite('stateOfAi', 'sections 4.3 and 4.4'),
);

/** Share of all tokens served by reasoning models, late 2025 ("over half"). */
export const reasoningTokenShare: Fact<Between> = fact({ from: 0.5, to: null }, cite('stateOfAi', 'section 4.1'));

/** What users pay per million tokens, prompt and completion blended, after caching: the median over models. */
export const medianEffectiveUsdPerM: Fact<number> = fact(
  0.73,
  cite('stateOfAi', 'section 8.1'),
  'Below list price: caching is inside it. Own-key traffic is left out.',
);

/** Price elasticity of usage: ln(1.005 to 1.007) / ln(0.9), from "a 10% lower price goes with 0.5 to 0.7% more usage". */
export const priceElasticity: Fact<{ from: number; to: number }> = fact(
  { from: Math.log(1.007) / Math.log(0.9), to: Math.log(1.005) / Math.log(0.9) },
  cite('stateOfAi', 'section 8.2'),
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

/** Share of spend by region as a planner starts from it. */
export const spendByRegion: Fact<{ northAmerica: number; asia: number; europe: number; other: number }> = fact(
  { northAmerica: 0.47, asia: 0.31, europe: 0.18, other: 0.04 },
  `${cite('stateOfAi', 'section 6')}; ${cite('stateOfAiChapters', 'chapter 7')}; ${cite('stateOfAiPost')}`,
  'A reading that sums to one, not a quotation: the documents give 47% and 28% or 31% and 15 to 21%.',
);

export const spendByCountry: Fact<Record<string, number>> = fact(
  { US: 0.47, SG: 0.09, DE: 0.075, CN: 0.06 },
  cite('stateOfAiChapters', 'chapter 7'),
);

export const tokensByLanguage: Fact<Record<string, number>> = fact(
  { en: 0.8287, 'zh-Hans': 0.0495, ru: 0.0247, es: 0.0143, th: 0.0103, other: 0.0725 },
  cite('stateOfAi', 'table 2'),
);

/** Share of a model's first cohort still using it in month 5. */
export const foundationalRetentionMonth5: Fact<{ model: string; cohort: string; share: number }[]> = fact(
  [
    { model: 'anthropic/claude-sonnet-4', cohort: '2025-05', share: 0.4 },
    { model: 'google/gemini-2.5-pro', cohort: '2025-06', share: 0.4 },
  ],
  cite('stateOfAi', 'section 7'),
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

/** Relative weight between regions, East Asia = 100. Not a token total and not a revenue share. */
export const demandProxyIndex: Fact<Record<string, number>> = fact(
  {
    'east-asia': 100,
    'north-america': 92,
    europe: 72,
    'south-asia': 62,
    'southeast-asia': 48,
    'latin-america': 42,
    mena: 32,
    africa: 24,
    oceania: 18,
  },
  cite('demandProxy', 'section 1'),
  'A multi-source proxy index, estimated for 2025.',
);

/** Percent of usage per capita for one percent of GDP per capita. */
export const usageElasticityToGdp: Fact<{ betweenCountries: number; betweenUsStates: number }> = fact(
  { betweenCountries: 0.7, betweenUsStates: 1.8 },
  cite('economicIndex'),
);

/** Share of API conversations (first-party, one vendor) by kind of task. The rest has no stated split. */
export const apiTaskShare: Fact<{
  computerAndMathematical: number;
  education: number;
  artsAndEntertainment: number;
  aiDevelopment: number;
}> = fact(
  { computerAndMathematical: 0.44, education: 0.04, artsAndEntertainment: 0.05, aiDevelopment: 0.05 },
  cite('economicIndex', 'enterprise API use'),
);

/** Share of work handed over whole against work done together. */
export const interactionModes: Fact<{
  api: { automation: number; augmentation: number };
  chat: { automation: number; augmentation: number };
}> = fact(
  { api: { automation: 0.77, augmentation: 0.12 }, chat: { automation: 0.491, augmentation: 0.47 } },
  cite('economicIndex'),
);
