/** However fast edits follow each other, and whatever the host does: little is lost, and never in silence. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDraftKeeper } from '../../../../renderer/actions/draftKeeper.ts';
import type { Refusal } from '../../../../shared/foundation/answer.ts';

/** No more work than this may ever be lost unsaid. */
const lossMaxMs = 5000;

/** A page, its host and their clock, which moves only when told. `answerOf`: what the host does with a draft sent now. */
const rig = (answerOf: (ms: number) => { afterMs: number; refused: Refusal | null } | 'never') => {
  let clock = 0;
  let timers: { at: number; work: () => void }[] = [];
  const later = (ms: number, work: () => void) => {
    const timer = { at: clock + ms, work };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  let edits = 0;
  const kept: { edit: number; ms: number }[] = [];
  const troubles: { trouble: Refusal | null; ms: number }[] = [];
  const keeper = createDraftKeeper({
    now: () => clock,
    later,
    keep: () =>
      new Promise((resolve) => {
        const edit = edits;
        const reply = answerOf(clock);
        if (reply === 'never') return;
        later(reply.afterMs, () => {
          if (reply.refused === null) kept.push({ edit, ms: clock });
          resolve(reply.refused);
        });
      }),
    onTrouble: (trouble) => troubles.push({ trouble, ms: clock }),
  });
  /** Lets promises settle, then moves to the next timer, up to `ms`. */
  const advanceTo = async (ms: number): Promise<void> => {
    for (;;) {
      for (let n = 0; n < 10; n += 1) await Promise.resolve();
      const next = timers.filter(({ at }) => at <= ms).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      timers = timers.filter((timer) => timer !== next);
      clock = next.at;
      next.work();
    }
    clock = ms;
  };
  return {
    keeper,
    kept,
    troubles,
    advanceTo,
    edit: () => {
      edits += 1;
      keeper.edited();
    },
    now: () => clock,
    isTroubled: () => (troubles.at(-1)?.trouble ?? null) !== null,
  };
};

const full: Refusal = { kind: 'draftNoRoom', message: 'The disk is full.' };

describe('drafts', () => {
  it('are kept while edits come 0.7 s apart for 20 s', async () => {
    const page = rig(() => ({ afterMs: 50, refused: null }));
    const madeAt: number[] = [];
    for (let ms = 0; ms <= 20_000; ms += 700) {
      await page.advanceTo(ms);
      page.edit();
      madeAt.push(ms);
    }
    await page.advanceTo(30_000);
    expect(page.kept.length).toBeGreaterThan(6);
    for (const [index, ms] of madeAt.entries()) {
      const first = page.kept.find(({ edit }) => edit > index);
      expect([ms, (first?.ms ?? Infinity) - ms <= lossMaxMs]).toEqual([ms, true]);
    }
    expect(page.troubles.every(({ trouble }) => trouble === null)).toBe(true);
  });
  it('are kept once when one edit is followed by none', async () => {
    const page = rig(() => ({ afterMs: 10, refused: null }));
    page.edit();
    await page.advanceTo(60_000);
    expect(page.kept).toHaveLength(1);
  });
  it('that are refused are said so at once, tried again, and said to be kept when they are', async () => {
    const page = rig((ms) => ({ afterMs: 20, refused: ms < 9000 ? full : null }));
    page.edit();
    await page.advanceTo(1100);
    expect(page.troubles).toEqual([{ trouble: full, ms: 1020 }]);
    await page.advanceTo(8900);
    expect(page.troubles.length).toBeGreaterThan(3);
    expect(page.isTroubled()).toBe(true);
    await page.advanceTo(12_000);
    expect(page.isTroubled()).toBe(false);
    expect(page.kept).toHaveLength(1);
  });
  it('that a host never answers for are said not to be kept, within five seconds of the edit', async () => {
    const page = rig(() => 'never');
    page.edit();
    await page.advanceTo(lossMaxMs);
    expect(page.troubles.map(({ trouble }) => trouble?.kind)).toEqual(['hostUnreachable']);
  });
  it('are not written for a plan that was saved meanwhile, and trouble ends with it', async () => {
    const page = rig(() => ({ afterMs: 20, refused: full }));
    page.edit();
    await page.advanceTo(1500);
    expect(page.isTroubled()).toBe(true);
    page.keeper.settled();
    expect(page.isTroubled()).toBe(false);
    const tries = page.troubles.length;
    await page.advanceTo(60_000);
    expect(page.troubles).toHaveLength(tries);
  });
  it('are written at once when the page may go, and one that is under way can be waited for', async () => {
    const page = rig(() => ({ afterMs: 30, refused: null }));
    page.edit();
    page.keeper.flush();
    let isIdle = false;
    void page.keeper.idle().then(() => {
      isIdle = true;
    });
    await page.advanceTo(29);
    expect(isIdle).toBe(false);
    await page.advanceTo(30);
    expect([isIdle, page.kept]).toEqual([true, [{ edit: 1, ms: 30 }]]);
  });
  it('are written again beside one under way when the page may go, and once more after it', async () => {
    const page = rig(() => ({ afterMs: 1000, refused: null }));
    page.edit();
    await page.advanceTo(1500);
    page.edit();
    page.keeper.flush();
    await page.advanceTo(2600);
    expect(page.kept).toEqual([
      { edit: 1, ms: 2000 },
      { edit: 2, ms: 2500 },
    ]);
    await page.advanceTo(6000);
    expect(page.kept.slice(2)).toEqual([{ edit: 2, ms: 3500 }]);
  });

  it('never lose more than five seconds unsaid, whatever the pace of edits and the temper of the host', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 40 }),
        fc.array(
          fc.oneof(
            fc.record({ afterMs: fc.integer({ min: 0, max: 2400 }), refused: fc.constantFrom(null, null, full) }),
            fc.constant('never' as const),
          ),
          { minLength: 1, maxLength: 20 },
        ),
        async (pauses, replies) => {
          let asked = 0;
          const page = rig(() => replies[asked++ % replies.length] ?? 'never');
          const madeAt: number[] = [];
          let end = 0;
          for (const pause of pauses) {
            end += pause;
            for (let ms = page.now(); ms < end; ms += 250) {
              await page.advanceTo(ms);
              const oldest = madeAt.findIndex((_, index) => !page.kept.some(({ edit }) => edit > index));
              const age = oldest < 0 ? 0 : ms - (madeAt[oldest] ?? ms);
              expect(age <= lossMaxMs || page.isTroubled()).toBe(true);
            }
            await page.advanceTo(end);
            page.edit();
            madeAt.push(end);
          }
        },
      ),
      { numRuns: 150, seed: 3, interruptAfterTimeLimit: 20_000 },
    );
  });
});
