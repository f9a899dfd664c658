/** What one attempt of each model costs in each category, as a formula of tokens, shares, prices and fees. */
import type { Price } from '../../catalog/model.ts';
import { type AttemptShape, attemptCost } from '../../engine/attemptCost.ts';
import { modelTokens } from '../../engine/modelTokens.ts';
import { noDraws } from '../../engine/quantity.ts';
import type { RequestShape } from '../../plan/plan.ts';
import { costsInUse } from '../basisTables.ts';
import { modelName, modelOf } from '../reading.ts';
import { rowName } from '../rowName.ts';
import type { Sheet } from '../sheet.ts';
import { type Book, freezeAt, input, nameSheet, type PriceCells } from './book.ts';
import { at, type CellRef, type Formula, ifYes, minus, number, orElse, over, plus, times } from './formula.ts';
import { newSheet, putFormula, putNumber, putText } from './writing.ts';

const perMillion = 1e6;

const shapeOf = (shape: RequestShape): AttemptShape => ({
  promptTokens: shape.promptTokens.value,
  promptTokensCv: shape.promptTokensCv,
  completionTokens: shape.completionTokens.value,
  completionTokensCv: shape.completionTokensCv,
  cacheReadShare: 0,
  cacheWriteShare: 0,
  steps: shape.steps.value,
  toolCalls: 0,
  toolCallUsd: 0,
  completionFactor: 1,
  deferrable: false,
});

/**
 * Shares of the prompt and completion tokens billed at each tier and not at the next. Cost is linear in every price,
 * so a price list that is 1 at the tier and 0 elsewhere reads the share off the engine's own cost.
 */
const tierShares = (price: Price, requests: RequestShape): { prompt: number; completion: number }[] => {
  const shape = shapeOf(requests);
  const nothing: Price = {
    ...price,
    promptUsdPerM: 0,
    completionUsdPerM: 0,
    cacheReadUsdPerM: null,
    cacheWriteUsdPerM: null,
    requestFeeUsd: null,
    tiers: [],
  };
  const reaching = price.tiers.map(({ minPromptTokens }) => {
    const billed = (prompt: number, completion: number): number =>
      attemptCost(
        {
          ...nothing,
          tiers: [
            {
              minPromptTokens,
              promptUsdPerM: prompt * perMillion,
              completionUsdPerM: completion * perMillion,
              cacheReadUsdPerM: null,
              cacheWriteUsdPerM: null,
            },
          ],
        },
        shape,
      ).usd;
    return {
      prompt: shape.promptTokens > 0 ? billed(1, 0) / shape.promptTokens : 0,
      completion: shape.completionTokens > 0 ? billed(0, 1) / shape.completionTokens : 0,
    };
  });
  return reaching.map((share, tier) => ({
    prompt: share.prompt - (reaching[tier + 1]?.prompt ?? 0),
    completion: share.completion - (reaching[tier + 1]?.completion ?? 0),
  }));
};

type Component = 'prompt' | 'completion' | 'cacheRead' | 'cacheWrite';

/** A list price before batch: an unknown cache price is the prompt price of the same tier. */
const listed = (cells: Record<Component, CellRef>, component: Component): Formula =>
  component === 'cacheRead' || component === 'cacheWrite'
    ? orElse(cells[component], at(cells.prompt))
    : at(cells[component]);

const priceInUse = (
  prices: PriceCells,
  component: Component,
  shares: CellRef[],
  deferrable: { cell: CellRef; is: boolean; yes: string },
): Formula => {
  const base = listed(prices, component);
  const tiered =
    shares.length === 0
      ? base
      : plus(
          times(minus(number(1), ...shares.map(at)), base),
          ...shares.map((share, tier) => times(at(share), listed(prices.tiers[tier]!, component))),
        );
  const batch = component === 'completion' ? prices.batchCompletion : prices.batchPrompt;
  if (prices.batchPrompt.value !== null && prices.batchCompletion.value !== null)
    return ifYes(deferrable.cell, deferrable.is, deferrable.yes, at(batch), tiered);
  if (prices.batchDiscount.value !== null)
    return times(
      tiered,
      minus(number(1), ifYes(deferrable.cell, deferrable.is, deferrable.yes, at(prices.batchDiscount), number(0))),
    );
  return tiered;
};

const fixedColumns = 17;

