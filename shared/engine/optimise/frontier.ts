/** The ladders of a category that no other makes pointless, whatever is minimised and whatever limits the whole mix. */

import { itemAt, valueAt } from '../../foundation/arrays.ts';
import { remembered } from '../../foundation/maps.ts';
import { CheapestByLevel } from './cheapestByLevel.ts';
import { type Choice, ownChoices, type PlacedModel, pairOf } from './choice.ts';
import type { Effort } from './effort.ts';
import { type Menu, placedIn, vendorOf, vendorsOf } from './menu.ts';
import type { MenuPlace } from './places.ts';
import { type Frontier, type Problem, type ProblemCategory, passes, passesShares } from './problem.ts';

/** More ladders than this in one category are not listed; the search then says that it is not a proof. */
const widestFrontier = 6000;

/** Whether a sends no more tasks to any vendor than b does. */
const touchesNoMore = (menu: Menu, a: Choice, b: Choice): boolean =>
  a.members.every((member, i) => {
    const vendor = vendorOf(menu, member);
    const there = b.members.findIndex((other) => vendorOf(menu, other) === vendor);
    return there >= 0 && itemAt(a.reach, i) <= itemAt(b.reach, there);
  });

const beats = (a: Choice, success: number, silent: number, spend: number): boolean =>
  a.spend <= spend &&
  a.success >= success &&
  a.silent <= silent &&
  (a.spend < spend || a.success > success || a.silent < silent);

const named = (vendors: readonly string[]): string => vendors.join('\n');

