/** Adds the words of screens that are looked at now and then; such a screen imports this before it says anything. */
import { bestPlanWords } from '../../shared/words/decideBestPlan.ts';
import { fileRefusalsWords } from '../../shared/words/fileRefusals.ts';
import { laterWords } from '../../shared/words/later.ts';
import { addAreas } from '../../shared/words/translator.ts';
import { translator } from './say.ts';

addAreas(translator, { ...laterWords, refusals: fileRefusalsWords, decide: bestPlanWords });
