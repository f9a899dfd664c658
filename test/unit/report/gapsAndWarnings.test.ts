/** Every gap, warning and correction as its sentence, with the names and figures that it carries. */
import { describe, expect, it } from 'vitest';
import type { Gap, Outcome, StackOutcome, Warning } from '../../../shared/engine/outcome.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import {
  correctionSentence,
  explainGap,
  explainWarning,
  firstGap,
  gapSentence,
  independenceSentence,
  warningSentence,
} from '../../../shared/report/explain.ts';
import { textOf } from '../../../shared/report/sayParts.ts';
import { warningsTable } from '../../../shared/report/warningsTable.ts';
import { figures, outcomeOf, readingOf, stackOutcome } from './handMade.ts';

const row = rowId('programming');
const [a, b] = [stackId('a'), stackId('b')];
const known = modelId('maker/a');
const stack = stackOutcome(a, 'Small first', figures(1, 0.8));
const outcome: Outcome = outcomeOf([stack]);
const reading = readingOf(outcome);

describe('a gap', () => {
  it.each<[Gap, string]>([
    [{ kind: 'unknownModel', modelId: modelId('gone/x') }, 'Programming uses gone/x, which is not in the catalog.'],
    [
      { kind: 'noPrice', modelId: known, field: 'price' },
      'Model A in Programming cannot be priced: nobody states a price for it.',
    ],
    [
      { kind: 'noEvidence', modelId: known },
      'there is no evidence of how often Model A succeeds in Programming; give it an assumed range to go on.',
    ],
    [
      { kind: 'noFeedbackEvidence', modelId: known },
      'how often Model A succeeds after feedback in Programming has not been measured; give the retry an assumed range.',
    ],
    [
      { kind: 'rateAboveCeiling', modelId: known, rate: 0.95, ceiling: 0.9 },
      'the success rate of Model A in Programming, 95.0%, is above the 90.0% of tasks that any model can solve; lower the share solved by none, or the rate.',
    ],
    [
      { kind: 'overRequestLimit', modelId: known, perDay: 50, needed: 1234 },
      'Model A is sold at this price for at most 50 requests a day; “Programming” needs 1,234. Choose a paid offer or fewer tasks.',
    ],
    [
      { kind: 'fleet', why: 'noRent', modelId: known, gpu: 'H100' },
      'no price of an hour of H100 for Model A is known; state one.',
    ],
    [
      { kind: 'fleet', why: 'doesNotFit', modelId: known, gpu: 'H100' },
      'the weights of Model A do not fit on H100 as they are kept; take more GPUs, larger ones, or fewer bits.',
    ],
  ])('says what is missing and what to do: %j', (gap, text) => {
    expect(explainGap(reading, row, gap)).toBe(text);
  });

  it('of a row without a flow names the row', () => {
    expect(explainGap(reading, row, { kind: 'noPolicy' })).toContain('Programming');
  });

  it('marks the model as a model and figures as figures', () => {
    const roles = gapSentence(reading, row, { kind: 'overRequestLimit', modelId: known, perDay: 1, needed: 2 }).map(
      ({ role, text }) => [role, text],
    );
    expect(roles.filter(([role]) => role !== 'text')).toEqual([
      ['model', 'Model A'],
      ['figure', '1'],
      ['figure', '2'],
    ]);
    expect(gapSentence(reading, row, { kind: 'unknownModel', modelId: known }).map(({ role }) => role)).toContain(
      'model',
    );
  });

  it('counts first where tasks are: a row without tasks stops nothing', () => {
    const gap: Gap = { kind: 'noPolicy' };
    const of = (share: number, gaps: Gap[]): StackOutcome => ({
      ...stack,
      categories: stack.categories.map((one) => ({ ...one, share, gaps })),
    });
    expect(firstGap(of(0, [gap]))).toBeNull();
    expect(firstGap(of(1, []))).toBeNull();
    expect(firstGap(of(0.5, [gap, { kind: 'noEvidence', modelId: known }]))).toEqual({ categoryId: row, gap });
  });
});

