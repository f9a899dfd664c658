/**
 * JSON in pieces: the elements of one long list, the objects of JSON lines or of objects one after another, or one
 * object. A large object around lists (`{"data": [...]}`) is handed out as small ones of the same shape, so that no
 * file has to be held whole.
 */
import { readLimits } from './limits.ts';
import { giveUp } from './reading.ts';

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

/** An object larger than this is handed out in parts. */
const wholeObjectChars = 4 * 1024 * 1024;

const quote = 34;
const backslash = 92;
const newline = 10;
const notable = /["\\\n]/g;

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9 || code === 0xfeff;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A comma before a closing bracket, which some exporters leave, is forgiven where nothing else is wrong. */
const parseForgiving = (text: string): { ok: true; value: unknown } | { ok: false } => {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    try {
      return { ok: true, value: JSON.parse(text.replace(/,(\s*[\]}])/g, '$1')) };
    } catch {
      return { ok: false };
    }
  }
};

/**
 * Cuts text into JSON values by brackets and quotes alone. At depth 0 values follow each other; inside one outermost
 * list each element is a value.
 */
class Cutter {
  private text = '';
  private at = 0;
  private start = -1;
  private depth = 0;
  private inString = false;
  private isEscaped = false;
  private line = 1;
  private startLine = 1;
  private inList = false;
  private anything = false;
  private readonly name: string;
  readonly batch: JsonBatch = { values: [], badLines: [] };
  /** Depth below which a value is whole: 0, or 1 inside the outermost list. */
  private get base(): number {
    return this.inList ? 1 : 0;
  }

  constructor(name: string) {
    this.name = name;
  }

  push(text: string): void {
    this.text += text;
    this.scan();
    const keepFrom = this.start === -1 ? this.at : this.start;
    if (this.at - keepFrom > readLimits.valueBytes)
      giveUp('fileValueTooLarge', {
        name: this.name,
        line: this.startLine,
        mib: readLimits.valueBytes / 1024 / 1024,
      });
    this.text = this.text.slice(keepFrom);
    this.at -= keepFrom;
    if (this.start !== -1) this.start = 0;
  }

  private begin(): void {
    this.start = this.at;
    this.startLine = this.line;
  }

  private finish(end: number): void {
    const parsed = parseForgiving(this.text.slice(this.start, end));
    if (parsed.ok) this.batch.values.push({ value: parsed.value, line: this.startLine });
    else this.batch.badLines.push(this.startLine);
    this.start = -1;
  }

  /** A line that is one whole object, as JSON lines are: the engine's own parser finds its end faster than we do. */
  private takeLine(): boolean {
    const end = this.text.indexOf('\n', this.at);
    if (end === -1) return false;
    const line = this.text.slice(this.at, end).trimEnd();
    if (!line.endsWith('}')) return false;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return false;
    }
    this.batch.values.push({ value, line: this.line });
    this.line += 1;
    this.at = end;
    return true;
  }

  private scan(): void {
    const { text } = this;
    for (; this.at < text.length; this.at += 1) {
      if (this.inString && !this.isEscaped) {
        // Most of a log lies inside texts: on to the next character that means something there.
        notable.lastIndex = this.at;
        const next = notable.exec(text);
        if (next === null) {
          this.at = text.length;
          break;
        }
        this.at = next.index;
      }
      const code = text.charCodeAt(this.at);
      if (code === newline) this.line += 1;
      if (this.inString) {
        if (this.isEscaped) this.isEscaped = false;
        else if (code === backslash) this.isEscaped = true;
        else if (code === quote) this.inString = false;
        // A line of JSON lines that was cut off inside a text: the next line begins anew.
        else if (code === newline && !this.inList) this.abandon();
        continue;
      }
      if (this.start === -1) {
        if (isSpace(code) || code === 44) continue;
        if (this.inList && code === 93) {
          this.inList = false;
          this.depth = 0;
          continue;
        }
        if (!this.anything && code === 91) {
          this.inList = true;
          this.anything = true;
          this.depth = 1;
          continue;
        }
        this.anything = true;
        if (!this.inList && code === 123 && this.takeLine()) continue;
        this.begin();
      } else if (this.depth === this.base && (isSpace(code) || code === 44 || (this.inList && code === 93))) {
        // A bare number, word or text has ended.
        this.finish(this.at);
        if (this.inList && code === 93) {
          this.inList = false;
          this.depth = 0;
        }
        continue;
      }
      if (code === quote) this.inString = true;
      else if (code === 123 || code === 91) this.depth += 1;
      else if (code === 125 || code === 93) {
        this.depth -= 1;
        if (this.depth === this.base) this.finish(this.at + 1);
        else if (this.depth < this.base) {
          this.depth = this.base;
          this.finish(this.at + 1);
        }
      } else if (code === newline && !this.inList && this.depth > 0 && this.looksLikeNewObject()) this.abandon();
    }
  }

  /** JSON lines: an object that is open when the next line begins an object of its own at column 1 was cut off. */
  private looksLikeNewObject(): boolean {
    return this.text.charCodeAt(this.at + 1) === 123 && this.text.charCodeAt(this.start) === 123 && this.onOneLine();
  }

  private onOneLine(): boolean {
    return this.line - this.startLine === 1;
  }

  private abandon(): void {
    this.batch.badLines.push(this.startLine);
    this.start = -1;
    this.inString = false;
    this.isEscaped = false;
    this.depth = this.base;
  }

  take(): JsonBatch {
    const batch = { values: this.batch.values.splice(0), badLines: this.batch.badLines.splice(0) };
    return batch;
  }

  /** What is left when the text ends: a bare value, or one that was cut off. */
  end(): void {
    if (this.start === -1) {
      if (this.inList) this.batch.badLines.push(this.line);
      return;
    }
    this.finish(this.text.length);
  }

  /** The open value, where it is an object that has grown large: for the one who hands it out in parts. */
  openObject(): { text: string; line: number } | null {
    return this.start !== -1 &&
      this.text.length - this.start > wholeObjectChars &&
      this.text.charCodeAt(this.start) === 123
      ? { text: this.text.slice(this.start), line: this.startLine }
      : null;
  }
}

