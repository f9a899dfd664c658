/** What must hold of comparing and merging, whatever was changed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDocuments, take } from '../../../shared/compare/differences.ts';
import { conflictEffects, effectsOf, stackInBoth } from '../../../shared/compare/effects.ts';
import { documentOf, meaningOf } from '../../../shared/compare/meaning.ts';
import { mergeDocuments, type Side } from '../../../shared/compare/merge.ts';
import { fullCostOf } from '../../../shared/compare/stackCost.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
import { writePortfolio } from '../../../shared/document/writePortfolio.ts';
import { compared } from '../../../shared/report/comparison.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { changed, edits, stored } from './edited.ts';

const base = stored();
const bounds = { interruptAfterTimeLimit: 8000, markInterruptAsFailure: false };

const merged = (versions: { base: PortfolioDocument; mine: PortfolioDocument; theirs: PortfolioDocument }) => {
  const answered = mergeDocuments(versions);
  if (!answered.ok) throw new Error(answered.error.message);
  return answered.value;
};

const placesOf = (before: PortfolioDocument, after: PortfolioDocument): string[] =>
  compareDocuments(before, after).differences.flatMap(({ changes }) => changes.map(({ place }) => place.join('\n')));

describe('comparing', () => {
  it('a meaning leads back to its document', { tags: ['slow'] }, () => {
    fc.assert(
      fc.property(edits(), (made) => {
        const document = changed(base, made);
        expect(meaningOf(documentOf(meaningOf(document)))).toEqual(meaningOf(document));
      }),
      { numRuns: 30, ...bounds },
    );
  });
  it('finds nothing exactly where both mean the same', { tags: ['slow'] }, () => {
    fc.assert(
      fc.property(edits(), edits(), (first, second) => {
        const [a, b] = [changed(base, first), changed(base, second)];
        const isSame = JSON.stringify(meaningOf(a)) === JSON.stringify(meaningOf(b));
        expect(compareDocuments(a, b).differences.length === 0).toBe(isSame);
      }),
      { numRuns: 60, ...bounds },
    );
  });
  it('all differences taken over give the other document, none the first', { tags: ['slow'] }, () => {
    fc.assert(
      fc.property(edits(), edits(), (first, second) => {
        const [a, b] = [changed(base, first), changed(base, second)];
        const comparison = compareDocuments(a, b);
        expect(meaningOf(take(comparison, comparison.differences))).toEqual(meaningOf(b));
        expect(meaningOf(take(comparison, []))).toEqual(meaningOf(a));
      }),
      { numRuns: 60, ...bounds },
    );
  });
  it('what differences do sums to what lies between the two', { tags: ['slow'] }, () => {
    fc.assert(
      fc.property(edits(), edits(), (first, second) => {
        const [a, b] = [changed(base, first), changed(base, second)];
        const stack = stackInBoth(a, b);
        if (stack === null) return;
        const { before, after, effects } = effectsOf(compareDocuments(a, b), stack);
        if (before === null || after === null) return;
        const sum = effects.reduce((total, { usdPerMonth }) => total + (usdPerMonth ?? 0), 0);
        expect(sum).toBeCloseTo(after - before, 6);
      }),
      { numRuns: 30, ...bounds },
    );
  });
});

/** A known figure to a millionth of a dollar; one that is not known stays null. */
const near = (usd: number | null): unknown => (usd === null ? null : expect.closeTo(usd, 6));

describe('dollars worked out row by row', () => {
  it('of differences are those of whole plans, one difference after the other', { tags: ['slow'] }, () => {
    fc.assert(
      fc.property(edits(), edits(), (first, second) => {
        const [a, b] = [changed(base, first), changed(base, second)];
        const stack = stackInBoth(a, b);
        if (stack === null) return;
        const comparison = compareDocuments(a, b);
        const costs = comparison.differences.map((_, i) =>
          fullCostOf(take(comparison, comparison.differences.slice(0, i + 1)), stack),
        );
        const { before, after, effects } = effectsOf(comparison, stack);
        expect([before, after]).toEqual([fullCostOf(a, stack), fullCostOf(b, stack)].map(near));
        let sum = before;
        for (const [i, { usdPerMonth }] of effects.entries()) {
          sum = usdPerMonth === null || sum === null ? (costs[i] ?? null) : sum + usdPerMonth;
          expect(sum).toEqual(near(costs[i] ?? null));
        }
      }),
      { numRuns: 40, ...bounds },
    );
  });

  it('of answers are those of whole plans so merged', { tags: ['slow'] }, () => {
    fc.assert(
      fc.property(edits(), edits(), (first, second) => {
        const [mine, theirs] = [changed(base, first), changed(base, second)];
        const { versions, conflicts, document } = merged({ base, mine, theirs });
        const stack = stackInBoth(versions.base, document);
        if (stack === null) return;
        const costWith = (answers: [string, Side][]): number | null => {
          const answered = mergeDocuments(versions, new Map(answers));
          return answered.ok ? fullCostOf(answered.value.document, stack) : null;
        };
        const undecided = costWith([]);
        for (const { conflict, usdPerMonth } of conflictEffects(versions, conflicts, stack))
          for (const side of ['mine', 'theirs'] as const) {
            const cost = costWith([[conflict.id, side]]);
            expect(usdPerMonth[side]).toEqual(near(cost === null || undecided === null ? null : cost - undecided));
          }
      }),
      {
        numRuns: 30,
        ...bounds,
        // A stack that one side gave up, where the other took a row out of all stacks.
        examples: [[[['dropStack', 15]], [['dropRow', 0]]]],
      },
    );
  });
});

