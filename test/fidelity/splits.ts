/** Ways to cut a matrix in a half to fit on and a half to check on; every cut is used in both directions. */
import { partOf } from '../../shared/engine/calibrate/part.ts';
import { randomSource } from '../../shared/engine/random.ts';
import type { LoadedMatrix } from './matrices.ts';

export type Half = ReturnType<typeof partOf>;

export interface Split {
  by: 'models' | 'items';
  fit: Half;
  check: Half;
}

const shuffled = (count: number, seed: string): number[] => {
  const random = randomSource('fidelity', seed, count);
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
};

/** Every second one, and `draws` random halves. */
const halves = (count: number, draws: number, seed: string): [number[], number[]][] => {
  const all = Array.from({ length: count }, (_, i) => i);
  const cuts: [number[], number[]][] = [[all.filter((i) => i % 2 === 0), all.filter((i) => i % 2 === 1)]];
  for (let draw = 0; draw < draws; draw += 1) {
    const order = shuffled(count, `${seed} ${draw}`);
    cuts.push([order.slice(0, Math.ceil(count / 2)), order.slice(Math.ceil(count / 2))]);
  }
  return cuts;
};

export const splitsOf = ({ matrix, costs }: LoadedMatrix, by: Split['by'], draws = 2): Split[] => {
  const items = matrix.items.map((_, i) => i);
  const models = matrix.models.map((_, m) => m);
  const part = (half: number[]): Half =>
    by === 'models' ? partOf(matrix, costs, items, half) : partOf(matrix, costs, half, models);
  return halves(by === 'models' ? models.length : items.length, draws, by).flatMap(([a, b]) => [
    { by, fit: part(a), check: part(b) },
    { by, fit: part(b), check: part(a) },
  ]);
};
