/** Ladders of three models worth a look: those of the models that the cheapest singles and pairs are made of. */
import { valueAt } from '../../foundation/arrays.ts';
import { CheapestByLevel } from './cheapestByLevel.ts';
import { type Choice, ownChoices, pairOf, tripleChoice } from './choice.ts';
import { type CategoryMenu, placedIn } from './menu.ts';
import type { MenuPlace } from './places.ts';

/** Models whose triples are tried, and triples kept, in a category. */
const tried = 8;
const kept = 200;

const usdOf = (menu: CategoryMenu, choice: Choice): number => choice.spend + choice.silent * menu.silentUsd;

/** The cheapest single, retry or pair at each level of success or above, cheapest first. */
const frontierOf = (menu: CategoryMenu, models: readonly MenuPlace[]): Choice[] => {
  const { table, silentUsd } = menu;
  const cheapest = new CheapestByLevel();
  const here = placedIn(menu, models);
  for (const first of here) {
    for (const choice of ownChoices(menu, first.model)) {
      const usd = usdOf(menu, choice);
      if (cheapest.isCheaper(choice.success, usd)) cheapest.put(choice, usd);
    }
    if (table.pair.success.length === 0) continue;
    for (const second of here) {
      if (second === first) continue;
      const at = table.pairPlace(first.at, second.at);
      const usd = valueAt(table.pair.spend, at) + valueAt(table.pair.silent, at) * silentUsd;
      if (!cheapest.isCheaper(valueAt(table.pair.success, at), usd)) continue;
      cheapest.put(pairOf(menu, first, second), usd);
    }
  }
  const frontier: Choice[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const { choice, cost } of cheapest.ascending().reverse())
    if (cost < least) {
      least = cost;
      frontier.push(choice);
    }
  return frontier.reverse();
};

/** The models that most of some ladders use, the most used first. */
const mostUsed = (frontier: readonly Choice[]): MenuPlace[] => {
  const uses = new Map<MenuPlace, number>();
  for (const choice of frontier) for (const member of choice.members) uses.set(member, (uses.get(member) ?? 0) + 1);
  return [...uses]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, tried)
    .map(([member]) => member);
};

/**
 * Up to 200 ladders of three of a category's eight most useful models, none of which a cheaper and better single,
 * retry or pair on the frontier makes pointless. Which triples are tried is a choice of this file, not a proof.
 */
export const triplesOf = (menu: CategoryMenu, models: readonly MenuPlace[]): Choice[] => {
  if (menu.table.pair.success.length === 0) return [];
  const frontier = frontierOf(menu, models);
  const isPointless = (choice: Choice): boolean => {
    const usd = usdOf(menu, choice);
    return frontier.some(
      (other) => usdOf(menu, other) <= usd && other.success >= choice.success && other.silent <= choice.silent,
    );
  };
  const useful = mostUsed(frontier);
  const found: Choice[] = [];
  for (const i of useful)
    for (const j of useful)
      for (const k of useful) {
        if (i === j || j === k || i === k) continue;
        const choice = tripleChoice(menu, [i, j, k]);
        if (choice !== null && !isPointless(choice)) found.push(choice);
      }
  return found.sort((a, b) => usdOf(menu, a) / a.success - usdOf(menu, b) / b.success).slice(0, kept);
};
