/**
 * Which plans are open in a tab now. Each tab holds a lock of the browser under its plan's name, which ends with the tab
 * however it ends.
 */
import { planStore } from '../state/planStore.ts';

const prefix = 'portfolio-plan-';

/** A reload waits this long for its former self to let go. */
const patienceMs = 1500;

const isLocking = (): boolean => 'locks' in navigator;

/** Holds the plan's name until `release` resolves; false where another tab has it. */
const hold = (draftId: string, release: Promise<void>): Promise<boolean> =>
  new Promise((resolve) => {
    navigator.locks
      .request(`${prefix}${draftId}`, { signal: AbortSignal.timeout(patienceMs) }, () => {
        resolve(true);
        return release;
      })
      // A busy browser grants late too: only a name that is held is another tab's.
      .catch(async () => resolve((await openInTabs()).has(draftId) ? false : hold(draftId, release)));
  });

/** `onTaken`: the plan is open in another tab already. */
export const startHoldingPlan = (onTaken: (draftId: string) => void): void => {
  if (!isLocking()) return;
  let letGo = (): void => {};
  let held = '';
  const follow = (draftId: string): void => {
    if (draftId === held) return;
    letGo();
    held = draftId;
    if (draftId === '') return;
    const release = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    void hold(draftId, release).then((mine) => {
      if (!mine && held === draftId) onTaken(draftId);
    });
  };
  follow(planStore.getState().draftId);
  planStore.subscribe(({ draftId }) => follow(draftId));
};

/** Ids of the drafts whose plans are open in some tab. */
export const openInTabs = async (): Promise<ReadonlySet<string>> => {
  const held = isLocking() ? ((await navigator.locks.query()).held ?? []) : [];
  return new Set(held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : [])));
};
