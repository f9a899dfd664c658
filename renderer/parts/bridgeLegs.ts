/** The legs of a bridge from one sum to another: two ends, and between them what each cause takes away or adds. */

export interface Leg {
  id: string;
  kind: 'end' | 'less' | 'more';
  from: number;
  to: number;
}

export interface Legs {
  legs: Leg[];
  /** Where the drawing begins: at nothing, or close below the lowest leg, where a torn edge says so. */
  start: number;
  most: number;
}

const startOf = (legs: readonly Leg[]): number => {
  const values = legs.flatMap(({ kind, from, to }) => (kind === 'end' ? [to] : [from, to]));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least > 0 && most - least < least * 0.6 ? Math.max(0, least - (most - least) * 0.9 - most * 0.02) : 0;
};

/** The bridge from `from` to `to` by steps that add up to their difference. */
export const bridgeLegs = (from: number, steps: readonly { id: string; amount: number }[], to: number): Legs => {
  let at = from;
  const legs: Leg[] = [
    { id: 'from', kind: 'end', from: 0, to: from },
    ...steps.map(({ id, amount }): Leg => {
      const before = at;
      at += amount;
      return { id, kind: amount <= 0 ? 'less' : 'more', from: before, to: at };
    }),
    { id: 'to', kind: 'end', from: 0, to },
  ];
  return { legs, start: startOf(legs), most: Math.max(...legs.flatMap((leg) => [leg.from, leg.to])) };
};
