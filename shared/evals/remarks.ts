/** What is said about a reading: things left aside and open questions, as words with their blanks. */
import type { WordPath } from '../words/all.ts';
import { evalsWords } from '../words/evals.ts';
import { capital, sentenceGap } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';

type EvalsWord = keyof typeof evalsWords;
export type AsideKind = EvalsWord extends infer W ? (W extends `aside${infer K}` ? Uncapitalize<K> : never) : never;
export type QuestionKind = EvalsWord extends infer W ? (W extends `ask${infer K}` ? Uncapitalize<K> : never) : never;

type Blanks = Readonly<Record<string, string | number>>;

export interface EvalAside {
  kind: AsideKind;
  details: Blanks;
}

export interface EvalQuestion {
  kind: QuestionKind;
  details: Blanks;
}

export const asideWord = ({ kind }: EvalAside): WordPath => `evals.aside${capital(kind)}` as WordPath;
export const questionWord = ({ kind }: EvalQuestion): WordPath => `evals.ask${capital(kind)}` as WordPath;

/** A question with the option of the command line that answers it, where it has one. */
export const questionSaid = (question: EvalQuestion, say: Say, language: Language): string => {
  const text = say(questionWord(question), { ...question.details });
  const hint = `evals.hint${capital(question.kind)}`;
  if (!Object.hasOwn(evalsWords, hint.slice('evals.'.length))) return text;
  return [text, say(hint as WordPath, { ...question.details })].join(sentenceGap(language));
};
