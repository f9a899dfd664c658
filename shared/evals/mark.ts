/** What one cell of results says, before any threshold: a verdict, a score, an error, or that nothing is known. */
import { ownValue } from '../foundation/ownValue.ts';

export type Mark =
  | { state: 'pass' | 'fail' | 'error' | 'unknown' }
  /** `grade` is set where the file gave a letter: correct, incorrect, partial, no answer. */
  | { state: 'score'; score: number; grade?: Grade };

export type Grade = 'C' | 'I' | 'P' | 'N';

export const passMark: Mark = { state: 'pass' };
export const failMark: Mark = { state: 'fail' };
export const errorMark: Mark = { state: 'error' };
export const unknownMark: Mark = { state: 'unknown' };

/** Letter grades as Inspect scores them (inspect_ai.scorer.value_to_float): correct 1, partial 0.5, the others 0. */
const gradeScores: Record<Grade, number> = { C: 1, P: 0.5, I: 0, N: 0 };
const gradeMarks = Object.fromEntries(
  Object.entries(gradeScores).map(([grade, score]) => [grade, { state: 'score', score, grade } as Mark]),
);

const wordsOf = (...lines: string[]): Set<string> => new Set(lines.flatMap((line) => line.split(' ')));

const passWords = wordsOf(
  'true t yes y pass passed ok correct right success succeeded successful resolved solved accept accepted ✓ ✔ ✅ ☑',
  'ja wahr richtig korrekt bestanden erfolg oui vrai réussi juste sí si verdadero correcto aprobado sim verdadeiro vero',
  'да верно 是 对 正确 通过 成功 合格 真 はい 正解 ○',
);
const failWords = wordsOf(
  'false f no n ko nok fail failed failure incorrect wrong unsuccessful unresolved unsolved reject rejected ✗ ✘ ❌ ✕ ✖ × ☒',
  'nein falsch non faux échec échoué falso incorrecto suspenso não errado sbagliato нет неверно',
  '否 错 错误 不正确 不通过 未通过 失败 不合格 假 いいえ 不正解',
);
const errorWords = wordsOf(
  'error err errored exception timeout crash crashed cancelled canceled fehler erreur エラー 异常 超时',
);
const unknownWords = wordsOf(
  'na n/a nan - – — -- null none nil ? missing skipped skip pending unknown #n/a #value! #ref! #div/0! #name? #num! #null! 未知',
);
const longPhrases: Record<string, Mark> = {
  'not passed': failMark,
  'did not pass': failMark,
  'nicht bestanden': failMark,
  'timed out': errorMark,
  'rate limit': errorMark,
  'not run': unknownMark,
  'k. a.': unknownMark,
};

/** The verdict a word gives in the languages known here, or null where it is none of them. Blank is unknown. */
export const markOfWord = (text: string): Mark | null => {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/\ufe0f/g, '')
    .replace(/[_\s]+/g, ' ');
  if (word === '' || unknownWords.has(word)) return unknownMark;
  if (passWords.has(word)) return passMark;
  if (failWords.has(word)) return failMark;
  if (errorWords.has(word)) return errorMark;
  // "PASS ✅": a sign that says the word once more.
  const parts = word.split(' ');
  const [said, again] = parts.length === 2 ? parts.map(markOfWord) : [];
  if (said !== undefined && said === again && parts.some((part) => !/\p{L}/u.test(part))) return said;
  return ownValue(longPhrases, word) ?? null;
};

export const markOfGrade = (letter: string): Mark | null => gradeMarks[letter] ?? null;

/** A value of JSON: true, a number, a word; anything else says nothing. */
export const markOfValue = (value: unknown): Mark | null => {
  if (typeof value === 'boolean') return value ? passMark : failMark;
  if (typeof value === 'number') return Number.isFinite(value) ? { state: 'score', score: value } : unknownMark;
  if (value === null || value === undefined) return unknownMark;
  return typeof value === 'string' ? markOfWord(value) : null;
};