describe('merging', () => {
  it('what one side changed is the answer', { tags: ['slow'] }, () => {
    fc.assert(
      fc.property(edits(), edits(), (first, second) => {
        const [a, b] = [changed(base, first), changed(base, second)];
        expect(merged({ base: a, mine: a, theirs: b })).toMatchObject({ document: b, conflicts: [] });
        expect(merged({ base: a, mine: b, theirs: a })).toMatchObject({ document: b, conflicts: [] });
        expect(merged({ base: a, mine: b, theirs: b }).conflicts).toEqual([]);
      }),
      { numRuns: 40, ...bounds },
    );
  });
  it('does not depend on who is called mine, and leaves a file that opens', { tags: ['slow'] }, () => {
    fc.assert(
      fc.property(edits(), edits(), (first, second) => {
        const [mine, theirs] = [changed(base, first), changed(base, second)];
        const one = merged({ base, mine, theirs });
        const other = merged({ base, mine: theirs, theirs: mine });
        expect(one.conflicts.map(({ id }) => id).sort()).toEqual(other.conflicts.map(({ id }) => id).sort());
        expect(meaningOf(one.document)).toEqual(meaningOf(other.document));
        expect(openPortfolio(writePortfolio(one.document, 'test')).ok).toBe(true);
      }),
      { numRuns: 60, ...bounds },
    );
  });
  it('loses nothing: what is not mine afterwards was changed by them, or is asked', { tags: ['slow'] }, () => {
    fc.assert(
      fc.property(edits(), edits(), (first, second) => {
        const [mine, theirs] = [changed(base, first), changed(base, second)];
        const { document, conflicts } = merged({ base, mine, theirs });
        const accounted = [
          ...placesOf(base, theirs),
          ...conflicts.flatMap(({ values }) => values.map(({ place }) => place.join('\n'))),
        ];
        // A row that is asked about stands as before, with its share and what stacks do with it.
        const asked = conflicts.flatMap(({ topic }) => (topic.kind === 'row' ? [topic.rowId, 'mix'] : []));
        // What a new stack does with a row they removed goes with the row.
        const left = new Set(theirs.plan.categories.map(({ id }) => id));
        const rows = [...asked, ...base.plan.categories.map(({ id }) => id).filter((id) => !left.has(id))];
        const lost = placesOf(mine, document).filter(
          (place) =>
            !accounted.some((known) => place.startsWith(known) || known.startsWith(place)) &&
            !rows.some((row) => place.split(/[\n ]/).includes(row)),
        );
        expect(lost).toEqual([]);
      }),
      { numRuns: 60, ...bounds },
    );
  });
  it('answers of one side to everything that is asked keep each of its values', { tags: ['slow'] }, () => {
    fc.assert(
      fc.property(edits(), edits(), (first, second) => {
        const [mine, theirs] = [changed(base, first), changed(base, second)];
        const { conflicts } = merged({ base, mine, theirs });
        const answers = new Map(conflicts.map(({ id }) => [id, 'theirs' as const]));
        const answered = mergeDocuments({ base, mine, theirs }, answers);
        if (!answered.ok) throw new Error(answered.error.message);
        const asked = new Set(conflicts.flatMap(({ values }) => values.map(({ place }) => place.join('\n'))));
        // Shares are those of the answer among the rows that are left, so they may differ by a common factor.
        const kept = placesOf(answered.value.document, theirs).filter((place) => place !== 'plan\nmix');
        expect(kept.filter((place) => asked.has(place))).toEqual([]);
      }),
      { numRuns: 40, ...bounds },
    );
  });
});

describe('words of differences', () => {
  it.each(['en', 'zh'] as const)(
    'show no id, path or key, and leave no blank, in %s',
    { tags: ['slow'] },
    (language) => {
      const say = sayIn(language);
      fc.assert(
        fc.property(edits(), edits(), (first, second) => {
          const { lines } = compared({ say, language }, changed(base, first), changed(base, second));
          for (const { what, before, after } of lines) {
            const text = [what, before, after].join(' ');
            expect(text).not.toMatch(
              /undefined|NaN|\{\{|\[object|[a-z]+[A-Z][a-z]+(?<!DeepSeek|OpenRouter)\b|new-\d|@order/,
            );
            for (const { id } of base.snapshot.models) expect(text).not.toContain(id);
          }
        }),
        { numRuns: 40, ...bounds },
      );
    },
  );
});
