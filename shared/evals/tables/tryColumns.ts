/** Columns that are tries of one model: `run 1`, `gpt-4o run 2`, `gpt-4o (2)`, `第2次`. */
import { looksLikeModel } from '../modelName.ts';
import type { Column } from './columns.ts';

/** Which try of which model; an empty name where the table is of one model that no column names. */
export interface TryColumn {
  model: string;
  run: number;
}

const words =
  'run|attempt|trial|try|epoch|repeat|repetition|rep|replicate|iteration|seed|round|lauf|durchlauf|versuch|essai|intento|попытка|轮次|轮|次|运行|试验';
const wordLast = new RegExp(`^(?:(.*?)[\\s_.:@#([-]+)?(?:${words})[\\s_.#:-]*(\\d{1,6})[)\\]]?$`, 'iu');
const wordFirst = new RegExp(`^(?:${words})[\\s_.#:-]*(\\d{1,6})[\\s_.:-]+(\\D.*)$`, 'iu');
const chinese = /^(.*?)[\s_-]*第\s*(\d{1,6})\s*[次轮]$/u;
/** A number alone says so only behind the name of a model: `gpt-4o (2)`, `gpt-4o #2`. */
const numberLast = /^(.+?)\s*(?:\((\d{1,3})\)|#(\d{1,3}))$/u;

/** Seed is a family of models too. */
const isSeedModel = (model: string): boolean => /(doubao|bytedance)$/i.test(model);

/** What a header says of a try; null where it says nothing. */
const tryNamed = (header: string): TryColumn | null => {
  const name = header.trim();
  const first = wordFirst.exec(name);
  if (first !== null) return { model: first[2] ?? '', run: Number(first[1]) };
  const last = chinese.exec(name) ?? wordLast.exec(name);
  if (last !== null) {
    const model = (last[1] ?? '').trim();
    return isSeedModel(model) ? null : { model, run: Number(last[2]) };
  }
  const numbered = numberLast.exec(name);
  const model = (numbered?.[1] ?? '').trim();
  return numbered !== null && looksLikeModel(model) ? { model, run: Number(numbered[2] ?? numbered[3]) } : null;
};

/** Whether names are all of tries and of no model: `run 1`, `run 2`. */
export const areTries = (names: readonly string[]): boolean =>
  names.length > 1 && names.every((name) => tryNamed(name)?.model === '');

/**
 * The columns that are tries of a model two or more of them name, each with its own number. Tries of a model that no
 * column names count as such where no other column is of a model.
 */
export const tryColumns = (columns: readonly Column[]): Map<Column, TryColumn> => {
  const named = columns.flatMap((column) => {
    const said = tryNamed(column.header);
    return said === null ? [] : [[column, said] as const];
  });
  return new Map(
    named.filter(([, { model }]) => {
      const same = named.filter(([, other]) => other.model.toLowerCase() === model.toLowerCase());
      const areApart = new Set(same.map(([, { run }]) => run)).size === same.length;
      return same.length > 1 && areApart && (model !== '' || same.length === columns.length);
    }),
  );
};
