/** What a command may do to the terminal it was typed in, and how refusals are said there. */
import type { Choice } from '../../shared/document/scenarios.ts';
import type { Answer, Refusal } from '../../shared/foundation/answer.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { moneyOf } from '../../shared/plan/planMoney.ts';
import { rateText } from '../../shared/report/inMoney.ts';
import { allWords } from '../../shared/words/all.ts';
import { type Say, sayIn } from '../../shared/words/say.ts';
import { textIn, translatorOf } from '../../shared/words/translator.ts';
import type { Language } from '../../shared/words/words.ts';

export interface Terminal {
  language: Language;
  say: Say;
  /** The day it is, as an ISO text: what ages and ends are held against. */
  day: string;
  /** Which plan of its file the command asks of. */
  choice: Choice;
  /** What was asked for: goes where a pipe reads. */
  print(text: string): void;
  /** What went wrong, beside it. */
  complain(text: string): void;
  /** How far a long command is, on a line that is written over; '' wipes it. Absent where nobody watches. */
  progress?: ((text: string) => void) | undefined;
}

/** The terminal with amounts in the money this plan is shown in. What machines read stays in USD, as its fields say. */
export const inMoneyOf = (terminal: Terminal, plan: Plan): Terminal => ({
  ...terminal,
  say: sayIn(terminal.language, moneyOf(plan)),
});

/** The rate of those amounts as a last line; nothing where they are in dollars. */
export const rateLine = ({ say, language }: Pick<Terminal, 'say' | 'language'>): string => {
  const rate = rateText(say, language);
  return rate === null ? '' : `${rate}\n`;
};

/** A refusal in the reader's language where there are words for it, else as it was made; then what to type, if anything. */
export const refusalText = ({ kind, message, details = {} }: Refusal, language: Language): string => {
  const translator = translatorOf(allWords, language);
  const text = textIn(translator, language);
  const said = translator.exists(`refusals.${kind}`) ? text(`refusals.${kind}`, details) : message;
  return translator.exists(`commandHints.${kind}`) ? `${said} ${text(`commandHints.${kind}`, details)}` : said;
};

/** Goes on with the value, or says the refusal after the name of what it is about. The answer is the exit code. */
export const withValue = async <T>(
  terminal: Terminal,
  subject: string,
  answered: Answer<T>,
  goOn: (value: T) => number | Promise<number>,
): Promise<number> => {
  if (answered.ok) return goOn(answered.value);
  const said = refusalText(answered.error, terminal.language);
  terminal.complain(said.startsWith(subject) ? said : `${subject}: ${said}`);
  return 1;
};
