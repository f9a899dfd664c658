/**
 * The browser's Back and Forward walk the screens and what was open beside the plan. The address says where one is, by
 * names of the page alone: no key and nothing of a plan's contents.
 */
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

const addressOf = ({ screen }: Standing): string => (screen === 'start' ? location.pathname : `#${screen}`);

const isSame = (a: Standing, b: Standing): boolean => JSON.stringify(a) === JSON.stringify(b);

const isStanding = (state: unknown): state is Standing =>
  typeof state === 'object' && state !== null && screenIds.includes((state as Partial<Standing>).screen as ScreenId);

/** The screen an address names: one that is typed or opened in another tab says nothing else. */
const screenInAddress = (): ScreenId | null => screenIds.find((id) => id === location.hash.slice(1)) ?? null;

export const keepHistory = (): void => {
  const asked = screenInAddress();
  if (asked !== null && asked !== viewStore.getState().screen) setView({ screen: asked });
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
    const typed = screenInAddress();
    const place = isStanding(state) ? state : typed === null ? null : { screen: typed, sheet: null, draftId };
    if (place === null) return;
    standing = { ...place, sheet: place.draftId === draftId ? place.sheet : null, draftId };
    if (place !== state) history.replaceState(standing, '', addressOf(standing));
    setView({ screen: standing.screen, sheet: standing.sheet });
  });
};
