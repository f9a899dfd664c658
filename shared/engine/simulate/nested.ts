/** Nested policies as the referee plays them: by kind, how one is laid out and how it chooses a part for each task. */
import { byteAt, itemAt, valueAt, wholeAt } from '../../foundation/arrays.ts';
import { normalQuantile } from '../../foundation/normal.ts';
import type { Nested, NestedKind } from '../../plan/policy.ts';
import type { Block } from './block.ts';
import type { PlayableLadder } from './playableLadder.ts';
import type { Stream } from './stream.ts';

/** What each kind of nested policy needs to choose, settled. Plain data: it crosses threads. */
interface Numbers {
  /** Sums of the weights up to and with each part. */
  split: { upTo: number[] };
  /** The signal's quality, the value above which a task counts as hard, and what the signal costs. */
  route: { quality: number; cut: number; usd: number };
}

export type PlayableNested<K extends NestedKind = NestedKind> = {
  [P in K]: { kind: P; numbers: Numbers[P]; parts: PlayablePolicy[] };
}[K];

export type PlayablePolicy = PlayableLadder | PlayableNested;

/** The first `count` of `tasks` in a block: the tasks that come to a policy. */
interface Choosing {
  block: Block;
  stream: Stream;
  tasks: Int32Array;
  count: number;
}

interface Kind<K extends NestedKind> {
  settle: (policy: Nested<K>) => Numbers[K];
  /** Puts the number of the part that task k of the list goes to into `into[k]`, and charges what the choice costs. */
  choose: (numbers: Numbers[K], choosing: Choosing, into: Uint8Array) => void;
}

const kinds: { [K in NestedKind]: Kind<K> } = {
  split: {
    settle: ({ parts }) => {
      let sum = 0;
      return {
        upTo: parts.map((part) => {
          sum += part.weight;
          return sum;
        }),
      };
    },
    choose: ({ upTo }, { block: { uniforms }, stream, count }, into) => {
      const last = upTo.length - 1;
      const whole = itemAt(upTo, last);
      stream.fillUniforms(uniforms, count);
      for (let k = 0; k < count; k++) {
        const u = valueAt(uniforms, k) * whole;
        let part = 0;
        while (part < last && u >= itemAt(upTo, part)) part++;
        into[k] = part;
      }
    },
  },
  route: {
    settle: ({ hardShare, signalQuality, usdPerTask }) => ({
      quality: signalQuality.value,
      cut: normalQuantile(1 - hardShare),
      usd: usdPerTask.value,
    }),
    choose: ({ quality, cut, usd: fee }, { block: { z, usd, normals }, stream, tasks, count }, into) => {
      const rest = Math.sqrt(1 - quality ** 2);
      stream.fillNormals(normals, count);
      for (let k = 0; k < count; k++) {
        const i = wholeAt(tasks, k);
        usd[i] = valueAt(usd, i) + fee;
        into[k] = quality * valueAt(z, i) + rest * valueAt(normals, k) > cut ? 1 : 0;
      }
    },
  },
};

/** A nested policy laid out for playing, its parts already so. */
export const nestedOf = <K extends NestedKind>(policy: Nested<K>, parts: PlayablePolicy[]): PlayableNested => {
  const kind: K = policy.kind;
  return { kind, numbers: kinds[kind].settle(policy), parts } as PlayableNested;
};

/** The tasks that each part of a nested policy gets, in the order in which they came. */
export const sendOn = <K extends NestedKind>(
  { kind, numbers, parts }: PlayableNested<K>,
  choosing: Choosing,
): { part: PlayablePolicy; tasks: Int32Array; count: number }[] => {
  const { tasks, count } = choosing;
  const chosen = new Uint8Array(count);
  kinds[kind].choose(numbers, choosing, chosen);
  const sent = parts.map((part) => ({ part, tasks: new Int32Array(count), count: 0 }));
  for (let k = 0; k < count; k++) {
    const to = itemAt(sent, byteAt(chosen, k));
    to.tasks[to.count++] = wholeAt(tasks, k);
  }
  return sent;
};
