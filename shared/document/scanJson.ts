/**
 * Reads JSON token by token before anything is built from it. The engine's own parser keeps the last of two equal
 * keys silently, reads 1e999 as Infinity, sets __proto__ as an ordinary key and recurses as deep as the text asks;
 * here each of these is a refusal with its place.
 */
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import { fileLimits } from './limits.ts';

export interface Scan {
  /** -0 stands somewhere in the text: written back as 0, so it is read as 0. */
  negativeZero: boolean;
}

const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const badKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const nodesBetweenReports = 20_000;
const quote = 0x22;
const backslash = 0x5c;

interface Container {
  close: '}' | ']';
  keys: Set<string> | null;
  entries: number;
}

type Expect = 'value' | 'valueOrClose' | 'key' | 'keyOrClose' | 'separator';

const placeOf = (text: string, index: number): { line: number; column: number } => {
  let line = 1;
  let start = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < index; next = text.indexOf('\n', start)) {
    line += 1;
    start = next + 1;
  }
  return { line, column: index - start + 1 };
};

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

const afterSpace = (text: string, start: number): number => {
  let i = start;
  while (isSpace(text.charCodeAt(i))) i += 1;
  return i;
};

/** The index after a string's closing quote, or -1 where it is no JSON string. */
const endOfString = (text: string, start: number): number => {
  let i = start + 1;
  for (;;) {
    const code = text.charCodeAt(i);
    if (code === quote) return i + 1;
    if (code === backslash) {
      const next = text[i + 1] ?? '';
      if (next === 'u') {
        if (!/^[0-9a-fA-F]{4}$/.test(text.slice(i + 2, i + 6))) return -1;
        i += 6;
      } else if (next !== '' && '"\\/bfnrt'.includes(next)) i += 2;
      else return -1;
    } else if (code >= 0x20) i += 1;
    else return -1;
  }
};

/**
 * Whether the text is JSON within the limits. Refusals, each with line and column: notJson, duplicateKey, badKey,
 * tooDeep, tooMany, tooLong, notFinite. `onProgress` is told the share of the text that is read, 0 to 1.
 */
export const scanJson = (text: string, onProgress: (done: number) => void = () => {}): Answer<Scan> => {
  const stack: Container[] = [];
  let expect: Expect = 'value';
  let nodes = 0;
  let negativeZero = false;
  let i = 0;

  const at = (kind: string, index: number, problem: string, details: Record<string, string | number> = {}) => {
    const place = placeOf(text, index);
    return refuse(kind, `Line ${place.line}, column ${place.column}: ${problem}`, { ...details, ...place });
  };
  const notJson = (index: number): Answer<never> =>
    index >= text.length
      ? at('notJson', text.length, 'the JSON text ends too early.', { found: 'end' })
      : at('notJson', index, `${JSON.stringify(text[index])} is not JSON here.`, { found: text[index] ?? '' });
  const tooMany = (): Answer<never> =>
    at('tooMany', i, `too many entries; allowed: ${fileLimits.entries} in a list, ${fileLimits.nodes} in a file.`, {
      max: fileLimits.entries,
      maxInFile: fileLimits.nodes,
    });

  for (;;) {
    i = afterSpace(text, i);
    const top = stack.at(-1);
    if (i >= text.length) return expect === 'separator' && !top ? answer({ negativeZero }) : notJson(i);
    const character = text[i] ?? '';

    if (expect === 'separator') {
      if (!top) return notJson(i);
      if (character === ',') expect = top.keys ? 'key' : 'value';
      else if (character === top.close) stack.pop();
      else return notJson(i);
      i += 1;
      continue;
    }
    if ((expect === 'valueOrClose' || expect === 'keyOrClose') && character === top?.close) {
      stack.pop();
      expect = 'separator';
      i += 1;
      continue;
    }

    nodes += 1;
    if (nodes % nodesBetweenReports === 0) onProgress(i / text.length);
    if (top && expect !== 'value' && expect !== 'valueOrClose') top.entries += 1;
    else if (top && !top.keys) top.entries += 1;
    if (nodes > fileLimits.nodes || (top && top.entries > fileLimits.entries)) return tooMany();

    if (character === '"') {
      const end = endOfString(text, i);
      if (end === -1) {
        const unclosed = text.indexOf('"', i + 1) === -1;
        return unclosed ? notJson(text.length) : at('notJson', i, 'this text is not a JSON string.', { found: '"' });
      }
      if (end - i > fileLimits.textCharacters)
        return at('tooLong', i, `a text of ${end - i} characters; allowed: ${fileLimits.textCharacters}.`, {
          size: end - i,
          max: fileLimits.textCharacters,
        });
      if (top?.keys && (expect === 'key' || expect === 'keyOrClose')) {
        const raw = text.slice(i + 1, end - 1);
        const key = raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw;
        const shown = key.slice(0, 60);
        if (badKeys.has(key)) return at('badKey', i, `“${shown}” is not allowed as a name.`, { key: shown });
        if (top.keys.has(key)) return at('duplicateKey', i, `“${shown}” stands twice in one object.`, { key: shown });
        top.keys.add(key);
        i = afterSpace(text, end);
        if (text[i] !== ':') return notJson(i);
        i += 1;
        expect = 'value';
        continue;
      }
      i = end;
      expect = 'separator';
      continue;
    }
    if (expect === 'key' || expect === 'keyOrClose') return notJson(i);

    if (character === '{' || character === '[') {
      if (stack.length >= fileLimits.depth)
        return at('tooDeep', i, `nested deeper than ${fileLimits.depth} levels.`, { max: fileLimits.depth });
      const isObject = character === '{';
      stack.push({ close: isObject ? '}' : ']', keys: isObject ? new Set() : null, entries: 0 });
      expect = isObject ? 'keyOrClose' : 'valueOrClose';
      i += 1;
      continue;
    }
    const literal = ['true', 'false', 'null'].find((word) => text.startsWith(word, i));
    if (literal !== undefined) i += literal.length;
    else {
      numberToken.lastIndex = i;
      const token = numberToken.exec(text)?.[0];
      if (token === undefined) return notJson(i);
      const number = Number(token);
      if (!Number.isFinite(number))
        return at('notFinite', i, `${token.slice(0, 40)} is beyond every number this program can hold.`, {
          value: token.slice(0, 40),
        });
      if (Object.is(number, -0)) negativeZero = true;
      i += token.length;
    }
    expect = 'separator';
  }
};
