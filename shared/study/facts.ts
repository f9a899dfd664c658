/** The figures of the source study that plans are made of and reckoned with, each with its citation. Figures only, no sentences. */
import type { CategoryId } from '../catalog/category.ts';
import type { OriginGroup } from '../catalog/model.ts';
import { type Between, cite, type Fact, fact } from './sources.ts';

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

/** Price elasticity of usage: ln(1.005 to 1.007) / ln(0.9), from "a 10% lower price goes with 0.5 to 0.7% more usage". */
export const priceElasticity: Fact<{ from: number; to: number }> = fact(
  { from: Math.log(1.007) / Math.log(0.9), to: Math.log(1.005) / Math.log(0.9) },
  cite('stateOfAi', 'section 8.2'),
);

/** Share of spend by region as a planner starts from it. */
export const spendByRegion: Fact<{ northAmerica: number; asia: number; europe: number; other: number }> = fact(
  { northAmerica: 0.47, asia: 0.31, europe: 0.18, other: 0.04 },
  `${cite('stateOfAi', 'section 6')}; ${cite('stateOfAiChapters', 'chapter 7')}; ${cite('stateOfAiPost')}`,
  'A reading that sums to one, not a quotation: the documents give 47% and 28% or 31% and 15 to 21%.',
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