/**
 * Walks one large object: values beside its lists are remembered, and each element of a list is handed out as an
 * object that holds what is remembered and a list of that one element.
 */
class Envelope {
  private text = '';
  private line: number;
  private readonly name: string;
  private readonly known: Record<string, unknown> = {};
  private state: 'key' | 'colon' | 'value' | 'list' | 'after' | 'done' = 'key';
  private key = '';
  private at = 1;
  readonly batch: JsonBatch = { values: [], badLines: [] };

  constructor(name: string, text: string, line: number) {
    this.name = name;
    this.line = line;
    this.push(text);
  }

  push(text: string): void {
    this.text += text;
    while (this.step());
    if (this.text.length - this.at > readLimits.valueBytes)
      giveUp('fileValueTooLarge', { name: this.name, line: this.line, mib: readLimits.valueBytes / 1024 / 1024 });
    this.text = this.text.slice(this.at);
    this.at = 0;
  }

  end(): void {
    if (this.state !== 'done') this.batch.badLines.push(this.line);
    if (Object.keys(this.known).length > 0) this.batch.values.push({ value: { ...this.known }, line: this.line });
  }

  take(): JsonBatch {
    return { values: this.batch.values.splice(0), badLines: this.batch.badLines.splice(0) };
  }

  private advance(to: number): void {
    for (let i = this.at; i < to; i += 1) if (this.text.charCodeAt(i) === newline) this.line += 1;
    this.at = to;
  }

  /** The end of the value that begins at `from`, or -1 where the text does not hold it whole. */
  private endOfValue(from: number): number {
    let depth = 0;
    let inString = false;
    for (let i = from; i < this.text.length; i += 1) {
      const code = this.text.charCodeAt(i);
      if (inString) {
        if (code === backslash) i += 1;
        else if (code === quote) {
          inString = false;
          if (depth === 0) return i + 1;
        }
      } else if (code === quote) inString = true;
      else if (code === 123 || code === 91) depth += 1;
      else if (code === 125 || code === 93) {
        if (depth === 0) return i;
        depth -= 1;
        if (depth === 0) return i + 1;
      } else if (depth === 0 && (code === 44 || isSpace(code))) return i;
    }
    return -1;
  }

  private step(): boolean {
    let i = this.at;
    while (i < this.text.length && (isSpace(this.text.charCodeAt(i)) || this.text.charCodeAt(i) === 44)) i += 1;
    if (i >= this.text.length || this.state === 'done') return false;
    const code = this.text.charCodeAt(i);
    if (this.state === 'colon') {
      if (code !== 58) return this.fail(i);
      this.advance(i + 1);
      this.state = 'value';
      return true;
    }
    if (this.state === 'key' && code === 125) {
      this.advance(i + 1);
      this.state = 'done';
      return false;
    }
    if (this.state === 'list' && code === 93) {
      this.advance(i + 1);
      this.state = 'key';
      return true;
    }
    if (this.state === 'value' && code === 91) {
      this.advance(i + 1);
      this.state = 'list';
      return true;
    }
    const end = this.endOfValue(i);
    if (end === -1) return false;
    if (end === i) return this.fail(i);
    const parsed = parseForgiving(this.text.slice(i, end));
    const { line } = this;
    this.advance(end);
    if (!parsed.ok) this.batch.badLines.push(line);
    else if (this.state === 'key') {
      this.key = String(parsed.value);
      this.state = 'colon';
    } else if (this.state === 'list')
      this.batch.values.push({ value: { ...this.known, [this.key]: [parsed.value] }, line });
    else {
      if (!isRecord(parsed.value) || Object.keys(parsed.value).length < 50) this.known[this.key] = parsed.value;
      this.state = 'key';
    }
    return true;
  }

  private fail(at: number): false {
    this.advance(at);
    this.batch.badLines.push(this.line);
    this.state = 'done';
    return false;
  }
}

/**
 * The values of a JSON text, a batch per piece. What is not JSON is passed over and its line told. Refusal:
 * fileValueTooLarge.
 */
export async function* jsonValues(name: string, texts: AsyncIterable<string>): AsyncGenerator<JsonBatch> {
  const cutter = new Cutter(name);
  let envelope: Envelope | null = null;
  for await (const text of texts) {
    if (envelope === null) {
      cutter.push(text);
      const open = cutter.openObject();
      yield cutter.take();
      if (open !== null) envelope = new Envelope(name, open.text, open.line);
    } else envelope.push(text);
    if (envelope !== null) yield envelope.take();
  }
  (envelope ?? cutter).end();
  yield (envelope ?? cutter).take();
}
