/** What JSON text is made of: the shape of what is read, signs by code, and a parser that forgives one thing. */

export interface JsonValue {
  value: unknown;
  /** Line of the file the value begins on, from 1. */
  line: number;
}

export interface JsonBatch {
  values: JsonValue[];
  /** Lines whose text is not JSON and was passed over. */
  badLines: number[];
}

export const quote = 34;
export const backslash = 92;
export const newline = 10;

export const isSpace = (code: number): boolean =>
  code === 32 || code === 10 || code === 13 || code === 9 || code === 0xfeff;

/** NaN and Infinity outside of texts, as Python writes them by default, become null: they say that nothing is known. */
const withoutNaN = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (found) => (found.startsWith('"') ? found : 'null'));

/** A comma before a closing bracket, which some exporters leave, is forgiven where nothing else is wrong, and so is NaN. */
export const parseForgiving = (text: string): { ok: true; value: unknown } | { ok: false } => {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    try {
      return { ok: true, value: JSON.parse(withoutNaN(text.replace(/,(\s*[\]}])/g, '$1'))) };
    } catch {
      return { ok: false };
    }
  }
};
