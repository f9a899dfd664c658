/** The verdict of the open plan in one sentence, in every language: what a list of plans says of it later. Fetched on a save. */
import { verdict } from '../../shared/report/verdict.ts';
import { sayIn } from '../../shared/words/say.ts';
import type { Language } from '../../shared/words/words.ts';
import { outcomeStore } from '../state/outcomeStore.ts';
import { planStore } from '../state/planStore.ts';

/** null while the figures are of an older plan. */
export const verdictSaid = (): Record<Language, string> | null => {
  const { document, revision } = planStore.getState();
  const { drawn, drawnRevision } = outcomeStore.getState();
  if (document === null || drawn === null || drawnRevision !== revision) return null;
  const job = { plan: document.plan, snapshot: document.snapshot, draws: drawn.draws };
  const said = (language: Language): string => {
    const [first] = verdict({ job, outcome: drawn, say: sayIn(language), language, day: null }).sentences;
    return (first ?? []).map(({ role, text }) => (role === 'stack' ? `“${text}”` : text)).join('');
  };
  return { en: said('en'), zh: said('zh') };
};
