/** What a file format of results is to the registry, and what its readers share. */
import { fieldOf, isFields, numberOf } from '../../catalog/import/fields.ts';
import type { Answer } from '../../foundation/answer.ts';
import { type Mark, markOfGrade, markOfValue } from '../mark.ts';
import { drop, type EvalAnswers, type EvalReading, type FormatId } from '../reading.ts';

export interface FileNames {
  /** The file's name without folder and ending. */
  stem: string;
  /** The folder it lies in, or null. */
  folder: string | null;
}

export interface ReadContext extends FileNames {
  answers: EvalAnswers;
  certainty: number;
}

/** Takes the values of a file one after another; a large object may come in parts that each hold one element of a list. */
export interface ValueReader {
  take(value: unknown): void;
  finish(): Answer<EvalReading>;
}

export interface ValueFormat {
  id: FormatId;
  /** From 0 to 1, by keys that belong together, looking at the first values of a file alone. */
  recognise(first: readonly unknown[]): number;
  start(context: ReadContext): ValueReader;
}

export const has = (value: unknown, ...keys: string[]): boolean =>
  isFields(value) && keys.every((key) => Object.hasOwn(value, key));

/** The share of the first values that have all of the keys. */
export const shareWith = (values: readonly unknown[], ...keys: string[]): number =>
  values.length === 0 ? 0 : values.filter((value) => has(value, ...keys)).length / values.length;

/** A value inside values: `at(value, 'results', 'table')`. */
export const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce((inner, key) => fieldOf(inner, key), value);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text or number as a name; null where it is neither or blank. */
const nameOf = (value: unknown): string | null => {
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`;
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 300) : null;
};

export const firstName = (...values: unknown[]): string | null => {
  for (const value of values) {
    const name = nameOf(value);
    if (name !== null) return name;
  }
  return null;
};

/** Not below zero, or null. */
export const amountOf = (value: unknown): number | null => {
  const amount = numberOf(value);
  return amount === null || amount < 0 ? null : amount;
};

export const sumOf = (...parts: (number | null)[]): number | null =>
  parts.every((part) => part === null) ? null : parts.reduce((sum: number, part) => sum + (part ?? 0), 0);

/** A score of any type: grades, words, numbers as text; unknown where nothing is known of it. */
export const markOfScore = (value: unknown): Mark => {
  if (typeof value === 'string') {
    const grade = markOfGrade(value.trim());
    if (grade !== null) return grade;
    const number = numberOf(value);
    if (number !== null) return { state: 'score', score: number };
  }
  return markOfValue(value) ?? { state: 'unknown' };
};

/** Whether JSON says that something went wrong: any text, object or true. */
export const isErrorValue = (value: unknown): boolean =>
  value === true || (typeof value === 'string' && value.trim() !== '') || isFields(value);

/**
 * Chooses one of several scores by name: the one asked for, else the first met. A record without the one asked for
 * has no score.
 */
export const createChoice = (measure: string | undefined) => {
  const met = new Set<string>();
  let chosen = measure;
  return {
    /** The name that counts among those of a record, or null. */
    among(names: readonly string[]): string | null {
      for (const name of names) met.add(name);
      chosen ??= names[0];
      return chosen !== undefined && names.includes(chosen) ? chosen : null;
    },
    tell(reading: EvalReading): void {
      const names = [...met].join(', ').slice(0, 200);
      if (measure !== undefined && met.size > 0 && !met.has(measure))
        reading.questions.push({ kind: 'noMeasure', details: { names, measure } });
      else if (met.size > 1 && measure === undefined)
        reading.questions.push({ kind: 'measure', details: { names, chosen: chosen ?? '' } });
      else if (met.size > 1) reading.aside.push({ kind: 'otherScores', details: { names, chosen: chosen ?? '' } });
    },
  };
};

/** The model a file names; else the one stated, else the file itself, and then it is asked. */
export const modelOrFile = (named: string | null, { answers, stem }: ReadContext): string =>
  named ?? answers.model ?? stem;

export const askModel = (reading: EvalReading, isNamed: boolean, { answers, stem }: ReadContext): void => {
  if (!isNamed && answers.model === undefined) reading.questions.push({ kind: 'model', details: { name: stem } });
};

/** Which try of an item by a model this is, from 1, in the order met. */
export const tryCounter = (): ((item: string, model: string) => number) => {
  const counts = new Map<string, number>();
  return (item, model) => {
    const key = `${item}\u0000${model}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
};

export const dropRecords = (reading: EvalReading, reason: string, count: number): void => {
  if (count === 0) return;
  drop(reading, reason, count);
  reading.aside.push({ kind: 'records', details: { count, reason: reason.replaceAll('_', ' ') } });
};
