/**
 * A stream of uniform and standard normal numbers, handed out a block at a time: sfc32 for the bits, a ziggurat for
 * the normals. The numbers depend on the words that name the stream and on the order of the blocks, nothing else.
 * Sources: C. Doty-Humphrey, PractRand (sfc32); G. Marsaglia, W. Tsang, "The ziggurat method", J. Stat. Software 5,
 * 2000, with the layer drawn apart from the value as J. Doornik advises (2005).
 */
import * as arrays from '../../foundation/arrays.ts';
import { randomSource } from '../random.ts';

const { valueAt, wholeAt } = arrays;

const layers = 128;
const rightmost = 3.442619855899;
const area = 9.91256303526217e-3;
const perUnit = 1 / 4294967296;
const half = 2147483648;

/** Right edges of the layers, the widest first; a value of 31 bits and a sign times `step` falls in the layer. */
const edges = new Float64Array(layers + 1);
const step = new Float64Array(layers);
/** Values below this lie under the curve whatever their height. */
const surelyInside = new Int32Array(layers);
{
  let height = Math.exp(-0.5 * rightmost * rightmost);
  edges[0] = area / height;
  edges[1] = rightmost;
  edges[layers] = 0;
  for (let i = 2; i < layers; i++) {
    edges[i] = Math.sqrt(-2 * Math.log(area / valueAt(edges, i - 1) + height));
    height = Math.exp(-0.5 * valueAt(edges, i) * valueAt(edges, i));
  }
  for (let i = 0; i < layers; i++) {
    step[i] = valueAt(edges, i) / half;
    surelyInside[i] = Math.floor((valueAt(edges, i + 1) / valueAt(edges, i)) * half);
  }
}

export class Stream {
  private readonly state = new Int32Array(4);

  constructor(...words: (string | number)[]) {
    const seed = randomSource(...words);
    for (let i = 0; i < 4; i++) this.state[i] = Math.floor(seed() * 4294967296) | 0;
  }

  /** The next `count` numbers, uniform in (0, 1), into the front of `out`. */
  fillUniforms(out: Float64Array, count: number): void {
    let a = wholeAt(this.state, 0);
    let b = wholeAt(this.state, 1);
    let c = wholeAt(this.state, 2);
    let d = wholeAt(this.state, 3);
    for (let i = 0; i < count; i++) {
      const bits = (((a + b) | 0) + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + bits) | 0;
      out[i] = ((bits >>> 0) + 0.5) * perUnit;
    }
    this.keep(a, b, c, d);
  }

  /** The next `count` standard normal numbers into the front of `out`. */
  fillNormals(out: Float64Array, count: number): void {
    let a = wholeAt(this.state, 0);
    let b = wholeAt(this.state, 1);
    let c = wholeAt(this.state, 2);
    let d = wholeAt(this.state, 3);
    let choice = 0;
    for (let i = 0; i < count; i++) {
      // The generator is written out: one call for each number would cost as much as the number.
      if ((i & 3) === 0) {
        // One word chooses the layers of four numbers.
        choice = (((a + b) | 0) + d) | 0;
        d = (d + 1) | 0;
        a = b ^ (b >>> 9);
        b = (c + (c << 3)) | 0;
        c = (((c << 21) | (c >>> 11)) + choice) | 0;
      }
      const layer = choice & (layers - 1);
      choice >>>= 8;
      const bits = (((a + b) | 0) + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + bits) | 0;
      if ((bits ^ (bits >> 31)) < wholeAt(surelyInside, layer)) out[i] = (bits + 0.5) * valueAt(step, layer);
      else {
        this.keep(a, b, c, d);
        out[i] = this.settle(layer, bits);
        a = wholeAt(this.state, 0);
        b = wholeAt(this.state, 1);
        c = wholeAt(this.state, 2);
        d = wholeAt(this.state, 3);
      }
    }
    this.keep(a, b, c, d);
  }

  private keep(a: number, b: number, c: number, d: number): void {
    this.state[0] = a;
    this.state[1] = b;
    this.state[2] = c;
    this.state[3] = d;
  }

  /** 32 fresh bits, as a signed whole number. */
  private word(): number {
    const a = wholeAt(this.state, 0);
    const b = wholeAt(this.state, 1);
    const c = wholeAt(this.state, 2);
    const d = wholeAt(this.state, 3);
    const bits = (((a + b) | 0) + d) | 0;
    this.keep(b ^ (b >>> 9), (c + (c << 3)) | 0, (((c << 21) | (c >>> 11)) + bits) | 0, (d + 1) | 0);
    return bits;
  }

  /** One number, uniform in (0, 1). */
  uniform(): number {
    return ((this.word() >>> 0) + 0.5) * perUnit;
  }

  /** One standard normal number. */
  normal(): number {
    return this.settle(this.word() & (layers - 1), this.word());
  }

  /** The long way, which one value in eighty must go: at the edge of a layer, or in the tail. */
  private settle(firstLayer: number, firstBits: number): number {
    let layer = firstLayer;
    let bits = firstBits;
    for (;;) {
      const x = (bits + 0.5) * valueAt(step, layer);
      if (Math.abs(x) < valueAt(edges, layer + 1)) return x;
      if (layer === 0) return this.tail(x < 0);
      const outer = Math.exp(-0.5 * (valueAt(edges, layer) * valueAt(edges, layer) - x * x));
      const inner = Math.exp(-0.5 * (valueAt(edges, layer + 1) * valueAt(edges, layer + 1) - x * x));
      if (inner + this.uniform() * (outer - inner) < 1) return x;
      layer = this.word() & (layers - 1);
      bits = this.word();
    }
  }

  private tail(negative: boolean): number {
    for (;;) {
      const beyond = -Math.log(this.uniform()) / rightmost;
      if (-2 * Math.log(this.uniform()) > beyond * beyond) return negative ? -(rightmost + beyond) : rightmost + beyond;
    }
  }
}
