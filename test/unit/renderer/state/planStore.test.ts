import { beforeEach, describe, expect, it } from 'vitest';
import {
  changeDocument,
  endGesture,
  isDirty,
  markSaved,
  openPlan,
  planStore,
  stepBack,
  stepForward,
} from '../../../../renderer/state/planStore.ts';
import type { PortfolioDocument } from '../../../../shared/document/document.ts';
import { examplePlan, snapshot } from '../../report/seedReading.ts';

const document = (): PortfolioDocument => ({ plan: examplePlan(), snapshot: snapshot(), unknown: {} });
const titled =
  (title: string) =>
  (before: PortfolioDocument): PortfolioDocument => ({ ...before, plan: { ...before.plan, title } });
const title = () => planStore.getState().document?.plan.title;

describe('the open plan', () => {
  let first: PortfolioDocument;

  beforeEach(() => {
    first = document();
    openPlan({ document: first, token: 't', fileName: 'a.portfolio', draftId: 'd', saved: first });
  });

  it('undoes and redoes step by step, back to the very same document', { tags: ['slow'] }, () => {
    changeDocument('app.editTitle', titled('one'));
    changeDocument('app.editTitle', titled('two'));
    stepBack();
    expect(title()).toBe('one');
    stepBack();
    expect(planStore.getState().document).toBe(first);
    stepBack();
    stepForward();
    stepForward();
    expect(title()).toBe('two');
  });

  it('undoes what the best plan is asked, which makes no figure older', { tags: ['slow'] }, () => {
    const { revision } = planStore.getState();
    changeDocument('decide.editBestPlan', (before) => ({
      ...before,
      plan: { ...before.plan, bestPlan: { objective: 'usdPerTask', rules: [] } },
    }));
    expect(planStore.getState().revision).toBe(revision);
    expect(isDirty(planStore.getState())).toBe(true);
    stepBack();
    expect(planStore.getState().document).toBe(first);
    expect(planStore.getState().revision).toBe(revision);
    changeDocument('app.editTasks', (before) => ({ ...before, plan: { ...before.plan, tasksPerMonth: 7 } }));
    expect(planStore.getState().revision).toBe(revision + 1);
  });

  it('lets each change of a drag begin where the drag did: an end and back loses nothing of the others', {
    tags: ['slow'],
  }, () => {
    const [a, b, c] = [0.5, 0.3, 0.2];
    const moved =
      (share: number) =>
      (before: PortfolioDocument): PortfolioDocument => {
        const others = before.plan.categories.slice(1).reduce((sum, row) => sum + row.share, 0);
        const categories = before.plan.categories.map((row, i) => ({
          ...row,
          share: i === 0 ? share : others > 0 ? (row.share / others) * (1 - share) : 0,
        }));
        return { ...before, plan: { ...before.plan, categories } };
      };
    changeDocument('app.editTasks', (before) => ({
      ...before,
      plan: {
        ...before.plan,
        categories: before.plan.categories.slice(0, 3).map((row, i) => ({ ...row, share: [a, b, c][i] ?? 0 })),
      },
    }));
    for (const share of [0.8, 1, 0.5]) changeDocument('app.editTasks', moved(share), 'drag');
    const shares = planStore.getState().document?.plan.categories.map((row) => row.share) ?? [];
    expect(shares[1]).toBeCloseTo(b, 12);
    expect(shares[2]).toBeCloseTo(c, 12);
    expect(planStore.getState().past).toHaveLength(2);
  });

  it('makes a drag one step, and two drags two', () => {
    for (const name of ['1', '2', '3']) changeDocument('app.editTitle', titled(name), 'drag');
    endGesture();
    for (const name of ['4', '5']) changeDocument('app.editTitle', titled(name), 'drag');
    endGesture();
    expect(planStore.getState().past).toHaveLength(2);
    stepBack();
    expect(title()).toBe('3');
    stepBack();
    expect(planStore.getState().document).toBe(first);
  });

  it('does not join the drags of two sliders, nor a drag and what undo left', () => {
    changeDocument('app.editTitle', titled('1'), 'a');
    changeDocument('app.editTitle', titled('2'), 'b');
    stepBack();
    changeDocument('app.editTitle', titled('3'), 'a');
    expect(planStore.getState().past).toHaveLength(2);
  });

  it('forgets what was undone once something else is done', () => {
    changeDocument('app.editTitle', titled('one'));
    stepBack();
    changeDocument('app.editTitle', titled('other'));
    expect(planStore.getState().future).toEqual([]);
  });

  it('leaves no step for an edit that changes nothing, and its revision stays', () => {
    const { revision } = planStore.getState();
    changeDocument('app.editTitle', (same) => same);
    expect(planStore.getState()).toMatchObject({ past: [], revision });
  });

  it('counts every change up, so that an outcome can say which plan it belongs to', () => {
    const seen = [planStore.getState().revision];
    for (const act of [() => changeDocument('app.editTitle', titled('x')), stepBack, stepForward]) {
      act();
      seen.push(planStore.getState().revision);
    }
    expect(new Set(seen).size).toBe(4);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });

  it('is unsaved after an edit, saved again after undo, and after saving what was written', () => {
    expect(isDirty(planStore.getState())).toBe(false);
    changeDocument('app.editTitle', titled('one'));
    expect(isDirty(planStore.getState())).toBe(true);
    stepBack();
    expect(isDirty(planStore.getState())).toBe(false);
    stepForward();
    const written = planStore.getState().document!;
    changeDocument('app.editTitle', titled('typed while it was written'));
    markSaved(written);
    expect(isDirty(planStore.getState())).toBe(true);
    stepBack();
    expect(isDirty(planStore.getState())).toBe(false);
  });
});
