/** A plan of presets, made off the page's thread: each of its rules looks through the whole catalog. */
import { planFromPreset } from '../../shared/engine/planFromPreset.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { presetOfAll, presets } from '../../shared/plan/presets.ts';
import { presetNotes } from '../../shared/report/presetNotes.ts';
import { sayIn } from '../../shared/words/say.ts';
import type { Language } from '../../shared/words/words.ts';
import { broughtSnapshot } from './broughtCatalog.ts';

export interface FreshAsk {
  /** Ids of presets; several become one plan. */
  presets: readonly string[];
  language: Language;
}

/** The plan with what its rules chose, and why, in its notes. */
export const freshPlan = ({ presets: ids, language }: FreshAsk, onProgress: (share: number) => void): Answer<Plan> => {
  const preset = presetOfAll(ids);
  if (preset === null) {
    const allowed = presets.map(({ id }) => id).join(', ');
    return refuse('unknownPreset', `There is no preset ${ids.join(', ')}; allowed: ${allowed}.`, {
      preset: ids.join(', '),
      allowed,
    });
  }
  const known = broughtSnapshot();
  const say = sayIn(language);
  const made = planFromPreset(preset, known, say, onProgress);
  return answer({ ...made.plan, notes: presetNotes(made, known.models, say, language) });
};
