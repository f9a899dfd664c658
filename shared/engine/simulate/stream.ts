/**
 * A stream of uniform and standard normal numbers, filled a block at a time: sfc32 for the bits, a ziggurat for
 * the normals. The numbers depend on the words that name the stream and on nothing else.
 * Sources: C. Doty-Humphrey, PractRand (sfc32); G. Marsaglia, W. Tsang, "The ziggurat method", J. Stat. Software 5,
 * 2000, with the layer drawn apart from the value as J. Doornik advises (2005).
 */
import { randomSource } from '../random.ts';

const layers = 128;
const rightmost = 3.442619855899;
const area = 9.91256303526217e-3;

const edges = new Float64Array(layers + 1);
const ratios = new Float64Array(layers);
{
  let height = Math.exp(-0.5 * rightmost * rightmost);
  edges[0] = area / height;
  edges[1] = rightmost;
  edges[layers] = 0;
  for (let i = 2; i < layers; i++) {
    edges[i] = Math.sqrt(-2 * Math.log(area / edges[i - 1]! + height));
    height = Math.exp(-0.5 * edges[i]! * edges[i]!);
  }
  for (let i = 0; i < layers; i++) ratios[i] = edges[i + 1]! / edges[i]!;
}

const blockSize = 1024;
const perUnit = 1 / 4294967296;

export class Stream {
  private readonly state = new Int32Array(4);
  private readonly uniforms = new Float64Array(blockSize);
  private readonly normals = new Float64Array(blockSize);
  private uniformAt = blockSize;
  private normalAt = blockSize;

  constructor(...words: (string | number)[]) {
    const seed = randomSource(...words);
    for (let i = 0; i < 4; i++) this.state[i] = Math.floor(seed() * 4294967296) | 0;
  }

  /** The next number, uniform in (0, 1). */
  uniform(): number {
    if (this.uniformAt === blockSize) this.fillUniforms();
    return this.uniforms[this.uniformAt++]!;
  }

  /** The next standard normal number. */
  normal(): number {
    if (this.normalAt === blockSize) this.fillNormals();
    return this.normals[this.normalAt++]!;
  }

  private fillUniforms(): void {
    let a = this.state[0]!;
    let b = this.state[1]!;
    let c = this.state[2]!;
    let d = this.state[3]!;
    const { uniforms } = this;
    for (let i = 0; i < blockSize; i++) {
      const sum = (((a + b) | 0) + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
      uniforms[i] = ((sum >>> 0) + 0.5) * perUnit;
    }
    this.state[0] = a;
    this.state[1] = b;
    this.state[2] = c;
    this.state[3] = d;
    this.uniformAt = 0;
  }

  private fillNormals(): void {
    let a = this.state[0]!;
    let b = this.state[1]!;
    let c = this.state[2]!;
    let d = this.state[3]!;
    const { normals } = this;
    let i = 0;
    while (i < blockSize) {
      let sum = (((a + b) | 0) + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
      const value = sum * (2 * perUnit);
      sum = (((a + b) | 0) + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
      const layer = sum & (layers - 1);
      if (value < ratios[layer]! && -value < ratios[layer]!) {
        normals[i++] = value * edges[layer]!;
        continue;
      }
      // One in eighty: the edge of a layer, or the tail. The remaining bits of `sum` are fresh.
      this.state[0] = a;
      this.state[1] = b;
      this.state[2] = c;
      this.state[3] = d;
      const settled = layer === 0 ? this.tail(value < 0) : this.edge(value * edges[layer]!, layer);
      a = this.state[0]!;
      b = this.state[1]!;
      c = this.state[2]!;
      d = this.state[3]!;
      if (settled !== null) normals[i++] = settled;
    }
    this.state[0] = a;
    this.state[1] = b;
    this.state[2] = c;
    this.state[3] = d;
    this.normalAt = 0;
  }

  private single(): number {
    const { state } = this;
    const sum = (((state[0]! + state[1]!) | 0) + state[3]!) | 0;
    state[3] = (state[3]! + 1) | 0;
    state[0] = state[1]! ^ (state[1]! >>> 9);
    state[1] = (state[2]! + (state[2]! << 3)) | 0;
    state[2] = (((state[2]! << 21) | (state[2]! >>> 11)) + sum) | 0;
    return ((sum >>> 0) + 0.5) * perUnit;
  }

  private tail(negative: boolean): number {
    for (;;) {
      const x = -Math.log(this.single()) / rightmost;
      const y = -Math.log(this.single());
      if (2 * y > x * x) return negative ? -(rightmost + x) : rightmost + x;
    }
  }

  private edge(x: number, layer: number): number | null {
    const outer = Math.exp(-0.5 * (edges[layer]! * edges[layer]! - x * x));
    const inner = Math.exp(-0.5 * (edges[layer + 1]! * edges[layer + 1]! - x * x));
    return inner + this.single() * (outer - inner) < 1 ? x : null;
  }
}
