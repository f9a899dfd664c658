/** Speed of the optimiser: all singles and pairs of 300 models in 15 categories, and the best plan of at most K models. */
import { menuOf } from '../../shared/engine/optimise/menu.ts';
import { optimise } from '../../shared/engine/optimise/optimise.ts';
import type { Rule } from '../../shared/plan/rule.ts';
import { manyModels } from './manyModels.ts';
import { exponentOf, interleaved, medianMs, type Row } from './measure.ts';

export const decideRows = async (): Promise<Row[]> => {
  const jobs = new Map([200, 300, 400, 600, 800].map((count) => [count, manyModels(count)]));
  const growth = await interleaved([...jobs.keys()], 5, (count) => menuOf(jobs.get(count)!));
  const job = manyModels(300);
  const best = async (what: string, rules: Rule[]): Promise<Row> => {
    const ask = { rules, explain: false };
    const answer = optimise(job, ask);
    if (answer.kind !== 'found') return { what, milliseconds: null, note: answer.kind };
    const proof = answer.proven ? 'proven' : `within ${((100 * (answer.gap ?? 0)) / answer.best.value).toFixed(2)}%`;
    return { what, milliseconds: await medianMs(3, () => optimise(job, ask)), note: `aim 2,000 ms; ${proof}` };
  };
  const free = optimise(job, { rules: [], explain: false });
  if (free.kind !== 'found') throw new Error(free.kind);
  const { success, silentFailure, usdPerMonth } = free.best;
  return [
    {
      what: 'every single and pair of 300 models x 15 categories',
      milliseconds: growth[1]!.milliseconds,
      note: `aim 200 ms, rates and prices included; grows as models^${exponentOf(growth).toFixed(2)}`,
    },
    await best('best plan of 300 models', []),
    await best('best plan of at most 3 of 300 models', [{ kind: 'maxModels', count: 3 }]),
    await best('best plan of at most 5 of 300 models', [{ kind: 'maxModels', count: 5 }]),
    await best('best plan under a floor, a ceiling and a budget', [
      { kind: 'successFloor', categoryId: null, share: success + 0.005 },
      { kind: 'silentFailureCeiling', categoryId: null, share: silentFailure - 0.004 },
      { kind: 'budget', usdPerMonth: 2 * usdPerMonth },
    ]),
  ];
};
