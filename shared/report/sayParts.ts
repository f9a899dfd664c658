/** A sentence in parts, so that a screen can colour the names and figures in it and a terminal can print it whole. */
import type { StackId } from '../foundation/ids.ts';
import { oneToCome } from '../words/agreeing.ts';
import type { WordPath } from '../words/all.ts';
import type { Say } from '../words/say.ts';
import { isIdleBetween } from '../words/translator.ts';

export interface Part {
  /** `stack` and `model` are names somebody typed or a catalog gave; `figure` is a number with its unit. */
  role: 'text' | 'stack' | 'model' | 'figure';
  text: string;
  /** The stack a name or figure belongs to, where it belongs to one. */
  stackId?: StackId;
}

/** Private-use characters cannot come from a keyboard, and names never pass through the translator. */
const open = '\uE000';
const close = '\uE001';
const blank = new RegExp(`${open}(\\d+)[${close}${oneToCome}]`);

const isOne = (filler: Part | Part[] | undefined): boolean => filler !== undefined && textOf([filler].flat()) === '1';

/** Words between two blanks without the spaces that would stand between Chinese on both sides. */
const settled = (text: string, before: Part | undefined, after: Part | undefined): string => {
  const next = after?.text.at(0);
  const isOnly = text === ' ';
  const head =
    text.startsWith(' ') && isIdleBetween(before?.text.at(-1), isOnly ? next : text.at(1)) ? text.slice(1) : text;
  return head.endsWith(' ') && isIdleBetween(head.at(-2), next) ? head.slice(0, -1) : head;
};

/** The sentence at `path` with each blank filled by a part; the sentence's own words become `text` parts. */
export const sayParts = (say: Say, path: WordPath, blanks: Record<string, Part | Part[]>): Part[] => {
  const fillers = Object.values(blanks);
  const marks = Object.fromEntries(
    Object.keys(blanks).map((name, index) => [name, `${open}${index}${isOne(fillers[index]) ? oneToCome : close}`]),
  );
  const parts: Part[] = [];
  say(path, marks)
    .split(blank)
    .forEach((piece, index) => {
      if (index % 2 === 1) parts.push(...[fillers[Number(piece)] ?? []].flat());
      else if (piece !== '') parts.push({ role: 'text', text: piece });
    });
  return parts.map((part, i) =>
    part.role === 'text' ? { ...part, text: settled(part.text, parts[i - 1], parts[i + 1]) } : part,
  );
};

export const textOf = (parts: Part[]): string => parts.map((part) => part.text).join('');

export const figurePart = (text: string, stackId?: StackId): Part =>
  stackId === undefined ? { role: 'figure', text } : { role: 'figure', text, stackId };

/** Sentences one after another; Chinese needs no space between them. */
export const joinSentences = (sentences: Part[][], language: 'en' | 'zh'): Part[] =>
  sentences.flatMap((sentence, index) =>
    index === 0 || language === 'zh' ? sentence : [{ role: 'text', text: ' ' } as Part, ...sentence],
  );
