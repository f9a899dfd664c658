/** How much less succeeds in a language, by tests that pose the same work in several: the pairs of languages of the evidence. */

import type { Evidence } from '../../catalog/evidence.ts';
import type { ModelId } from '../../foundation/ids.ts';
import { remembered } from '../../foundation/maps.ts';
import { normalQuantile } from '../../foundation/normal.ts';

export interface PairLoss {
  /** On the probit scale, below the mean of the test's other languages; negative where more succeeds. */
  successLost: number;
  /** Models that were measured in it and in another of the test's languages. */
  models: number;
  /** The other languages, by their codes. */
  others: string[];
  /** Where its rows come from. */
  source: string;
}

/** A row of a pair: its test without the pair, and the language it leads to. */
const pairOf = ({ benchmark, config }: Evidence): { test: string; language: string } | null => {
  const language = /^[a-z]{2,3}-([a-z]{2,3})$/.exec(config)?.[1];
  return language !== undefined && benchmark.endsWith(`-${config}`)
    ? { test: benchmark.slice(0, -config.length - 1), language }
    : null;
};

/** Half a success and half a failure are added: all or none of a finite number is no certainty. */
const probitOf = (successes: number, trials: number): number => normalQuantile((successes + 0.5) / (trials + 1));

interface Measured {
  source: string;
  /** Probits by model and language. */
  probits: Map<ModelId, Map<string, number>>;
}

const testsOf = (evidence: readonly Evidence[]): Map<string, Measured> => {
  const tests = new Map<string, Measured>();
  for (const row of evidence) {
    const pair = pairOf(row);
    if (pair === null || row.successes === null || row.trials === null) continue;
    const { probits } = remembered(tests, pair.test, () => ({ source: row.source, probits: new Map() }));
    const ofModel = remembered(probits, row.modelId, () => new Map());
    ofModel.set(pair.language, probitOf(row.successes, row.trials));
  }
  return tests;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * What a language loses against the test's other languages, the mean over the models measured in both; of several tests
 * the one with most models. null where no test poses its work in that language and another. English is the language such
 * tests lead from: what is lost against the others stands for what is lost against English.
 */
export const pairLossOf = (evidence: readonly Evidence[], languageId: string): PairLoss | null => {
  const [code = ''] = languageId.split('-');
  const found = [...testsOf(evidence).values()].flatMap(({ source, probits }): PairLoss[] => {
    const others = new Set<string>();
    const lost = [...probits.values()].flatMap((known) => {
      const own = known.get(code);
      const rest = [...known].filter(([language]) => language !== code);
      if (own === undefined || rest.length === 0) return [];
      for (const [language] of rest) others.add(language);
      return mean(rest.map(([, probit]) => probit)) - own;
    });
    return lost.length === 0
      ? []
      : [{ successLost: mean(lost), models: lost.length, others: [...others].sort(), source }];
  });
  return found.toSorted((a, b) => b.models - a.models)[0] ?? null;
};
