/**
 * One question asked of every way to have a plan's hardware and commitments. A search counts them as lines that their cost
 * never lies below, so that no plan of a way costs less than what it finds; what it finds is then evaluated as it is, and the
 * best of all ways so evaluated is the answer.
 */

import { itemAt } from '../../foundation/arrays.ts';
import { type StackId, stackId } from '../../foundation/ids.ts';
import { remembered } from '../../foundation/maps.ts';
import type { Objective, Rule } from '../../plan/rule.ts';
import type { Job } from '../job.ts';
import type { Choice } from './choice.ts';
import { cashPerTask, type Exactly, exactly, spendPerTask, valueIn } from './exactly.ts';
import { type Held, nothingHeld } from './held.ts';
import { inCash } from './inCash.ts';
import type { KnownTables } from './knownTables.ts';
import type { OptimiseAsk } from './optimum.ts';
import type { MenuPlace } from './places.ts';
import type { Problem } from './problem.ts';
import { type Books, type Proposal, proposalOf } from './proposal.ts';
import { RuledMenu } from './ruledMenu.ts';
import type { SearchSeries } from './searchSeries.ts';
import { type Solved, solve } from './solve.ts';
import { asMetered, type Way, waysOf } from './way.ts';

/** A plan that one of the ways was found to have. */
export interface BestOfWay {
  way: number;
  choices: Choice[];
  value: number;
  /** null: nothing is held in any way, and what the search counted is what it costs. */
  exact: Exactly | null;
}

export interface SolvedAcross {
  best: BestOfWay | null;
  /** As in `Solved`. */
  gap: number | null;
  sure: boolean;
}

export interface AcrossAsk {
  rules: readonly Rule[];
  banned: MenuPlace | null;
  /** A plan that keeps to the rules, where one is known. */
  start: BestOfWay | null;
  /** Only a plan of a lower objective is looked for. */
  better: number;
}

/** What a plan counts in the table and what the evaluation says of it agree within this part of it. */
const agreement = 1e-6;

export class Across {
  /** As metered: what may be chosen from. */
  readonly metered: RuledMenu;
  readonly ways: readonly Way[];
  /** Fleets and commitments that could be used. */
  readonly count: number;
  readonly objective: Objective;
  private readonly job: Job;
  private readonly ask: OptimiseAsk;
  private readonly isBounded: boolean;
  private readonly tables: KnownTables;
  private readonly books = new Map<string, RuledMenu>();

  constructor(job: Job, ask: OptimiseAsk, tables: KnownTables) {
    const { objective = 'usdPerSuccess', rules } = ask;
    this.job = job;
    this.ask = ask;
    this.objective = objective;
    this.tables = tables;
    this.metered = new RuledMenu(job, ask, nothingHeld, tables);
    const isCashRuled = objective === 'cash' || rules.some(({ kind }) => kind === 'budget');
    const { ways, count, isBounded } = waysOf(job, this.metered.menu, isCashRuled);
    this.ways = ways;
    this.count = count;
    this.isBounded = isBounded;
    this.books.set(`${ways.indexOf(asMetered)} full`, this.metered);
  }

  /** Whether anything is held in some way. */
  get isWeighed(): boolean {
    return this.ways.some((way) => way !== asMetered);
  }

  /** The question as one way puts it. */
  problem(way: number, rules: readonly Rule[], banned: MenuPlace | null): Problem {
    const { refused } = itemAt(this.ways, way);
    const all = refused.length === 0 ? rules : [...rules, { kind: 'modelsNot', refused } satisfies Rule];
    return this.table(way).problem(all, banned);
  }

  /** The best of all ways. The series has one effort for each of them. */
  solve({ rules, banned, start, better }: AcrossAsk, series: SearchSeries): SolvedAcross {
    let best = start;
    let bound = Number.POSITIVE_INFINITY;
    let sure = true;
    let only: Solved | null = null;
    const ofSet = new Map<string, number>();
    for (const [way, { set }] of this.ways.entries()) {
      const problem = this.problem(way, rules, banned);
      const known = start?.way === way ? start.choices : null;
      const least = Math.min(better, best?.value ?? Number.POSITIVE_INFINITY);
      const solved = solve(
        { problem, objective: this.objective, start: known, better: known === null ? least : better },
        series.next(),
      );
      only = solved;
      const found = this.evaluated(way, solved, rules);
      // A plan that never succeeds is one all the same, where any will do and there is none yet.
      const isAny = best === null && better === Number.POSITIVE_INFINITY;
      if (found !== null && (isAny || found.value < Math.min(better, best?.value ?? Number.POSITIVE_INFINITY)))
        best = found;
      if (!solved.sure || (solved.choices !== null && found === null)) sure = false;
      // No plan of the set costs less than under any of its lines.
      ofSet.set(set, Math.max(ofSet.get(set) ?? Number.NEGATIVE_INFINITY, boundOf(solved, least)));
    }
    for (const least of ofSet.values()) bound = Math.min(bound, least);
    const gap = this.isWeighed ? this.gapOf(best, bound) : (only?.gap ?? null);
    return { best, gap, sure };
  }

