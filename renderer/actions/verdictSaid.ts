/** The verdict of the open plan in every language and its figures: what a list of plans says of it later. Fetched on a save. */
import type { RecentFigures } from '../../shared/contract/contract.ts';
import { moneyOf } from '../../shared/plan/planMoney.ts';
import { textOf } from '../../shared/report/sayParts.ts';
import { leadOf, verdict } from '../../shared/report/verdict.ts';
import { sayIn } from '../../shared/words/say.ts';
import type { Language } from '../../shared/words/words.ts';
import { outcomeStore } from '../state/outcomeStore.ts';
import { planStore } from '../state/planStore.ts';

/** null while the figures are of an older plan. */
export const verdictSaid = (): { said: Record<Language, string>; figures: RecentFigures } | null => {
  const { document, revision } = planStore.getState();
  const { drawn, drawnRevision } = outcomeStore.getState();
  if (document === null || drawn === null || drawnRevision !== revision) return null;
  const job = { plan: document.plan, snapshot: document.snapshot, draws: drawn.draws };
  const money = moneyOf(document.plan);
  const sentence = (language: Language): string => {
    const [first] = verdict({ job, outcome: drawn, say: sayIn(language, money), language, day: null }).sentences;
    return textOf(first ?? []);
  };
  const lead = leadOf(drawn);
  return {
    said: { en: sentence('en'), zh: sentence('zh') },
    figures: {
      rows: document.plan.categories.length,
      stacks: document.plan.stacks.length,
      sure: lead?.sure ?? null,
      usdPerSuccess: lead?.usdPerSuccess ?? null,
      ...(money.currency === 'USD' ? {} : { money }),
    },
  };
};
