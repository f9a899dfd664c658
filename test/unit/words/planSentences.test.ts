import { describe, expect, it } from 'vitest';
import { workKinds } from '../../../shared/catalog/category.ts';
import { newCategory } from '../../../shared/plan/newCategory.ts';
import { presetOfAll, presets } from '../../../shared/plan/presets.ts';
import { verifierPresets } from '../../../shared/plan/verifierPresets.ts';
import { planSourceIn } from '../../../shared/words/planSentences.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { examplePlan, richPlan } from '../report/seedReading.ts';

const sourcesIn = (part: unknown): string[] =>
  typeof part !== 'object' || part === null
    ? []
    : Object.entries(part).flatMap(([field, value]) =>
        (field === 'source' || field === 'shareSource') && typeof value === 'string' ? [value] : sourcesIn(value),
      );

const several = presetOfAll(['rag', 'extraction']);
const sources = [
  ...new Set([
    ...sourcesIn(examplePlan()),
    ...[...workKinds, null].flatMap((kind) => sourcesIn(newCategory(kind ?? 'general-qa', 0.5))),
    ...[...presets, ...(several === null ? [] : [several])].flatMap(({ mix }) => sourcesIn(mix)),
    ...verifierPresets.flatMap(sourcesIn),
    ...sourcesIn(richPlan().humanUsdPerHour),
    'No measurement of this model: the range of the 10 models measured on FrugalGPT SciQ, 5th to 95th percentile.',
    'No measurement of this model: what its year and its reasoning promise on LiveBench coding completion, by the 13 models measured there, 5th to 95th percentile.',
  ]),
];

describe('where the numbers of a plan come from', () => {
  it('is told without repositories and hashes', () => {
    for (const source of sources) expect(planSourceIn(source, 'en')).not.toMatch(/@[0-9a-f]{7}/);
  });

  it.each(sources)('is Chinese in Chinese: %s', (source) => {
    const told = planSourceIn(source, 'zh');
    expect(told).toMatch(/[一-鿿]/);
    // Names apart, which no English sentence is made of.
    expect(told.replace(/《[^》]*》/g, '')).not.toMatch(
      /\b(?:the|of|and|with|not|per|measured|assumed|carried|tasks|models|settings)\b/,
    );
    expect(told).not.toMatch(/[一-鿿）][,;:.!?]|[,;:] ?[一-鿿]| {2}/);
  });

  it('a number with its range, and the shares of a study', () => {
    expect(planSourceIn('Maximum likelihood on MCPMark (4 runs per task): 0.34 (0.27 to 0.40).', 'zh')).toBe(
      '最大似然估计：MCPMark（每个任务 4 次）：0.34（0.27 至 0.40）。',
    );
  });

  it('stays as a planner typed it', () => {
    for (const typed of ['Counted, and checked by 5 models', 'Q3 invoice', '去年的账单, p. 3'])
      expect(planSourceIn(typed, 'zh')).toBe(typed);
  });
});

describe('what a plan made of usage says of its numbers', () => {
  const said = (language: 'en' | 'zh'): string => {
    const say = sayIn(language);
    return [
      say('fromUsage.volume', { days: 31, files: 'october.v2.csv' }),
      say('fromUsage.trend', { trend: '3%', low: '1%', high: '5%' }),
      say('fromUsage.peak', { times: '1.8' }),
    ].join(language === 'zh' ? '' : ' ');
  };

  it.each([
    ['en', 'zh'],
    ['zh', 'en'],
  ] as const)('made in %s is read in %s', (made, read) => {
    expect(planSourceIn(said(made), read)).toBe(said(read));
    expect(planSourceIn(said(made), made)).toBe(said(made));
  });

  it('is told of each sentence, and of files whose names hold full stops', () => {
    const blanks = { files: 'a.b.csv', factor: '3.2', n: '1,204' };
    for (const key of [
      'tokens',
      'plainTokens',
      'plainTokensAssumed',
      'steps',
      'stepsAssumed',
      'growth',
      'errors',
    ] as const)
      expect(planSourceIn(sayIn('en')(`fromUsage.${key}`, blanks), 'zh')).toBe(sayIn('zh')(`fromUsage.${key}`, blanks));
  });
});
