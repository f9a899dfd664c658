/** Ladders of three models worth a look: those of the models that the cheapest singles and pairs are made of. */
import { type CategoryMenu, type Choice, ownChoices, pairChoice, tripleChoice } from './choices.ts';

/** Levels of success at which the cheapest ladder is looked for. */
const levels = 64;
/** Models whose triples are tried, and triples kept, in a category. */
const tried = 8;
const kept = 200;

const usdOf = (menu: CategoryMenu, choice: Choice): number => choice.spend + choice.silent * menu.silentUsd;

/** The cheapest single, retry or pair at each level of success or above, cheapest first. */
const frontierOf = (menu: CategoryMenu, models: readonly number[]): Choice[] => {
  const cheapest = new Array<Choice | undefined>(levels + 1).fill(undefined);
  const usd = new Float64Array(levels + 1).fill(Number.POSITIVE_INFINITY);
  const { pair, count } = menu.table;
  for (const model of models) {
    for (const choice of ownChoices(menu, model)) {
      const level = Math.floor(choice.success * levels);
      if (usdOf(menu, choice) < usd[level]!) {
        cheapest[level] = choice;
        usd[level] = usdOf(menu, choice);
      }
    }
    const from = menu.place[model]!;
    if (from < 0 || pair.success.length === 0) continue;
    for (const other of models) {
      const to = menu.place[other]!;
      if (other === model || to < 0) continue;
      const at = from * count + to;
      const level = Math.floor(pair.success[at]! * levels);
      const cost = pair.spend[at]! + pair.silent[at]! * menu.silentUsd;
      if (cost < usd[level]!) {
        cheapest[level] = pairChoice(menu, model, other)!;
        usd[level] = cost;
      }
    }
  }
  const frontier: Choice[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let level = levels; level >= 0; level--)
    if (usd[level]! < least) {
      least = usd[level]!;
      frontier.push(cheapest[level]!);
    }
  return frontier.reverse();
};

/**
 * Up to 200 ladders of three of a category's eight most useful models, none of which a cheaper and better single,
 * retry or pair on the frontier makes pointless. Which triples are tried is a choice of this file, not a proof.
 */
export const triplesOf = (menu: CategoryMenu, models: readonly number[]): Choice[] => {
  if (menu.table.pair.success.length === 0) return [];
  const frontier = frontierOf(menu, models);
  const uses = new Map<number, number>();
  for (const choice of frontier) for (const member of choice.members) uses.set(member, (uses.get(member) ?? 0) + 1);
  const useful = [...uses]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, tried)
    .map(([member]) => member);
  const found: Choice[] = [];
  for (const i of useful)
    for (const j of useful)
      for (const k of useful) {
        if (i === j || j === k || i === k) continue;
        const choice = tripleChoice(menu, [i, j, k]);
        const usd = usdOf(menu, choice);
        const pointless = frontier.some(
          (other) => usdOf(menu, other) <= usd && other.success >= choice.success && other.silent <= choice.silent,
        );
        if (!pointless) found.push(choice);
      }
  return found.sort((a, b) => usdOf(menu, a) / a.success - usdOf(menu, b) / b.success).slice(0, kept);
};
