/** "An edit is checked as strictly as a file, however little of the plan it touches." */
import { describe, expect, it } from 'vitest';
import { rowId, stackId } from '../../../shared/foundation/ids.ts';
import { checked } from '../../../shared/plan/edits/checked.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { readPlan } from '../../../shared/plan/planSchema.ts';
import { ladder, modelAt, rung, smallJob } from '../engine/smallJob.ts';

const alone = smallJob([modelAt('a')], { a: 0.6 }, { one: ladder([rung('a')]), two: ladder([rung('a')]) }).plan;
const [row] = alone.categories;
const [stack] = alone.stacks;
if (row === undefined || stack === undefined) throw new Error('a plan has rows and stacks');
const plan: Plan = {
  ...alone,
  categories: [0.5, 0.3, 0.2].map((share, i) => ({ ...row, id: rowId(`row-${i}`), share })),
};

const edited = {
  'a share beyond the whole in the last row': {
    ...plan,
    categories: plan.categories.map((one, i) => (i === 2 ? { ...one, share: 1.5 } : one)),
  },
  'a negative price of a person': { ...plan, humanUsdPerHour: { value: -1 } },
  'a stack without a name': { ...plan, stacks: plan.stacks.map((one, i) => (i === 1 ? { ...one, name: '' } : one)) },
  'no row': { ...plan, categories: [] },
  'more rows than a plan has': {
    ...plan,
    categories: Array.from({ length: 2000 }, (_, i) => ({ ...row, id: rowId(`r${i}`), share: 1 / 2000 })),
  },
  'more stacks than a plan has': {
    ...plan,
    stacks: Array.from({ length: 2000 }, (_, i) => ({ ...stack, id: stackId(`s${i}`) })),
  },
} satisfies Record<string, Plan>;

describe('an edit of a plan that was sound', () => {
  it('is the very plan, its untouched parts the same objects', () => {
    const answered = checked(plan);
    expect(answered.ok && answered.value).toBe(plan);
    const renamed = { ...plan, title: 'Another' };
    expect(checked(renamed)).toEqual({ ok: true, value: renamed });
  });

  it.each(Object.entries(edited))('is refused at the place that a file would be: %s', (_, after) => {
    expect(checked(plan).ok).toBe(true);
    const whole = readPlan(after);
    expect(whole.ok).toBe(false);
    expect(checked(after)).toEqual(whole);
    // What was refused once is not taken for sound.
    expect(checked({ ...after, title: 'Again' })).toEqual(readPlan({ ...after, title: 'Again' }));
  });
});
