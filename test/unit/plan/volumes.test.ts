import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowId } from '../../../shared/foundation/ids.ts';
import { setTasks } from '../../../shared/plan/edits/rows.ts';
import { setShareOfTasks, tasksOfRows } from '../../../shared/plan/edits/volumes.ts';
import { parseVolume, type Volume } from '../../../shared/plan/parseVolume.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { createPlan } from '../../namedPlan.ts';

const start = createPlan('empty', { models: [], evidence: [] });

const sound = (edited: ReturnType<typeof setTasks>): Plan => {
  if (!edited.ok) throw new Error(edited.error.message);
  return edited.value;
};

const [programming, roleplay, translation] = [rowId('programming'), rowId('roleplay'), rowId('translation')];

/** Three rows of 300k, 50k and 20k tasks. */
const typed = (): Plan =>
  sound(setTasks(sound(setTasks(sound(setTasks(start, programming, 300_000)), roleplay, 50_000)), translation, 20_000));

describe('tasks of rows', () => {
  it('are what was typed, and the total follows', () => {
    const plan = typed();
    expect(tasksOfRows(plan)).toEqual([300_000, 50_000, 20_000]);
    expect(plan.tasksPerMonth).toBe(370_000);
  });

  it('typed for one row leave those of the others as they were', () => {
    const plan = sound(setTasks(typed(), roleplay, 1_000_000));
    expect(tasksOfRows(plan)).toEqual([300_000, 1_000_000, 20_000]);
  });

  it('a share keeps the total and the proportions of the others, there and back', () => {
    const there = sound(setShareOfTasks(typed(), programming, 0.9999));
    expect(there.tasksPerMonth).toBe(370_000);
    const back = tasksOfRows(sound(setShareOfTasks(there, programming, 300 / 370)));
    back.forEach((tasks, i) => {
      expect(tasks).toBeCloseTo([300_000, 50_000, 20_000][i] ?? 0, 4);
    });
  });

  it('the whole for one row is refused, since the others would lose their proportions', () => {
    const edited = setShareOfTasks(typed(), programming, 1);
    expect(edited.ok ? 'taken' : edited.error.kind).toBe('shareOfAll');
  });

  it('a part for the only row is refused instead of passed over', () => {
    const only = {
      ...typed(),
      categories: typed()
        .categories.slice(0, 1)
        .map((row) => ({ ...row, share: 1 })),
    };
    const edited = setShareOfTasks(only, programming, 0.1351);
    expect(edited.ok ? 'taken' : edited.error.kind).toBe('shareOfOnlyRow');
    expect(sound(setShareOfTasks(only, programming, 1)).categories[0]?.share).toBe(1);
  });

  it('none at all are refused', () => {
    const none = sound(setTasks(sound(setTasks(typed(), roleplay, 0)), translation, 0));
    const refused = setTasks(none, programming, 0);
    expect(refused.ok ? 'taken' : refused.error).toMatchObject({
      kind: 'tasksOfPlan',
      details: { value: '0', min: '1' },
    });
  });

  it('stay what was typed for any numbers, and shares sum to 1', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 3, maxLength: 3 }), (tasks) => {
        fc.pre(tasks[0] !== 0);
        const ids = [programming, roleplay, translation];
        const plan = ids.reduce((before, id, i) => sound(setTasks(before, id, tasks[i] ?? 0)), start);
        expect(tasksOfRows(plan)).toEqual(tasks);
        expect(plan.categories.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a volume as it is typed', () => {
  it.each<[string, Volume['kind'], Volume]>([
    ['300k', 'tasks', { kind: 'tasks', tasks: 300_000 }],
    ['30万', 'tasks', { kind: 'tasks', tasks: 300_000 }],
    ['1,170,000', 'tasks', { kind: 'tasks', tasks: 1_170_000 }],
    ['50 000', 'tasks', { kind: 'tasks', tasks: 50_000 }],
    ['1\u202f170\u00a0000', 'tasks', { kind: 'tasks', tasks: 1_170_000 }],
    ['1’170’000', 'tasks', { kind: 'tasks', tasks: 1_170_000 }],
    ['13.51%', 'tasks', { kind: 'share', share: 0.1351 }],
    ['13.51', 'share', { kind: 'share', share: 0.1351 }],
    ['0.25', 'share', { kind: 'share', share: 0.25 }],
    ['300k', 'share', { kind: 'tasks', tasks: 300_000 }],
    ['5,000', 'share', { kind: 'tasks', tasks: 5000 }],
    ['１３．５１％', 'share', { kind: 'share', share: 0.1351 }],
  ])('%s in a field of %s', (text, field, volume) => {
    expect(parseVolume(text, field)).toEqual({ ok: true, value: volume });
  });

  it.each([
    ['a lot', 'volumeUnreadable'],
    ['2,6oo,000', 'volumeUnreadable'],
    ['50 00', 'volumeUnreadable'],
    ['1,170 000', 'volumeUnreadable'],
    ['1 to 2', 'exactOnly'],
    ['130%', 'estimateOutOfRange'],
    ['-5', 'estimateOutOfRange'],
  ])('%s is refused', (text, kind) => {
    const read = parseVolume(text, 'tasks');
    expect(read.ok ? 'read' : read.error.kind).toBe(kind);
  });
});
