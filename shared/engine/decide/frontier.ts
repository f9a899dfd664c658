/** The ladders of a category that no other makes pointless, whatever is minimised and whatever limits the whole mix. */
import { type CategoryMenu, type Choice, type Menu, ownChoices, pairChoice } from './choices.ts';

/** Levels of success at which a first cheapest ladder weeds out most others. */
const levels = 64;

/** Whether a sends no more tasks to any vendor than b does. */
const touchesNoMore = (menu: Menu, a: Choice, b: Choice): boolean =>
  a.members.every((member, i) => {
    const vendor = menu.models[member]!.author;
    const there = b.members.findIndex((other) => menu.models[other]!.author === vendor);
    return there >= 0 && a.reach[i]! <= b.reach[there]!;
  });

/**
 * Choices of `models` that pass `open` and that no other beats or equals on spend, silent failures and success at once
 * (and, with `vendors`, on the tasks sent to every vendor). Any plan keeps its limits and gets no worse when a choice
 * left out is replaced by the one that beats it. `complete` is false where more than `most` were left.
 */
export const frontierChoices = (
  menu: Menu,
  category: CategoryMenu,
  models: readonly number[],
  triples: readonly Choice[],
  vendors: boolean,
  open: (choice: Choice) => boolean,
  openPair: (success: number, silent: number) => boolean,
  most: number,
): { choices: Choice[]; complete: boolean } => {
  const { pair, count } = category.table;
  const inside = new Set(models);
  const found = [
    ...models.flatMap((model) => ownChoices(category, model)),
    ...triples.filter((choice) => choice.members.every((member) => inside.has(member))),
  ].filter(open);
  const cheapest = new Array<Choice | null>(levels + 1).fill(null);
  const note = (level: number, spend: number, make: () => Choice): void => {
    if (spend < (cheapest[level]?.spend ?? Number.POSITIVE_INFINITY)) cheapest[level] = make();
  };
  for (const choice of found) note(Math.floor(choice.success * levels), choice.spend, () => choice);
  const eachPair = (visit: (first: number, second: number, at: number) => void): void => {
    if (pair.success.length === 0) return;
    for (const first of models) {
      const from = category.place[first]!;
      if (from < 0) continue;
      for (const second of models) {
        const to = category.place[second]!;
        if (to < 0 || first === second) continue;
        const at = from * count + to;
        if (openPair(pair.success[at]!, pair.silent[at]!)) visit(first, second, at);
      }
    }
  };
  eachPair((first, second, at) =>
    note(Math.floor(pair.success[at]! * levels), pair.spend[at]!, () => pairChoice(category, first, second)!),
  );
  // With vendors, only ladders of the pair's first vendor alone are sure to touch no more.
  const sieve = cheapest.filter((choice) => choice !== null);
  const author = (member: number): string => menu.models[member]!.author;
  const ofVendor = new Map<string, Choice[]>();
  if (vendors)
    for (const choice of found)
      if (choice.members.length === 1)
        ofVendor.set(author(choice.members[0]!), [...(ofVendor.get(author(choice.members[0]!)) ?? []), choice]);
  eachPair((first, second, at) => {
    const success = pair.success[at]!;
    const silent = pair.silent[at]!;
    const spend = pair.spend[at]!;
    for (const other of vendors ? ofVendor.get(author(first))! : sieve)
      if (
        other.spend <= spend &&
        other.success >= success &&
        other.silent <= silent &&
        (other.spend < spend || other.success > success || other.silent < silent)
      )
        return;
    const choice = pairChoice(category, first, second)!;
    if (open(choice)) found.push(choice);
  });
  found.sort((a, b) => a.spend - b.spend || b.success - a.success || a.silent - b.silent);
  const kept: Choice[] = [];
  for (const choice of found) {
    const beaten = kept.some(
      (other) =>
        other.success >= choice.success &&
        other.silent <= choice.silent &&
        (!vendors || touchesNoMore(menu, other, choice)),
    );
    if (!beaten) kept.push(choice);
    if (kept.length > most) return { choices: kept, complete: false };
  }
  return { choices: kept, complete: true };
};
