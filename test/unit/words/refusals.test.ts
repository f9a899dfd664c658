/** Every refusal the sources can give has its sentence in both languages, and every blank of a sentence is filled. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../../../shared/document/bytes.ts';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
import type { Answer } from '../../../shared/foundation/answer.ts';
import { parseEstimate } from '../../../shared/plan/parseEstimate.ts';
import type { WordPath } from '../../../shared/words/all.ts';
import { refusalsWords } from '../../../shared/words/everyRefusal.ts';
import { sayIn } from '../../../shared/words/say.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const sources = ['shared', 'db', 'electron', 'renderer'].flatMap((folder) =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(`${root}/${folder}/${name}`, 'utf8')),
);

describe('words of refusals', () => {
  it('every kind in the sources has one', () => {
    const kinds = new Set(
      sources.flatMap((source) =>
        [
          ...source.matchAll(/\b(?:refuse|refusal|rule)\(\s*'(\w+)'|\bkind: '(invalid\w*|unknownField|missingField)'/g),
        ].map((match) => match[1] ?? match[2] ?? ''),
      ),
    );
    expect(kinds.size).toBeGreaterThan(50);
    expect([...kinds].filter((kind) => !(kind in refusalsWords))).toEqual([]);
  });

  const file = JSON.parse(readFileSync(`${root}/test/fixtures/portfolio-v1.portfolio`, 'utf8'));
  const changed = (change: (file: { [key: string]: never }) => void) => {
    const copy = structuredClone(file);
    change(copy);
    return openPortfolio(JSON.stringify(copy));
  };
  const set = (path: string, value: unknown) =>
    changed((copy) => {
      const steps = path.split('.');
      let at: Record<string, unknown> = copy;
      for (const step of steps.slice(0, -1)) at = at[step] as Record<string, unknown>;
      at[steps.at(-1) ?? ''] = value;
    });
  const refused: [string, Answer<unknown>][] = [
    ['empty', openPortfolio('')],
    ['notJson', openPortfolio('{')],
    ['duplicateKey', openPortfolio('{"a":1,"a":2}')],
    ['badKey', openPortfolio('{"__proto__":1}')],
    ['tooDeep', openPortfolio('['.repeat(65))],
    ['tooMany', openPortfolio(`[${'0,'.repeat(200_001)}0]`)],
    ['tooLong', openPortfolio(`"${'a'.repeat(1_000_001)}"`)],
    ['notFinite', openPortfolio('1e999')],
    ['notAPortfolio', openPortfolio('{}')],
    ['notUtf8', decodeUtf8(new Uint8Array([0xc0]))],
    ['tooLarge', decodeUtf8(new Uint8Array(64 * 1024 * 1024 + 1))],
    ['badVersion', set('version', '1')],
    ['tooNew', set('version', 9)],
    ['missingField', set('plan.seed', undefined)],
    ['unknownField', set('plan.humanUsdPerHour.formula', 1)],
    ['invalidNumber', set('plan.tasksPerMonth', -1)],
    ['invalidWholeNumber', set('plan.stacks.0.policies.roleplay.rungs.0.attempts', 0.5)],
    ['invalidYesNo', set('plan.categories.0.deferrable', 1)],
    ['invalidChoice', set('plan.categories.0.id', 'cooking')],
    ['invalidDate', set('catalog.models.0.price.asOf', 'yesterday')],
    ['invalidDateOrMonth', set('catalog.evidence.0.date', 'May')],
    ['invalidText', set('plan.notes', '\u0000')],
    ['invalidName', set('plan.stacks.0.name', ' ')],
    ['invalidId', set('catalog.models.0.id', ' ')],
    ['invalidStackId', set('plan.stacks.0.id', 'a/b')],
    ['invalidCountLow', set('plan.categories', [])],
    ['invalidList', set('plan.categories', {})],
    ['invalidObject', set('plan', [])],
    ['invalidRule', set('plan.stacks.0.policies.roleplay.kind', 'lottery')],
    ['invalidBenchmark', set('catalog.evidence.0.benchmark', 'a/b')],
    ['invalidCountry', set('catalog.models.0.originCountry', 'China')],
    ['rangeOrder', set('plan.categories.0.dependence.rho.low', 0.9)],
    ['duplicateId', set('plan.stacks.1.id', 'a')],
    ['mixSum', set('plan.categories.0.share', 0.9)],
    ['dependenceTooStrong', set('plan.categories.0.dependence.rho', { value: 0.9 })],
    [
      'cacheSharesAboveOne',
      changed((copy) =>
        Object.assign((copy as typeof file).plan.categories[0].shape, { cacheReadShare: 0.9, cacheWriteShare: 0.9 }),
      ),
    ],
    ['successesAboveTrials', set('catalog.evidence.0.successes', 1e6)],
    ['estimateEmpty', parseEstimate('', 'share')],
    ['estimateUnreadable', parseEstimate('half', 'share')],
    ['estimateOutOfRange', parseEstimate('200', 'share')],
    ['estimateOrder', parseEstimate('0.8 to 0.6', 'share')],
    ['estimateOtherCurrency', parseEstimate('¥3', 'usd')],
    ['moneyWithoutRate', set('plan.money', { shown: 'EUR', rates: [] })],
  ];
  it.each(refused)('%s leaves no blank empty', (kind, given) => {
    expect(given.ok ? 'opens' : given.error.kind).toBe(kind);
    if (given.ok) return;
    for (const language of ['en', 'zh'] as const) {
      const sentence = sayIn(language)(`refusals.${kind}` as WordPath, given.error.details);
      expect(sentence).not.toContain('{{');
      expect(sentence).not.toContain('undefined');
      expect(sentence.length).toBeGreaterThan(5);
    }
  });
});
