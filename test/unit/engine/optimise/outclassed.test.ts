/** Which models a set of K never needs: by hand, of models that differ in one thing at a time. */
import { describe, expect, it } from 'vitest';
import { type Choice, tripleChoice } from '../../../../shared/engine/optimise/choice.ts';
import { withoutOutclassed } from '../../../../shared/engine/optimise/outclassed.ts';
import { itemAt, valueAt } from '../../../../shared/foundation/arrays.ts';
import { places, problemOf, type SmallModel, smallMenu } from './smallMenu.ts';

const at = (rate: number, usd: number, feedback?: number) => ({
  rate,
  usd,
  ...(feedback === undefined ? {} : { feedback }),
});

const left = (models: SmallModel[], maxModels = 1, shares = [1]): number[] =>
  withoutOutclassed(problemOf(smallMenu(models, { shares })), maxModels);

describe('a model is outclassed', () => {
  it('by one that is cheaper or succeeds more often, and in nothing worse', () => {
    expect(left([{ rows: [at(0.5, 2)] }, { rows: [at(0.5, 1)] }])).toEqual([1]);
    expect(left([{ rows: [at(0.5, 2)] }, { rows: [at(0.6, 2)] }])).toEqual([1]);
    expect(left([{ rows: [at(0.5, 1)] }, { rows: [at(0.6, 2)] }])).toEqual([0, 1]);
    expect(left([{ rows: [at(0.6, 2)] }, { rows: [at(0.5, 1)] }])).toEqual([0, 1]);
  });

  it('where it is the same throughout by the first such in the menu', () => {
    expect(left([{ rows: [at(0.5, 1)] }, { rows: [at(0.5, 1)] }, { rows: [at(0.5, 1)] }])).toEqual([0]);
    expect(left([{ rows: [at(0.5, 1)] }, { rows: [at(0.5, 1)] }, { rows: [at(0.5, 1)] }], 2)).toEqual([0, 1]);
  });

  it('only by as many as the set may hold', () => {
    const three = [{ rows: [at(0.5, 3)] }, { rows: [at(0.5, 2)] }, { rows: [at(0.5, 1)] }];
    expect(left(three, 1)).toEqual([2]);
    expect(left(three, 2)).toEqual([1, 2]);
    expect(left(three, 3)).toEqual([0, 1, 2]);
  });

  it('only where the other is no worse in any row, and better in one', () => {
    const shares = [0.5, 0.5];
    expect(left([{ rows: [at(0.5, 2), at(0.5, 1)] }, { rows: [at(0.5, 1), at(0.5, 2)] }], 1, shares)).toEqual([0, 1]);
    expect(left([{ rows: [at(0.5, 2), at(0.5, 1)] }, { rows: [at(0.5, 1), at(0.5, 1)] }], 1, shares)).toEqual([1]);
    // A row that has the one and not the other.
    expect(left([{ rows: [at(0.5, 1), null] }, { rows: [at(0.5, 1), at(0.1, 9)] }], 1, shares)).toEqual([1]);
    expect(left([{ rows: [at(0.5, 1), at(0.1, 9)] }, { rows: [at(0.5, 0.5), null] }], 1, shares)).toEqual([0, 1]);
    // A row that has neither parts nobody.
    expect(left([{ rows: [at(0.5, 2), null] }, { rows: [at(0.5, 1), null] }], 1, shares)).toEqual([1]);
    expect(left([{ rows: [at(0.5, 1), null] }, { rows: [at(0.5, 1), null] }], 1, shares)).toEqual([0]);
  });

  it('only where its retries are no better either', () => {
    // With feedback the dearer one comes to more; without any it has nothing to lose; where both have, the better one wins.
    expect(left([{ rows: [at(0.5, 2, 0.9)] }, { rows: [at(0.5, 1)] }])).toEqual([0, 1]);
    expect(left([{ rows: [at(0.5, 2, 0.9)] }, { rows: [at(0.5, 1, 0.5)] }])).toEqual([0, 1]);
    expect(left([{ rows: [at(0.5, 2)] }, { rows: [at(0.5, 1, 0.1)] }])).toEqual([1]);
    expect(left([{ rows: [at(0.5, 2, 0.5)] }, { rows: [at(0.5, 1, 0.5)] }])).toEqual([1]);
  });

  it.each(['blind', 'feedback'] as const)('only where a %s retry fails no more silently, nor costs more', (form) => {
    const made = () => smallMenu([{ rows: [at(0.5, 2, 0.5)] }, { rows: [at(0.5, 1, 0.5)] }]);
    for (const [figure, worse] of [
      ['success', -0.01],
      ['silent', 0.01],
      ['spend', 5],
    ] as const) {
      const menu = made();
      const values = itemAt(menu.categories, 0).table[form][figure];
      const own = valueAt(values, 0);
      values[1] = own + worse;
      expect(withoutOutclassed(problemOf(menu), 1)).toEqual([0, 1]);
      values[1] = own;
      expect(withoutOutclassed(problemOf(menu), 1)).toEqual([1]);
    }
  });
});

describe('no model is taken for outclassed', () => {
  const two = [{ rows: [at(0.5, 2)] }, { rows: [at(0.5, 1)] }];

  it('where seconds count, in any row', () => {
    const menu = smallMenu([{ rows: [at(0.5, 2), at(0.5, 2)] }, { rows: [at(0.5, 1), at(0.5, 1)] }], {
      shares: [0.5, 0.5],
    });
    const problem = problemOf(menu);
    expect(withoutOutclassed(problem, 1)).toEqual([1]);
    itemAt(problem.categories, 1).gate.maxSeconds = 10;
    expect(withoutOutclassed(problem, 1)).toEqual([0, 1]);
  });

  it('where a check accepts what is wrong more often than what is right', () => {
    const menu = smallMenu(two);
    itemAt(menu.categories, 0).monotone = false;
    expect(withoutOutclassed(problemOf(menu), 1)).toEqual([0, 1]);
  });

  it('that one of the triples is made of', () => {
    const menu = smallMenu([...two, { rows: [at(0.5, 3)] }, { rows: [at(0.5, 4)] }]);
    const [i, j, k] = places(menu);
    const triples = [tripleChoice(itemAt(menu.categories, 0), [i!, j!, k!]) as Choice];
    const problem = problemOf(menu);
    const categories = [{ ...itemAt(problem.categories, 0), triples }];
    expect(withoutOutclassed({ ...problem, categories }, 1)).toEqual([0, 1, 2]);
  });

  it('by one of another vendor, where a limit counts vendors', () => {
    const menu = smallMenu([
      { vendor: 'a', rows: [at(0.5, 3)] },
      { vendor: 'a', rows: [at(0.5, 2)] },
      { vendor: 'b', rows: [at(0.5, 1)] },
    ]);
    const budget = { kind: 'budget', limit: 1 } as const;
    const vendor = { kind: 'vendor', vendor: 'a', limit: 0.5 } as const;
    expect(withoutOutclassed(problemOf(menu, { limits: [budget] }), 1)).toEqual([2]);
    expect(withoutOutclassed(problemOf(menu, { limits: [budget, vendor] }), 1)).toEqual([1, 2]);
  });

  it('by one that the rules leave out', () => {
    const menu = smallMenu(two);
    expect(withoutOutclassed(problemOf(menu, { models: places(menu).slice(0, 1) }), 1)).toEqual([0]);
  });
});