describe('a warning', () => {
  const place = { stackId: a, categoryId: row, modelId: known };
  const inFull: [Warning, string][] = [
    [
      { kind: 'contextTooSmall', share: 0.125, limit: 128_000, ...place },
      '12.5% of the “Programming” tasks in “Small first” do not fit the window of Model A (128K tokens, prompt and answer together): there they come back with nothing, unpaid, and pass on or fail. The figures count that.',
    ],
    [
      { kind: 'outputTooSmall', share: 0.02, limit: 8_000, ...place },
      '2.0% of the “Programming” answers in “Small first” are longer than Model A may write (8K tokens): counted as attempts that bring nothing, unpaid, which pass on or fail.',
    ],
    [
      { kind: 'freeOffer', perDay: 1_000, ...place },
      'Model A costs nothing in “Small first”: free offers are limited (requests a day: 1,000), may train on what is sent, and can end any day.',
    ],
    [
      { kind: 'freeOffer', perDay: null, ...place },
      'Model A costs nothing in “Small first”: free offers are limited (requests a day: unknown), may train on what is sent, and can end any day.',
    ],
    [
      { kind: 'shutdown', date: '2026-12-24', successor: modelId('maker/next'), ...place },
      'Model A in “Small first” is being shut down (date: 24 Dec 2026; successor: maker/next): plan the move.',
    ],
    [
      { kind: 'shutdown', date: null, successor: null, ...place },
      'Model A in “Small first” is being shut down (date: unknown; successor: unknown): plan the move.',
    ],
    [
      { kind: 'judgesSibling', ...place },
      'Model A in “Programming” of “Small first” is checked by a model of its own vendor: they share blind spots, and more mistakes pass than the figures of the check say.',
    ],
  ];
  it.each(inFull)('says what deserves a second look: %j', (warning, text) => {
    expect(explainWarning(reading, warning)).toBe(text);
  });

  it('has another sentence for each kind, and leaves no blank', () => {
    const plain = [
      ...(['blindRetry', 'verifierWorseThanChance', 'judgesItself', 'judgesSibling', 'notForWork'] as const),
      ...(['cachePriceUnknown', 'hourWriteUnknown', 'searchFeeUnknown', 'fileSearchFeeUnknown'] as const),
      ...(['codeSessionFeeUnknown', 'promotionLeftOut'] as const),
    ];
    const texts = [
      ...plain.map((kind) => explainWarning(reading, { kind, ...place })),
      explainWarning(reading, { kind: 'contextCut', share: 0.1, limit: 128_000, ...place }),
    ];
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) {
      expect(text).not.toMatch(/\{\{|report\.|undefined/);
      expect(text).toContain('Small first');
      expect(text).toContain('Model A');
    }
  });

  it('of no stack, row or model says nothing in their place', () => {
    const nowhere = { stackId: null, categoryId: null, modelId: null };
    expect(explainWarning(reading, { kind: 'judgesSibling', ...nowhere })).toContain(' in “” of “” is checked');
    const parts = warningSentence(reading, { kind: 'judgesSibling', ...place });
    expect(parts.find(({ role }) => role === 'stack')).toEqual({ role: 'stack', text: 'Small first', stackId: a });
  });
});

describe('the table of warnings', () => {
  it('has gaps of rows with tasks, then warnings, each with its stack', () => {
    const gaps: Gap[] = [{ kind: 'noEvidence', modelId: known }, { kind: 'noPolicy' }];
    const stopped: StackOutcome = {
      ...stackOutcome(b, 'Large', null),
      categories: [
        { ...stack.categories[0]!, gaps },
        { ...stack.categories[0]!, categoryId: rowId('legal'), share: 0, gaps },
      ],
    };
    const place = { categoryId: row, modelId: known };
    const warned: Outcome = {
      ...outcomeOf([stack, stopped]),
      warnings: [
        { kind: 'judgesSibling', stackId: a, ...place },
        { kind: 'judgesItself', stackId: null, ...place },
        { kind: 'shutdown', date: null, successor: null, stackId: a, ...place },
      ],
    };
    const table = warningsTable(readingOf(warned));
    expect(table.rows.map(({ key, cells }) => [key, cells.kind, cells.stack])).toEqual([
      ['gap/b/programming/0', 'Gap', 'Large'],
      ['gap/b/programming/1', 'Gap', 'Large'],
      ['warning/0', 'Warning', 'Small first'],
      ['warning/1', 'Warning', ''],
      ['warning/2', 'Warning', 'Small first'],
    ]);
    expect(table.rows[0]?.cells.what).toBe(explainGap(readingOf(warned), row, gaps[0]!));
    expect([table.id, ...table.columns.map(({ key, kind }) => `${key} ${kind}`)]).toEqual([
      'warnings',
      'kind text',
      'stack text',
      'what text',
    ]);
  });
});

describe('what was reckoned otherwise', () => {
  it('is told of a corrected figure with both of its values; a model that is gone by its id', () => {
    const fault = { categoryId: row, before: 0.02, after: 0.03 };
    expect(correctionSentence(reading, { fault: 'tierCache', modelId: known, ...fault })).toBe(
      'Corrected: an attempt of Model A in “Programming” was $0.0200 and is $0.0300. Cached tokens of long prompts were counted at the input price of their tier.',
    );
    expect(correctionSentence(reading, { fault: 'batch', modelId: modelId('gone/x'), ...fault })).toContain(
      'an attempt of gone/x in “Programming” was',
    );
  });

  it('is told of independence from half a percent on, either way, and not at all without a figure', () => {
    const told = (usdPerSuccess: number | null): string | null => {
      const independent = usdPerSuccess === null ? null : { usdPerSuccess, success: 0.9 };
      const parts = independenceSentence(reading, { ...stack, independent } as StackOutcome);
      return parts === null ? null : textOf(parts);
    };
    // The stack costs $1 at 80%: $1.25 a success.
    expect(told(1.25 * 1.005)).toBeNull();
    expect(told(1.2563)).toBe(
      'If models failed independently, the figure would be $1.26. They often fail on the same tasks, so it is not used.',
    );
    expect(told(1.24)).toContain('$1.24');
    expect(told(1.2438)).toBeNull();
    expect(told(null)).toBeNull();
    const without = { ...stack, total: null, independent: { usdPerSuccess: 1, success: 1 } } as StackOutcome;
    expect(independenceSentence(reading, without)).toBeNull();
    const named = independenceSentence(
      reading,
      { ...stack, independent: { usdPerSuccess: 2, success: 1 } } as never,
      true,
    );
    expect(textOf(named ?? [])).toBe(
      'If models failed independently, “Small first” would cost $2.00 per success. They often fail on the same tasks, so this figure is not used.',
    );
    expect(named?.find(({ role }) => role === 'figure')).toEqual({ role: 'figure', text: '$2.00', stackId: a });
  });
});
