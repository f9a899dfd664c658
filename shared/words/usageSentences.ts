/**
 * Where the numbers of a plan come from that was made of usage files, in the reader's language: the plan keeps the sentences
 * in that of whoever made it.
 */
import { filledIn } from './agreeing.ts';
import { sentenceGap } from './format.ts';
import { fromUsageWords } from './fromUsage.ts';
import type { Language } from './words.ts';

const kept = [
  'volume',
  'volumeMonths',
  'volumeByTokens',
  'trend',
  'peak',
  'tokens',
  'plainTokens',
  'plainTokensAssumed',
  'steps',
  'stepsAssumed',
  'growth',
  'errors',
  'stackNote',
] as const satisfies readonly (keyof typeof fromUsageWords)[];

const blank = /\{\{(\w+)(?:, ([^{}]+))?\}\}/;
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A sentence of one language as a pattern, and the other that it is filled into. A full stop within a name of a file ends nothing. */
const clauseOf = (from: string, to: string): readonly [RegExp, string] => {
  const parts: (string | undefined)[] = from.split(blank);
  const pattern = parts
    .map((part, i) => {
      if (i % 3 === 0) return literal(part ?? '');
      if (i % 3 === 2) return part === undefined ? '' : `(?:${part})`;
      return parts[i + 1] === undefined ? `(?<${part}>.+?)` : '';
    })
    .join('');
  const end = from.endsWith('.') ? '(?= |$)' : '';
  return [new RegExp(pattern + end), to];
};

const clauses: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  en: kept.map((key) => clauseOf(fromUsageWords[key].zh, fromUsageWords[key].en)),
  zh: kept.map((key) => clauseOf(fromUsageWords[key].en, fromUsageWords[key].zh)),
};

/** Sentences of a plan made of usage in the given language; all other text stays as it is. */
export const usageSourceIn = (source: string, language: Language): string => {
  // Sentences follow each other after a blank in English, and without one in Chinese.
  const apart = sentenceGap(language);
  const told = clauses[language].reduce(
    (text, [pattern, other]) => text.replace(pattern, (...found) => filledIn(other, found.at(-1)) + apart),
    source,
  );
  return told === source ? source : told.trim().replace(/(?<=[。.]) +/g, apart);
};
