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

/** What a step of the scan found wrong; null: nothing. */
type Wrong = Answer<never> | null;

/** One reading of one text, from its first character to its last; each step reads a token and moves `i` behind it. */
class Scanner {
  private readonly stack: Container[] = [];
  private expect: Expect = 'value';
  private nodes = 0;
  private negativeZero = false;
  private i = 0;
  private readonly text: string;
  private readonly onProgress: (done: number) => void;

  constructor(text: string, onProgress: (done: number) => void) {
    this.text = text;
    this.onProgress = onProgress;
  }

  scan(): Answer<Scan> {
    const { text } = this;
    for (;;) {
      this.i = afterSpace(text, this.i);
      if (this.i >= text.length)
        return this.expect === 'separator' && this.stack.length === 0
          ? answer({ negativeZero: this.negativeZero })
          : this.notJson(this.i);
      const wrong = this.token();
      if (wrong !== null) return wrong;
    }
  }

  private token(): Wrong {
    const { expect } = this;
    const top = this.stack.at(-1);
    const character = this.text[this.i] ?? '';
    if (expect === 'separator') return this.separator(character, top);
    if ((expect === 'valueOrClose' || expect === 'keyOrClose') && character === top?.close) return this.close();
    if (!this.isCounted(top)) return this.tooMany();
    if (expect === 'key' || expect === 'keyOrClose')
      return character === '"' && top?.keys ? this.key(top.keys) : this.notJson(this.i);
    if (character === '"') return this.string();
    if (character === '{' || character === '[') return this.open(character === '{');
    return this.literalOrNumber();
  }

  private separator(character: string, top: Container | undefined): Wrong {
    if (!top) return this.notJson(this.i);
    if (character === top.close) return this.close();
    if (character !== ',') return this.notJson(this.i);
    this.expect = top.keys ? 'key' : 'value';
    this.i += 1;
    return null;
  }

  private close(): Wrong {
    this.stack.pop();
    this.expect = 'separator';
    this.i += 1;
    return null;
  }

  /** Counts a key or a value, of the file and of what it stands in; false: one more than allowed. */
  private isCounted(top: Container | undefined): boolean {
    this.nodes += 1;
    if (this.nodes % nodesBetweenReports === 0) this.onProgress(this.i / this.text.length);
    // The entries of an object are its keys, those of a list its values.
    if (top && (!top.keys || (this.expect !== 'value' && this.expect !== 'valueOrClose'))) top.entries += 1;
    return this.nodes <= fileLimits.nodes && !(top && top.entries > fileLimits.entries);
  }

  private key(keys: Set<string>): Wrong {
    const end = this.stringEnd();
    if (typeof end !== 'number') return end;
    const raw = this.text.slice(this.i + 1, end - 1);
    const key = raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw;
    const shown = key.slice(0, 60);
    if (badKeys.has(key)) return this.wrongAt('badKey', this.i, `“${shown}” is not allowed as a name.`, { key: shown });
    if (keys.has(key))
      return this.wrongAt('duplicateKey', this.i, `“${shown}” stands twice in one object.`, { key: shown });
    keys.add(key);
    this.i = afterSpace(this.text, end);
    if (this.text[this.i] !== ':') return this.notJson(this.i);
    this.i += 1;
    this.expect = 'value';
    return null;
  }

  private string(): Wrong {
    const end = this.stringEnd();
    if (typeof end !== 'number') return end;
    this.i = end;
    this.expect = 'separator';
    return null;
  }

  /** The index after the string that begins here, or why it is none. */
  private stringEnd(): number | Answer<never> {
    const { text, i } = this;
    const end = endOfString(text, i);
    if (end === -1) {
      const unclosed = text.indexOf('"', i + 1) === -1;
      return unclosed
        ? this.notJson(text.length)
        : this.wrongAt('notJson', i, 'this text is not a JSON string.', { found: '"' });
    }
    if (end - i > fileLimits.textCharacters)
      return this.wrongAt('tooLong', i, `a text of ${end - i} characters; allowed: ${fileLimits.textCharacters}.`, {
        size: end - i,
        max: fileLimits.textCharacters,
      });
    return end;
  }

  private open(isObject: boolean): Wrong {
    if (this.stack.length >= fileLimits.depth)
      return this.wrongAt('tooDeep', this.i, `nested deeper than ${fileLimits.depth} levels.`, {
        max: fileLimits.depth,
      });
    this.stack.push({ close: isObject ? '}' : ']', keys: isObject ? new Set() : null, entries: 0 });
    this.expect = isObject ? 'keyOrClose' : 'valueOrClose';
    this.i += 1;
    return null;
  }

  private literalOrNumber(): Wrong {
    const { text, i } = this;
    const literal = ['true', 'false', 'null'].find((word) => text.startsWith(word, i));
    numberToken.lastIndex = i;
    const token = literal ?? numberToken.exec(text)?.[0];
    if (token === undefined) return this.notJson(i);
    if (literal === undefined) {
      const number = Number(token);
      if (!Number.isFinite(number))
        return this.wrongAt('notFinite', i, `${token.slice(0, 40)} is beyond every number this program can hold.`, {
          value: token.slice(0, 40),
        });
      if (Object.is(number, -0)) this.negativeZero = true;
    }
    this.i += token.length;
    this.expect = 'separator';
    return null;
  }

  private wrongAt(
    kind: string,
    index: number,
    problem: string,
    details: Record<string, string | number>,
  ): Answer<never> {
    const place = placeOf(this.text, index);
    return refuse(kind, `Line ${place.line}, column ${place.column}: ${problem}`, { ...details, ...place });
  }

  private notJson(index: number): Answer<never> {
    const { text } = this;
    return index >= text.length
      ? this.wrongAt('notJson', text.length, 'the JSON text ends too early.', { found: 'end' })
      : this.wrongAt('notJson', index, `${JSON.stringify(text[index])} is not JSON here.`, {
          found: text[index] ?? '',
        });
  }

  private tooMany(): Answer<never> {
    const { entries, nodes } = fileLimits;
    return this.wrongAt('tooMany', this.i, `too many entries; allowed: ${entries} in a list, ${nodes} in a file.`, {
      max: entries,
      maxInFile: nodes,
    });
  }
}

/**
 * Whether the text is JSON within the limits. Refusals, each with line and column: notJson, duplicateKey, badKey,
 * tooDeep, tooMany, tooLong, notFinite. `onProgress` is told the share of the text that is read, 0 to 1.
 */
export const scanJson = (text: string, onProgress: (done: number) => void = () => {}): Answer<Scan> =>
  new Scanner(text, onProgress).scan();