  /** The plan found as a planner reads it. */
  proposal({ way, choices, exact }: BestOfWay, id: StackId): Proposal {
    const books: Books = { full: this.book(way, 'full'), cash: this.book(way, 'cash') };
    const counted = proposalOf(books, choices, this.objective, id);
    return exact === null ? counted : asEvaluated(counted, exact, this.metered.tasksPerMonth, this.objective);
  }

  /** The job of a way and what it holds, in the money that is searched. */
  drawn(way: number): { job: Job; held: Held } {
    const money = this.objective === 'cash' ? 'cash' : 'full';
    return { job: money === 'cash' ? inCash(this.job) : this.job, held: itemAt(this.ways, way)[money] };
  }

  /** The table that is searched. */
  private table(way: number): RuledMenu {
    return this.book(way, this.objective === 'cash' ? 'cash' : 'full');
  }

  private book(way: number, money: 'full' | 'cash'): RuledMenu {
    const key = `${way} ${money}`;
    const job = money === 'cash' ? inCash(this.job) : this.job;
    return remembered(this.books, key, () => new RuledMenu(job, this.ask, itemAt(this.ways, way)[money], this.tables));
  }

  /** What a search of a way found, as it is; null: nothing, or what the hardware cannot do or a budget does not allow. */
  private evaluated(way: number, { choices, value }: Solved, rules: readonly Rule[]): BestOfWay | null {
    if (choices === null) return null;
    if (!this.isWeighed) return { way, choices, value, exact: null };
    const { stack } = proposalOf(
      { full: this.table(way), cash: this.table(way) },
      choices,
      this.objective,
      stackId('best'),
    );
    const exact = exactly(this.job, this.metered.menu, itemAt(this.ways, way), stack);
    if (exact === null) return null;
    const spend = spendPerTask(exact.total) * this.metered.tasksPerMonth;
    const isWithin = rules.every((rule) => rule.kind !== 'budget' || spend <= rule.usdPerMonth * (1 + agreement));
    return isWithin ? { way, choices, value: valueIn(exact.total, this.objective), exact } : null;
  }

  private gapOf(best: BestOfWay | null, bound: number): number | null {
    if (best === null || !this.isBounded || bound === Number.NEGATIVE_INFINITY) return null;
    const gap = best.value - bound;
    return gap <= agreement * Math.abs(best.value) ? 0 : gap;
  }
}

/** No plan of a way costs less; what is not cheaper than `better` was not looked for. */
const boundOf = ({ choices, value, gap, sure }: Solved, better: number): number => {
  if (choices === null) return sure ? better : Number.NEGATIVE_INFINITY;
  return gap === null ? Number.NEGATIVE_INFINITY : value - gap;
};

/** A proposal with the figures of its evaluation in place of those a search counted. */
const asEvaluated = (
  counted: Proposal,
  { total, categories, fleetIds }: Exactly,
  tasks: number,
  objective: Objective,
): Proposal => ({
  ...counted,
  categories: counted.categories.map((ladder) => {
    const figures = categories.find(({ categoryId }) => categoryId === ladder.categoryId)?.figures;
    return figures == null ? ladder : { ...ladder, usdPerTask: figures.usdPerTask.value };
  }),
  success: total.success.value,
  silentFailure: total.silentFailure.value,
  usdPerTask: total.usdPerTask.value,
  usdPerSuccess: total.usdPerSuccess?.value ?? null,
  usdPerMonth: spendPerTask(total) * tasks,
  cashUsdPerMonth: cashPerTask(total) * tasks,
  fullUsdPerMonth: total.usdPerTask.value * tasks,
  value: valueIn(total, objective),
  ...(fleetIds.length > 0 ? { fleetIds } : {}),
});
