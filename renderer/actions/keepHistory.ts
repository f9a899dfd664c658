/**
 * The browser's Back and Forward walk the screens and what was open beside the plan. The address says where one is, by
 * names of screens and by places in the table (`#plan/2/B`: row 2, stack B): no key and nothing of a plan's contents.
 */
import { stackLetter } from '../parts/StackBadge.tsx';
import { planStore } from '../state/planStore.ts';
import { type PlanSheet, type ScreenId, screenIds, setView, viewStore } from '../state/viewStore.ts';

interface Standing {
  screen: ScreenId;
  sheet: PlanSheet | null;
  /** The plan it was looked at with; a sheet of another plan is not opened again. */
  draftId: string;
}

const standingNow = (): Standing => {
  const { screen, sheet } = viewStore.getState();
  return { screen, sheet: screen === 'plan' ? sheet : null, draftId: planStore.getState().draftId };
};

const wholePlan = 'all';

/** Where the open sheet stands in the table, as the address says it; empty where none is open. */
const placeOf = (sheet: PlanSheet | null): string[] => {
  const plan = planStore.getState().document?.plan;
  if (sheet === null || plan === undefined) return [];
  if (sheet.kind === 'plan') return [wholePlan];
  const row = sheet.kind === 'stack' ? [] : [String(plan.categories.findIndex(({ id }) => id === sheet.row) + 1)];
  const stack = sheet.kind === 'work' ? [] : [stackLetter(plan.stacks.findIndex(({ id }) => id === sheet.stack))];
  return [...row, ...stack];
};

/** The sheet at a place of the table as it is; null where there is none. */
const sheetAt = (place: readonly string[]): PlanSheet | null => {
  const plan = planStore.getState().document?.plan;
  if (plan === undefined || place.length === 0) return null;
  if (place[0] === wholePlan) return { kind: 'plan' };
  const row = plan.categories.find((_, i) => place[0] === String(i + 1))?.id;
  const stack = plan.stacks.find((_, i) => place.at(-1) === stackLetter(i))?.id;
  if (place.length === 2) return row === undefined || stack === undefined ? null : { kind: 'cell', row, stack };
  if (row !== undefined) return { kind: 'work', row };
  return stack === undefined ? null : { kind: 'stack', stack };
};

const addressOf = ({ screen, sheet }: Standing): string =>
  screen === 'start' ? location.pathname : `#${[screen, ...placeOf(sheet)].join('/')}`;

const isSame = (a: Standing, b: Standing): boolean => JSON.stringify(a) === JSON.stringify(b);

const isStanding = (state: unknown): state is Standing =>
  typeof state === 'object' && state !== null && screenIds.includes((state as Partial<Standing>).screen as ScreenId);

/** What an address names that is typed, or opened in another tab. */
const inAddress = (): { screen: ScreenId; sheet: PlanSheet | null } | null => {
  const [name, ...place] = location.hash.slice(1).split('/');
  const screen = screenIds.find((id) => id === name);
  return screen === undefined ? null : { screen, sheet: screen === 'plan' ? sheetAt(place) : null };
};

export const keepHistory = (): void => {
  const asked = inAddress();
  if (asked !== null && asked.screen !== viewStore.getState().screen) setView({ screen: asked.screen });
  let standing = standingNow();
  history.replaceState(standing, '', addressOf(standing));
  viewStore.subscribe(() => {
    const now = standingNow();
    if (isSame(now, standing)) return;
    standing = now;
    history.pushState(now, '', addressOf(now));
  });
  addEventListener('popstate', ({ state }) => {
    const { draftId } = planStore.getState();
    const typed = inAddress();
    const place = isStanding(state) ? state : typed === null ? null : { ...typed, draftId };
    if (place === null) return;
    standing = { ...place, sheet: place.draftId === draftId ? place.sheet : null, draftId };
    if (place !== state) history.replaceState(standing, '', addressOf(standing));
    setView({ screen: standing.screen, sheet: standing.sheet });
  });
};
