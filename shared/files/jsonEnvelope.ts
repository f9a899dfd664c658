import { checkDepth } from './jsonDepth.ts';
import { backslash, isSpace, type JsonBatch, newline, parseForgiving, quote } from './jsonText.ts';
import { readLimits } from './limits.ts';
import { giveUp } from './reading.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Walks one large object: values beside its lists are remembered, and each element of a list is handed out as an
 * object that holds what is remembered and a list of that one element.
 */
export class JsonEnvelope {
  private text = '';
  private line: number;
  private readonly name: string;
  private readonly known: Record<string, unknown> = {};
  private state: 'key' | 'colon' | 'value' | 'list' | 'after' | 'done' = 'key';
  private key = '';
  private fields = 0;
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
    const text = this.text.slice(i, end);
    checkDepth(this.name, this.line, text);
    const parsed = parseForgiving(text);
    const { line } = this;
    this.advance(end);
    if (!parsed.ok) this.batch.badLines.push(line);
    else if (this.state === 'key') {
      this.key = String(parsed.value);
      this.state = 'colon';
    } else if (this.state === 'list')
      this.batch.values.push({ value: { ...this.known, [this.key]: [parsed.value] }, line });
    else {
      if (!isRecord(parsed.value) || Object.keys(parsed.value).length < 50) this.remember(parsed.value);
      this.state = 'key';
    }
    return true;
  }

  /** What stands beside the lists is handed out with each element: so many fields no record has. */
  private remember(value: unknown): void {
    this.known[this.key] = value;
    this.fields += 1;
    if (this.fields > readLimits.columns)
      giveUp('fileTooManyColumns', {
        name: this.name,
        line: this.line,
        columns: this.fields,
        max: readLimits.columns,
      });
  }

  private fail(at: number): false {
    this.advance(at);
    this.batch.badLines.push(this.line);
    this.state = 'done';
    return false;
  }
}
