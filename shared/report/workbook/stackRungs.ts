/** The rungs of a stack in the workbook: their costs as formulas, their probabilities as values of the engine. */

import { leavesOf } from '../../engine/leaves.ts';
import type { RungFlow } from '../../engine/outcome.ts';
import type { StackId } from '../../foundation/ids.ts';
import type { Ladder, Policy, Rung } from '../../plan/policy.ts';
import type { WordPath } from '../../words/all.ts';
import { modelName } from '../reading.ts';
import type { Sheet } from '../sheet.ts';
import { type Book, input } from './book.ts';
import { at, type CellRef, type Formula, number, over, plus, times } from './formula.ts';
import { routeKey, rungKey } from './policyInputs.ts';
import { putFormula, putNumber, putText } from './writing.ts';

const perMillion = 1e6;

export interface Leaf {
  ladder: Ladder;
  path: number[];
  routes: { key: string }[];
  rungs: { rung: Rung; flow: RungFlow }[];
}

/** The ladders of a policy beside the engine's flows, which come in the same order. */
export const leavesWithFlows = (
  policy: Policy,
  flows: readonly RungFlow[],
  stackId: StackId,
  categoryId: string,
): Leaf[] => {
  let next = 0;
  return leavesOf(policy).map(({ ladder, path, routes }) => ({
    ladder,
    path,
    routes: routes.map((route) => ({ key: routeKey(stackId, categoryId, route.path) })),
    rungs: ladder.rungs.flatMap((rung) => {
      const flow = flows[next++];
      return flow === undefined ? [] : [{ rung, flow }];
    }),
  }));
};

const checkCost = (book: Book, rung: Rung, key: string): Formula => {
  const fee = at(input(book, `${key}.usdPerCheck`));
  const judge = rung.verifier?.judge ?? null;
  const prices = judge === null ? undefined : book.prices.get(judge.modelId);
  if (judge === null || prices === undefined) return fee;
  return plus(
    fee,
    over(
      plus(
        times(at(input(book, `${key}.judgePromptTokens`)), at(prices.prompt)),
        times(at(input(book, `${key}.judgeCompletionTokens`)), at(prices.completion)),
      ),
      number(perMillion),
    ),
  );
};

/** Cells of one rung that the block adds up. */
export interface RungCells {
  reach: CellRef;
  returned: CellRef;
  modelUsd: CellRef;
  checkUsd: CellRef | null;
  minutes: CellRef | null;
  good: CellRef;
  bad: CellRef;
}

export const rungHeads = [
  'report.rung',
  'report.model',
  'report.reach',
  'report.attempts',
  'workbook.returned',
  'workbook.multiplier',
  'report.usdPerAttempt',
  'report.modelUsd',
  'workbook.checkCost',
  'report.verifierUsd',
  'workbook.humanMinutes',
  'report.acceptedGood',
  'report.acceptedBad',
] as const satisfies readonly WordPath[];

export const writeRung = (
  book: Book,
  sheet: Sheet,
  row: number,
  where: { stackId: StackId; categoryId: string; leaf: Leaf; r: number; several: boolean },
): RungCells | null => {
  const { say } = book.reading;
  const { stackId, categoryId, leaf, r, several } = where;
  const here = leaf.rungs[r];
  if (here === undefined) return null;
  const { rung, flow } = here;
  const attempt = book.attempts.get(`${categoryId}/${rung.modelId}`);
  if (attempt === undefined) return null;
  const key = rungKey(stackId, categoryId, leaf.path, r);
  const label = several
    ? say('workbook.part', { path: leaf.path.map((step) => step + 1).join('.'), number: r + 1 })
    : say('workbook.rungNumber', { number: r + 1 });
  const comeBack = flow.returned;
  const atMean = comeBack * (attempt.value ?? 0);
  putText({ sheet, row, column: 1 }, label, 'label');
  putText({ sheet, row, column: 2 }, modelName(book.reading, rung.modelId), 'label');
  const reach = putNumber({ sheet, row, column: 3 }, flow.reach, 'share', 'value');
  putNumber({ sheet, row, column: 4 }, flow.attempts, 'factor', 'value');
  const returned = putNumber({ sheet, row, column: 5 }, comeBack, 'factor', 'value');
  const multiplier = putNumber({ sheet, row, column: 6 }, atMean > 0 ? flow.modelUsd / atMean : 1, 'factor', 'value');
  const cost = putFormula({ sheet, row, column: 7 }, at(attempt), 'usd');
  const modelUsd = putFormula({ sheet, row, column: 8 }, times(at(returned), at(multiplier), at(cost)), 'usd');
  let checkUsd: CellRef | null = null;
  let minutes: CellRef | null = null;
  if (rung.verifier !== null) {
    const each = putFormula({ sheet, row, column: 9 }, checkCost(book, rung, key), 'usd');
    checkUsd = putFormula({ sheet, row, column: 10 }, times(at(returned), at(each)), 'usd');
    minutes = putFormula(
      { sheet, row, column: 11 },
      times(at(returned), at(input(book, `${key}.minutesPerCheck`))),
      'minutes',
    );
  }
  const good = putNumber({ sheet, row, column: 12 }, flow.acceptedGood, 'share', 'value');
  const bad = putNumber({ sheet, row, column: 13 }, flow.acceptedBad, 'share', 'value');
  return { reach, returned, modelUsd, checkUsd, minutes, good, bad };
};
