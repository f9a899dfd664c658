import { checkDepth } from './jsonDepth.ts';
import { backslash, isSpace, type JsonBatch, newline, parseForgiving, quote } from './jsonText.ts';
import { readLimits } from './limits.ts';
import { giveUp } from './reading.ts';

/** An object larger than this is handed out in parts. */
const wholeObjectChars = 4 * 1024 * 1024;

const notable = /["\\\n]/g;

/**
 * Cuts text into JSON values by brackets and quotes alone. At depth 0 values follow each other; inside one outermost
 * list each element is a value.
 */
export class JsonCutter {
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
    const text = this.text.slice(this.start, end);
    checkDepth(this.name, this.startLine, text);
    const parsed = parseForgiving(text);
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
    checkDepth(this.name, this.line, line);
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
