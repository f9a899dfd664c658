/** Models that a set of K never needs: so many others match or beat them in all they can do. */
import { itemAt, valueAt } from '../../foundation/arrays.ts';
import { type CategoryMenu, type Menu, tablePlaceOf, vendorOf } from './menu.ts';
import type { MenuPlace, TablePlace } from './places.ts';
import type { Problem } from './problem.ts';

/** How a model stands to another in a category: worse somewhere, no worse, or no worse and strictly better somewhere. */
type Standing = 'worse' | 'equal' | 'better';

const figuresOf = (better: MenuPlace, model: MenuPlace, category: CategoryMenu): Standing => {
  const m = tablePlaceOf(category, model);
  const b = tablePlaceOf(category, better);
  if (m === null) return b === null ? 'equal' : 'better';
  if (b === null) return 'worse';
  const own = itemAt(category.entries, m);
  const other = itemAt(category.entries, b);
  if (other.usdPerAttempt > own.usdPerAttempt || other.successRate < own.successRate) return 'worse';
  if (!retriesNoWorse(category, b, m)) return 'worse';
  return other.usdPerAttempt < own.usdPerAttempt || other.successRate > own.successRate ? 'better' : 'equal';
};

const retriesNoWorse = ({ table }: CategoryMenu, better: TablePlace, model: TablePlace): boolean =>
  [table.blind, table.feedback].every(
    ({ success, silent, spend }) =>
      Number.isNaN(valueAt(success, model)) ||
      (valueAt(success, better) >= valueAt(success, model) &&
        valueAt(silent, better) <= valueAt(silent, model) &&
        valueAt(spend, better) <= valueAt(spend, model)),
  );

/** Whether a model may stand in for another everywhere; of two that are equal throughout, the first in the menu. */
const standsIn = (menu: Menu, better: MenuPlace, model: MenuPlace): boolean => {
  let isStrict = better < model;
  for (const category of menu.categories) {
    const standing = figuresOf(better, model, category);
    if (standing === 'worse') return false;
    isStrict ||= standing === 'better';
  }
  return isStrict;
};

/**
 * The problem's models but those that K others outclass. All of them where a rule asks for seconds, or a verifier
 * accepts bad work more often than good: a cheaper model that succeeds more often may then be the worse choice.
 */
export const withoutOutclassed = ({ menu, models, categories, limits }: Problem, maxModels: number): MenuPlace[] => {
  if (categories.some(({ gate }) => gate.maxSeconds !== null) || menu.categories.some(({ monotone }) => !monotone))
    return [...models];
  const byVendor = limits.some((limit) => limit.kind === 'vendor');
  const inTriples = new Set(categories.flatMap(({ triples }) => triples.flatMap((choice) => choice.members)));
  return models.filter((model) => {
    if (inTriples.has(model)) return true;
    const vendor = vendorOf(menu, model);
    let betters = 0;
    for (const other of models) {
      if (other === model || (byVendor && vendorOf(menu, other) !== vendor)) continue;
      if (standsIn(menu, other, model)) betters++;
      if (betters >= maxModels) return false;
    }
    return true;
  });
};
