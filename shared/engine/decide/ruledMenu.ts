/** What rules leave of a menu: which models, gates and limits a search is asked about. */
import type { Rule } from '../../plan/rule.ts';
import type { Job } from '../job.ts';
import { type Choice, type Menu, type MenuAsk, menuOf } from './choices.ts';
import type { Gate, Limit, Problem } from './problem.ts';
import { modelAllowed, tightest } from './rules.ts';
import { triplesOf } from './triples.ts';

const allModels = (menu: Menu): number[] => menu.models.map((_, i) => i);

/** The menu of a question; triples of each set of models are found once. */
export class RuledMenu {
  readonly menu: Menu;
  readonly tasksPerMonth: number;
  private readonly triples = new Map<string, Choice[][]>();

  constructor(job: Job, ask: MenuAsk) {
    this.menu = menuOf(job, ask);
    this.tasksPerMonth = job.plan.tasksPerMonth * this.menu.coveredShare;
  }

  problem(rules: readonly Rule[], banned: number | null): Problem {
    const { menu } = this;
    const models = allModels(menu).filter((i) => i !== banned && modelAllowed(menu.models[i]!, rules));
    const key = models.join();
    let triples = this.triples.get(key);
    if (triples === undefined) {
      triples = menu.categories.map((category) => triplesOf(category, models));
      this.triples.set(key, triples);
    }
    const counts = rules.flatMap((rule) => (rule.kind === 'maxModels' ? [rule.count] : []));
    const seconds = rules.flatMap((rule) => (rule.kind === 'latencyP95' ? [rule.seconds] : []));
    const gates = menu.categories.map(
      ({ category }): Gate => ({
        minSuccess: tightest(rules, 'successFloor', category.id) ?? 0,
        maxSilent: tightest(rules, 'silentFailureCeiling', category.id) ?? 1,
        maxSeconds: seconds.length === 0 ? null : Math.min(...seconds),
      }),
    );
    return {
      menu,
      models,
      maxModels: counts.length === 0 ? null : Math.min(...counts),
      gates,
      limits: this.limits(rules, models),
      triples,
      kept: { frontier: null, vendorFrontier: null },
    };
  }

  private limits(rules: readonly Rule[], models: readonly number[]): Limit[] {
    const limits: Limit[] = [];
    const floor = tightest(rules, 'successFloor', null);
    const ceiling = tightest(rules, 'silentFailureCeiling', null);
    const budgets = rules.flatMap((rule) => (rule.kind === 'budget' ? [rule.usdPerMonth] : []));
    const caps = rules.flatMap((rule) => (rule.kind === 'vendorShareCap' ? [rule.share] : []));
    const cap = Math.min(1, ...caps);
    if (cap < 1)
      for (const vendor of new Set(models.map((i) => this.menu.models[i]!.author)))
        limits.push({ kind: 'vendor', vendor, limit: cap });
    if (floor !== null && floor > 0) limits.push({ kind: 'successFloor', limit: floor });
    if (ceiling !== null && ceiling < 1) limits.push({ kind: 'silentFailureCeiling', limit: ceiling });
    if (budgets.length > 0) limits.push({ kind: 'budget', limit: Math.min(...budgets) / this.tasksPerMonth });
    return limits;
  }
}
