/** What rules leave of a menu: which models, gates and limits a search is asked about. */

import type { PriceChoice } from '../../catalog/priceChoice.ts';
import { itemAt } from '../../foundation/arrays.ts';
import type { RowId } from '../../foundation/ids.ts';
import { remembered } from '../../foundation/maps.ts';
import { type Rule, rowOfRule } from '../../plan/rule.ts';
import type { Job } from '../job.ts';
import { modelAllowed, modelAllowedIn } from '../rules.ts';
import type { Choice } from './choice.ts';
import { type Held, nothingHeld } from './held.ts';
import { KnownTables } from './knownTables.ts';
import { type Menu, type MenuAsk, menuOf, modelAt, tablePlaceOf, vendorsOf } from './menu.ts';
import { type MenuPlace, placesUpTo } from './places.ts';
import type { Gate, Limit, Problem } from './problem.ts';
import { triplesOf } from './triples.ts';

/** The tightest of the rules of a kind in a category (null: the whole mix), or null where there is none. */
const tightest = (
  rules: readonly Rule[],
  kind: 'successFloor' | 'silentFailureCeiling',
  categoryId: RowId | null,
): number | null => {
  const shares = rules.flatMap((rule) => (rule.kind === kind && rule.categoryId === categoryId ? [rule.share] : []));
  if (shares.length === 0) return null;
  return kind === 'successFloor' ? Math.max(...shares) : Math.min(...shares);
};

/** The least of numbers, or null where there are none. */
const leastOf = (numbers: readonly number[]): number | null => (numbers.length === 0 ? null : Math.min(...numbers));

/** The menu of a question; triples of each set of models are found once. */
export class RuledMenu {
  readonly menu: Menu;
  readonly tasksPerMonth: number;
  private readonly prices: PriceChoice | undefined;
  private readonly triples = new Map<string, Choice[][]>();

  constructor(job: Job, ask: MenuAsk, held: Held = nothingHeld, tables: KnownTables = new KnownTables()) {
    this.menu = menuOf(job, ask, held, tables);
    this.prices = job.plan.prices;
    this.tasksPerMonth = job.plan.tasksPerMonth * this.menu.coveredShare;
  }

  /** What the rules ask, without one model where one is `banned`. */
  problem(rules: readonly Rule[], banned: MenuPlace | null): Problem {
    const models = this.allowed(rules).filter((model) => model !== banned);
    const menu = this.menuUnder(rules);
    const triples = this.triplesAmong(menu, models);
    return {
      menu,
      models,
      maxModels: leastOf(
        rules.flatMap((rule) => (rule.kind === 'maxModels' && rowOfRule(rule) === null ? [rule.count] : [])),
      ),
      categories: menu.categories.map((category, c) => ({
        menu: category,
        gate: gateOf(rules, category.category.id),
        triples: itemAt(triples, c),
      })),
      limits: this.limits(rules, models),
      kept: { frontier: null, vendorFrontier: null },
    };
  }

  /** Categories in which the rules leave no model at all. */
  lacking(rules: readonly Rule[]): RowId[] {
    const models = this.allowed(rules);
    return this.menuUnder(rules)
      .categories.filter((menu) => models.every((model) => tablePlaceOf(menu, model) === null))
      .map(({ category }) => category.id);
  }

  private allowed(rules: readonly Rule[]): MenuPlace[] {
    const all = placesUpTo<MenuPlace>(this.menu.models.length);
    return all.filter((model) => modelAllowed(modelAt(this.menu, model), rules, this.prices));
  }

  /** The menu in which a row has only the models that the rules of that row let do its work. */
  private menuUnder(rules: readonly Rule[]): Menu {
    const rows = new Set(rules.map(rowOfRule));
    const { models } = this.menu;
    return {
      ...this.menu,
      categories: this.menu.categories.map((category) => {
        const row = category.category.id;
        if (!rows.has(row)) return category;
        const tablePlaces = category.tablePlaces.map((at, place) =>
          modelAllowedIn(itemAt(models, place), rules, row, this.prices) ? at : -1,
        );
        return { ...category, tablePlaces };
      }),
    };
  }

  private triplesAmong(menu: Menu, models: readonly MenuPlace[]): Choice[][] {
    const key = [models.join(), ...menu.categories.map(({ tablePlaces }) => tablePlaces.join())].join(';');
    return remembered(this.triples, key, () => menu.categories.map((category) => triplesOf(category, models)));
  }

  private limits(rules: readonly Rule[], models: readonly MenuPlace[]): Limit[] {
    const floor = tightest(rules, 'successFloor', null);
    const ceiling = tightest(rules, 'silentFailureCeiling', null);
    const budget = leastOf(rules.flatMap((rule) => (rule.kind === 'budget' ? [rule.usdPerMonth] : [])));
    const cap = leastOf(rules.flatMap((rule) => (rule.kind === 'vendorShareCap' ? [rule.share] : [])));
    const limits: Limit[] = [];
    if (cap !== null && cap < 1)
      for (const vendor of vendorsOf(this.menu, models)) limits.push({ kind: 'vendor', vendor, limit: cap });
    if (floor !== null && floor > 0) limits.push({ kind: 'successFloor', limit: floor });
    if (ceiling !== null && ceiling < 1) limits.push({ kind: 'silentFailureCeiling', limit: ceiling });
    if (budget !== null) limits.push({ kind: 'budget', limit: budget / this.tasksPerMonth - this.menu.fixed.spend });
    return limits;
  }
}

const gateOf = (rules: readonly Rule[], categoryId: RowId): Gate => ({
  minSuccess: tightest(rules, 'successFloor', categoryId) ?? 0,
  maxSilent: tightest(rules, 'silentFailureCeiling', categoryId) ?? 1,
  maxSeconds: leastOf(
    rules.flatMap((rule) =>
      rule.kind === 'latencyP95' && (rowOfRule(rule) ?? categoryId) === categoryId ? [rule.seconds] : [],
    ),
  ),
  maxModels:
    leastOf(
      rules.flatMap((rule) => (rule.kind === 'maxModels' && rowOfRule(rule) === categoryId ? [rule.count] : [])),
    ) ?? Number.POSITIVE_INFINITY,
});