/** Names of all sets of vendors that a choice could be beaten by: those of its own vendors, in any order. */
const within = (vendors: readonly string[]): string[] => {
  const found: string[][] = [[]];
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

/** One category's frontier in the making. */
class CategoryFrontier {
  private readonly menu: Menu;
  private readonly category: ProblemCategory;
  /** Allowed models that the category has, with their places in its table. */
  private readonly here: PlacedModel[];
  private readonly models: readonly MenuPlace[];
  /** Whether sending fewer tasks to some vendor counts too. */
  private readonly byVendor: boolean;
  /** By the vendor whose models alone it holds; without vendors there is one, under ''. */
  private readonly sieves = new Map<string, CheapestByLevel>();
  private steps = 0;

  constructor({ menu, models }: Problem, category: ProblemCategory, byVendor: boolean) {
    this.menu = menu;
    this.category = category;
    this.byVendor = byVendor;
    this.models = models;
    this.here = placedIn(category.menu, models);
  }

  /** The choices that are left, cheapest first; `complete` is false where there were too many to list. */
  choices(effort: Effort): { choices: Choice[]; complete: boolean } {
    const own = this.ownAndTriples();
    this.notePairs();
    const found = [...own, ...this.unbeatenPairs()];
    found.sort((a, b) => a.spend - b.spend || b.success - a.success || a.silent - b.silent);
    const kept = this.undominated(found);
    effort.spend(2 * this.steps + this.models.length * this.models.length);
    return { choices: kept.slice(0, widestFrontier), complete: kept.length <= widestFrontier };
  }

  private ownAndTriples(): Choice[] {
    const inside = new Set(this.models);
    const own = this.models.flatMap((model) => ownChoices(this.category.menu, model));
    const triples = this.category.triples.filter((choice) => choice.members.every((member) => inside.has(member)));
    const found = [...own, ...triples].filter((choice) => passes(this.category, choice));
    for (const choice of found) {
      const [vendor, ...others] = vendorsOf(this.menu, choice.members);
      if (vendor === undefined || (this.byVendor && others.length > 0)) continue;
      const sieve = this.sieveOf(vendor);
      if (sieve.isCheaper(choice.success, choice.spend)) sieve.put(choice, choice.spend);
    }
    return found;
  }

  private notePairs(): void {
    const { pair } = this.category.menu.table;
    this.eachPair((first, second, at) => {
      const vendor = vendorOf(this.menu, first.model);
      if (this.byVendor && vendor !== vendorOf(this.menu, second.model)) return;
      const sieve = this.sieveOf(vendor);
      const spend = valueAt(pair.spend, at);
      if (!sieve.isCheaper(valueAt(pair.success, at), spend)) return;
      const choice = pairOf(this.category.menu, first, second);
      if (passes(this.category, choice)) sieve.put(choice, spend);
    });
  }

  /** Pairs that no ladder of the sieves beats: it sends no more to any vendor, being of the pair's first vendor alone. */
  private unbeatenPairs(): Choice[] {
    const { pair } = this.category.menu.table;
    const lists = new Map(
      [...this.sieves].map(([vendor, sieve]) => [vendor, sieve.ascending().map(({ choice }) => choice)]),
    );
    const found: Choice[] = [];
    this.eachPair((first, second, at) => {
      const sieve = lists.get(this.sieveName(vendorOf(this.menu, first.model))) ?? [];
      const success = valueAt(pair.success, at);
      const silent = valueAt(pair.silent, at);
      const spend = valueAt(pair.spend, at);
      if (this.isBeaten(sieve, success, silent, spend)) return;
      const choice = pairOf(this.category.menu, first, second);
      if (passes(this.category, choice)) found.push(choice);
    });
    return found;
  }

  /** Whether a ladder of the sieve beats such figures; it then moves to the front, where it is tried first. */
  private isBeaten(sieve: Choice[], success: number, silent: number, spend: number): boolean {
    for (let s = 0; s < sieve.length; s++) {
      const choice = itemAt(sieve, s);
      this.steps++;
      if (!beats(choice, success, silent, spend)) continue;
      sieve[s] = itemAt(sieve, 0);
      sieve[0] = choice;
      return true;
    }
    return false;
  }

  /** Those that none before them matches or beats; `found` is sorted by spend. */
  private undominated(found: readonly Choice[]): Choice[] {
    const kept: Choice[] = [];
    const byVendors = new Map<string, Choice[]>();
    for (const choice of found) {
      const vendors = this.byVendor ? vendorsOf(this.menu, choice.members) : [];
      const rivals = this.byVendor ? within(vendors).flatMap((key) => byVendors.get(key) ?? []) : kept;
      this.steps += 2 * rivals.length;
      const isBeaten = rivals.some(
        (other) =>
          other.success >= choice.success &&
          other.silent <= choice.silent &&
          (!this.byVendor || touchesNoMore(this.menu, other, choice)),
      );
      if (isBeaten) continue;
      kept.push(choice);
      if (this.byVendor) remembered(byVendors, named(vendors), (): Choice[] => []).push(choice);
      if (kept.length > widestFrontier) break;
    }
    return kept;
  }

  private sieveName(vendor: string): string {
    return this.byVendor ? vendor : '';
  }

  private sieveOf(vendor: string): CheapestByLevel {
    const name = this.sieveName(vendor);
    return remembered(this.sieves, name, () => new CheapestByLevel());
  }

  /** Ordered pairs that pass the gate's shares, with their place in the table's pairs. */
  private eachPair(visit: (first: PlacedModel, second: PlacedModel, at: number) => void): void {
    const { table } = this.category.menu;
    if (table.pair.success.length === 0 || this.category.gate.maxModels < 2) return;
    for (const first of this.here)
      for (const second of this.here) {
        if (first === second) continue;
        const at = table.pairPlace(first.at, second.at);
        if (passesShares(this.category.gate, valueAt(table.pair.success, at), valueAt(table.pair.silent, at)))
          visit(first, second, at);
      }
  }
}

/** The frontier of every category; `byVendor` where limits on vendors count. Found once for a problem. */
export const frontierOf = (problem: Problem, byVendor: boolean, effort: Effort): Frontier => {
  const key = byVendor ? 'vendorFrontier' : 'frontier';
  const known = problem.kept[key];
  if (known !== null) return known;
  const lists = problem.categories.map((category) => new CategoryFrontier(problem, category, byVendor).choices(effort));
  const found: Frontier = {
    lists: lists.map(({ choices }) => choices),
    complete: lists.every(({ complete }) => complete),
  };
  problem.kept[key] = found;
  return found;
};