export const writeAttempts = (book: Book): Sheet => {
  const { say, job } = book.reading;
  const used = costsInUse(book.reading).filter(({ entry }) => book.prices.has(entry.modelId));
  const mostTiers = used.reduce(
    (most, { entry }) => Math.max(most, book.prices.get(entry.modelId)?.tiers.length ?? 0),
    0,
  );
  const sheet = newSheet(nameSheet(book, say('workbook.attemptsSheet')), [
    ...[20, 28, 11, 11, 11, 12, 11, 11, 11, 11, 12, 12, 12, 11, 13, 18, 44],
    ...Array.from({ length: mostTiers * 2 }, () => 14),
  ]);
  putText({ sheet, row: 1, column: 1 }, say('workbook.attemptsSheet'), 'title');
  putText({ sheet, row: 2, column: 1 }, say('workbook.attemptsLead'), 'lead');
  if (mostTiers > 0) putText({ sheet, row: 3, column: 1 }, say('workbook.tierNote'), 'note');
  const heads = [
    say('report.category'),
    say('report.model'),
    say('report.promptTokens'),
    say('report.cacheReadShare'),
    say('report.cacheWriteShare'),
    say('report.completionTokens'),
    say('report.completionFactor'),
    say('workbook.promptInUse'),
    say('workbook.cacheReadInUse'),
    say('workbook.cacheWriteInUse'),
    say('workbook.completionInUse'),
    say('workbook.promptCost'),
    say('workbook.completionCost'),
    say('workbook.fees'),
    say('report.usdPerAttempt'),
    say('report.factorBasis'),
    say('report.factorSource'),
    ...Array.from({ length: mostTiers }, (_, tier) => [
      say('workbook.tierPromptShare', { tier: tier + 1 }),
      say('workbook.tierCompletionShare', { tier: tier + 1 }),
    ]).flat(),
  ];
  heads.forEach((text, index) => {
    putText({ sheet, row: 4, column: index + 1 }, text, 'head', {
      wrap: true,
      right: index > 1 && index !== 15 && index !== 16,
    });
  });
  sheet.heights.set(4, 62);
  freezeAt(sheet, 4, 2);
  let row = 5;
  for (const { categoryId, entry } of used) {
    const prices = book.prices.get(entry.modelId);
    const category = job.plan.categories.find((one) => one.id === categoryId);
    const model = modelOf(book.reading, entry.modelId);
    if (prices === undefined || category === undefined || !model?.price) continue;
    const get = (field: string): CellRef => input(book, `${categoryId}.${field}`);
    const deferrable = { cell: get('deferrable'), is: category.deferrable, yes: say('report.yes') };
    putText({ sheet, row, column: 1 }, rowName(book.reading, categoryId), 'label');
    putText({ sheet, row, column: 2 }, modelName(book.reading, entry.modelId), 'label');
    const tokens = modelTokens(category, model, job.plan.ownTokens, job.snapshot, noDraws);
    const isOwn = entry.factorBasis === 'own';
    const prompt = isOwn
      ? putNumber({ sheet, row, column: 3 }, tokens.shape.promptTokens.value, 'count', 'input')
      : putFormula({ sheet, row, column: 3 }, at(get('promptTokens')), 'count');
    const read = putFormula({ sheet, row, column: 4 }, at(get('cacheReadShare')), 'share');
    const write = putFormula({ sheet, row, column: 5 }, at(get('cacheWriteShare')), 'share');
    const completion = isOwn
      ? putNumber({ sheet, row, column: 6 }, tokens.shape.completionTokens.value, 'count', 'input')
      : putFormula({ sheet, row, column: 6 }, at(get('completionTokens')), 'count');
    const factor = putNumber(
      { sheet, row, column: 7 },
      entry.completionFactor.value,
      'factor',
      entry.factorBasis === 'kind' ? 'assumed' : 'input',
    );
    const shares = tierShares(model.price, tokens.shape).map((share, tier) => ({
      prompt: putNumber({ sheet, row, column: fixedColumns + 1 + tier * 2 }, share.prompt, 'share', 'value'),
      completion: putNumber({ sheet, row, column: fixedColumns + 2 + tier * 2 }, share.completion, 'share', 'value'),
    }));
    const promptShares = shares.map((share) => share.prompt);
    const completionShares = shares.map((share) => share.completion);
    const promptPrice = putFormula(
      { sheet, row, column: 8 },
      priceInUse(prices, 'prompt', promptShares, deferrable),
      'price',
    );
    const readPrice = putFormula(
      { sheet, row, column: 9 },
      priceInUse(prices, 'cacheRead', promptShares, deferrable),
      'price',
    );
    const writePrice = putFormula(
      { sheet, row, column: 10 },
      priceInUse(prices, 'cacheWrite', promptShares, deferrable),
      'price',
    );
    const completionPrice = putFormula(
      { sheet, row, column: 11 },
      priceInUse(prices, 'completion', completionShares, deferrable),
      'price',
    );
    const promptCost = putFormula(
      { sheet, row, column: 12 },
      over(
        times(
          at(prompt),
          plus(
            times(minus(number(1), at(read), at(write)), at(promptPrice)),
            times(at(read), at(readPrice)),
            times(at(write), at(writePrice)),
          ),
        ),
        number(perMillion),
      ),
      'usd',
    );
    const completionCost = putFormula(
      { sheet, row, column: 13 },
      over(times(at(completion), at(factor), at(completionPrice)), number(perMillion)),
      'usd',
    );
    const fees = putFormula(
      { sheet, row, column: 14 },
      plus(
        times(at(get('steps')), orElse(prices.requestFee, number(0))),
        times(at(get('toolCalls')), at(get('toolCallUsd'))),
      ),
      'usd',
    );
    const cost = putFormula(
      { sheet, row, column: 15 },
      plus(at(promptCost), at(completionCost), at(fees)),
      'usd',
      'total',
    );
    putText({ sheet, row, column: 16 }, say(`report.basis-${entry.factorBasis}`), 'note');
    putText({ sheet, row, column: 17 }, entry.factorSource, 'note');
    book.attempts.set(`${categoryId}/${entry.modelId}`, cost);
    book.checks.push({
      what: say('workbook.checkAttempt', {
        model: modelName(book.reading, entry.modelId),
        category: rowName(book.reading, categoryId),
      }),
      cell: cost,
      app: entry.usdPerAttempt,
    });
    row++;
  }
  return sheet;
};
