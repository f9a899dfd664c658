/** The ladders of a category that no other makes pointless, whatever is minimised and whatever limits the whole mix. */
import { type CategoryMenu, type Choice, type Menu, ownChoices, pairChoice } from './choices.ts';
import type { Effort } from './effort.ts';

/** Levels of success at which a first cheapest ladder weeds out most others. */
const levels = 64;

/** Whether a sends no more tasks to any vendor than b does. */
const touchesNoMore = (menu: Menu, a: Choice, b: Choice): boolean =>
  a.members.every((member, i) => {
    const vendor = menu.models[member]!.author;
    const there = b.members.findIndex((other) => menu.models[other]!.author === vendor);
    return there >= 0 && a.reach[i]! <= b.reach[there]!;
  });

const beats = (a: Choice, success: number, silent: number, spend: number): boolean =>
  a.spend <= spend &&
  a.success >= success &&
  a.silent <= silent &&
  (a.spend < spend || a.success > success || a.silent < silent);

/** Vendors of a choice in order of use, each once. */
const vendorsOf = (menu: Menu, choice: Choice): string[] => [
  ...new Set(choice.members.map((member) => menu.models[member]!.author)),
];

const named = (vendors: readonly string[]): string => vendors.join('\n');

/** Names of all sets of vendors that a choice could be beaten by: those of its own vendors, in any order. */
const within = (vendors: readonly string[]): string[] => {
  const found = [[]] as string[][];
  const grow = (set: string[]): void => {
    for (const vendor of vendors)
      if (!set.includes(vendor)) {
        found.push([...set, vendor]);
        grow([...set, vendor]);
      }
  };
  grow([]);
  return found.map(named);
};

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
  effort: Effort,
): { choices: Choice[]; complete: boolean } => {
  const { pair, count } = category.table;
  const inside = new Set(models);
  const found = [
    ...models.flatMap((model) => ownChoices(category, model)),
    ...triples.filter((choice) => choice.members.every((member) => inside.has(member))),
  ].filter(open);
  const author = (member: number): string => menu.models[member]!.author;
  // A ladder that sends no more to any vendor: of the pair's first vendor alone; without vendors, any ladder.
  const sieves = new Map<string, (Choice | null)[]>();
  const sieveOf = (vendor: string): (Choice | null)[] => {
    const key = vendors ? vendor : '';
    const known = sieves.get(key) ?? new Array<Choice | null>(levels + 1).fill(null);
    sieves.set(key, known);
    return known;
  };
  const note = (sieve: (Choice | null)[], success: number, spend: number, make: () => Choice): void => {
    const level = Math.floor(success * levels);
    if (spend < (sieve[level]?.spend ?? Number.POSITIVE_INFINITY)) sieve[level] = make();
  };
  for (const choice of found)
    if (!vendors || vendorsOf(menu, choice).length === 1)
      note(sieveOf(author(choice.members[0]!)), choice.success, choice.spend, () => choice);
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
  eachPair((first, second, at) => {
    if (vendors && author(first) !== author(second)) return;
    const make = (): Choice => pairChoice(category, first, second)!;
    note(sieveOf(author(first)), pair.success[at]!, pair.spend[at]!, make);
  });
  const lists = new Map([...sieves].map(([key, sieve]) => [key, sieve.filter((choice) => choice !== null)]));
  // The last that beat something is likely to beat the next.
  let steps = 0;
  eachPair((first, second, at) => {
    const success = pair.success[at]!;
    const silent = pair.silent[at]!;
    const spend = pair.spend[at]!;
    const sieve = lists.get(vendors ? author(first) : '') ?? [];
    for (let s = 0; s < sieve.length; s++) {
      steps++;
      if (!beats(sieve[s]!, success, silent, spend)) continue;
      if (s > 0) [sieve[0], sieve[s]] = [sieve[s]!, sieve[0]!];
      return;
    }
    const choice = pairChoice(category, first, second)!;
    if (open(choice)) found.push(choice);
  });
  found.sort((a, b) => a.spend - b.spend || b.success - a.success || a.silent - b.silent);
  const kept: Choice[] = [];
  const buckets = new Map<string, Choice[]>();
  for (const choice of found) {
    const own = vendors ? vendorsOf(menu, choice) : [];
    const rivals = vendors ? within(own).flatMap((key) => buckets.get(key) ?? []) : kept;
    steps += 2 * rivals.length;
    const beaten = rivals.some(
      (other) =>
        other.success >= choice.success &&
        other.silent <= choice.silent &&
        (!vendors || touchesNoMore(menu, other, choice)),
    );
    if (beaten) continue;
    kept.push(choice);
    if (vendors) buckets.set(named(own), [...(buckets.get(named(own)) ?? []), choice]);
    if (kept.length > most) break;
  }
  effort.spend(2 * steps + models.length * models.length);
  return kept.length > most ? { choices: kept.slice(0, most), complete: false } : { choices: kept, complete: true };
};
