/** The cheapest ladder met at each level of success: a few dozen that most others can be held against. */
import { valueAt } from '../../foundation/arrays.ts';
import type { Choice } from './choice.ts';

const levels = 64;

export class CheapestByLevel {
  private readonly cost = new Float64Array(levels + 1).fill(Number.POSITIVE_INFINITY);
  private readonly choices: (Choice | null)[] = new Array<Choice | null>(levels + 1).fill(null);

  /** Whether a ladder of such success costs less than all before it at its level. */
  isCheaper(success: number, cost: number): boolean {
    return cost < valueAt(this.cost, Math.floor(success * levels));
  }

  put(choice: Choice, cost: number): void {
    const level = Math.floor(choice.success * levels);
    this.cost[level] = cost;
    this.choices[level] = choice;
  }

  /** By level of success, ascending. */
  ascending(): { choice: Choice; cost: number }[] {
    return this.choices.flatMap((choice, level) =>
      choice === null ? [] : [{ choice, cost: valueAt(this.cost, level) }],
    );
  }
}
