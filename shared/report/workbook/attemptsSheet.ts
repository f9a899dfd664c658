/** What one attempt of each model costs in each category, as a formula of tokens, shares, prices and fees. */
import { priceInUse } from '../../catalog/chooseOffer.ts';
import { type AttemptShape, cardInUse, shareBeyond } from '../../engine/attemptCost.ts';
import { attemptOf, modelTokens } from '../../engine/modelTokens.ts';
import { noDraws } from '../../engine/quantity.ts';
import { plainCard, type Rate, type RateCard } from '../../engine/rateCard.ts';
import { costsInUse } from '../basisTables.ts';
import { modelName, modelOf } from '../reading.ts';
import { rowName } from '../rowName.ts';
import type { Sheet } from '../sheet.ts';
import { type Book, freezeAt, input, nameSheet, type PriceCells } from './book.ts';
import { at, type CellRef, type Formula, ifYes, minus, number, orElse, over, plus, times } from './formula.ts';
import { newSheet, putFormula, putNumber, putText } from './writing.ts';

const perMillion = 1e6;

/** Shares of the prompt and completion tokens billed at each tier of a card and not at the next. */
const tierShares = ({ rates, marginal }: RateCard, shape: AttemptShape): { prompt: number; completion: number }[] => {
  const requests = Math.max(shape.steps, 1);
  const perRequest = shape.promptTokens / requests;
  const reaching = rates.slice(1).map((rate) => {
    const share = shareBeyond(rate, shape);
    if (!marginal) return { prompt: share.tokens, completion: share.requests };
    const tokens = perRequest > 0 ? share.tokens - (rate.fromTokens * share.requests) / perRequest : 0;
    return { prompt: Math.max(tokens, 0), completion: 0 };
  });
  return reaching.map((share, tier) => ({
    prompt: share.prompt - (reaching[tier + 1]?.prompt ?? 0),
    completion: share.completion - (reaching[tier + 1]?.completion ?? 0),
  }));
};

type Component = 'prompt' | 'completion' | 'cacheRead' | 'cacheWrite';

const rateNames = {
  prompt: 'prompt',
  completion: 'completion',
  cacheRead: 'cacheRead',
  cacheWrite: 'cacheWrite',
} as const satisfies Record<Component, keyof Rate>;

/**
 * A rate of the card as a formula: of its cell where the list has the very figure; where a rule made it (a cache price
 * that grows with the tier, storage, a batch without its own), that figure.
 */
const rateCell = (cells: Record<Component, CellRef>, rate: Rate, component: Component): Formula => {
  const made = rate[rateNames[component]];
  const cell = cells[component];
  if (cell.value === made) return at(cell);
  return cell.value === null && made === cells.prompt.value ? orElse(cell, at(cells.prompt)) : number(made);
};

const tieredBy = (rates: readonly Formula[], shares: readonly CellRef[]): Formula => {
  const [base, ...tiers] = rates;
  if (base === undefined) return number(0);
  if (tiers.length === 0) return base;
  return plus(
    times(minus(number(1), ...shares.map(at)), base),
    ...tiers.flatMap((rate, tier) => {
      const share = shares[tier];
      return share === undefined ? [] : [times(at(share), rate)];
    }),
  );
};

/** What an attempt of a model in a category pays by: its cards, and whether its batch is worth taking. */
interface Cards {
  plain: RateCard;
  batch: RateCard | null;
  factor: number;
}

const rateInUse = (
  prices: PriceCells,
  { plain, batch, factor }: Cards,
  component: Component,
  shares: CellRef[],
  deferrable: { cell: CellRef; is: boolean; yes: string },
): Formula => {
  const cellsOf = (tier: number) => (tier === 0 ? prices : (prices.tiers[tier - 1] ?? prices));
  /** Of a model that thinks at another price, what it writes costs the mean of the two. */
  const thinkingAt = (rate: Rate): Formula | null =>
    component === 'completion' && rate.thinking !== rate.completion && factor > 1
      ? number((rate.completion + (factor - 1) * rate.thinking) / factor)
      : null;
  const direct = tieredBy(
    plain.rates.map((rate, tier) => thinkingAt(rate) ?? rateCell(cellsOf(tier), rate, component)),
    shares,
  );
  if (batch === null) return direct;
  const batchCell = component === 'completion' ? prices.batchCompletion : prices.batchPrompt;
  const ofRows = prices.batchPrompt.value !== null && prices.batchCompletion.value !== null;
  if (!ofRows)
    return times(
      direct,
      minus(number(1), ifYes(deferrable.cell, deferrable.is, deferrable.yes, at(prices.batchDiscount), number(0))),
    );
  const deferred = tieredBy(
    batch.rates.map((rate, tier) => {
      const made = rate[rateNames[component]];
      return thinkingAt(rate) ?? (tier === 0 && batchCell.value === made ? at(batchCell) : number(made));
    }),
    shares,
  );
  return ifYes(deferrable.cell, deferrable.is, deferrable.yes, deferred, direct);
};

/** Fees of tools, what searches cost among them. */
const searched = (
  { searches, toolCalls }: AttemptShape,
  searchUsd: number | null,
  get: (field: string) => CellRef,
): Formula => {
  const each = at(get('toolCallUsd'));
  if (searches === 0) return times(at(get('toolCalls')), each);
  return plus(
    times(number(Math.max(toolCalls - searches, 0)), each),
    times(number(searches), searchUsd === null ? each : number(searchUsd)),
  );
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
    const price = model === undefined ? null : priceInUse(model, job.plan.prices);
    if (prices === undefined || category === undefined || model === undefined || price === null) continue;
    const get = (field: string): CellRef => input(book, `${categoryId}.${field}`);
    const deferrable = { cell: get('deferrable'), is: category.deferrable, yes: say('report.yes') };
    putText({ sheet, row, column: 1 }, rowName(book.reading, categoryId), 'label');
    putText({ sheet, row, column: 2 }, modelName(book.reading, entry.modelId), 'label');
    const tokens = modelTokens(category, model, job.plan, job.snapshot, noDraws);
    const isOwn = entry.factorBasis === 'own';
    const ofRow = at(get('promptTokens'));
    const prompt = isOwn
      ? putNumber({ sheet, row, column: 3 }, tokens.shape.promptTokens.value, 'count', 'input')
      : putFormula(
          { sheet, row, column: 3 },
          tokens.promptTimes === 1 ? ofRow : times(ofRow, number(tokens.promptTimes)),
          'count',
        );
    const read = putFormula({ sheet, row, column: 4 }, at(get('cacheReadShare')), 'share');
    const write = putFormula({ sheet, row, column: 5 }, at(get('cacheWriteShare')), 'share');
    const completion = isOwn
      ? putNumber({ sheet, row, column: 6 }, tokens.shape.completionTokens.value, 'count', 'input')
      : putFormula({ sheet, row, column: 6 }, at(get('completionTokens')), 'count');
    const factor = putNumber(
      { sheet, row, column: 7 },
      entry.completionFactor.value * tokens.completionTimes,
      'factor',
      entry.factorBasis === 'kind' ? 'assumed' : 'input',
    );
    const shape = attemptOf(tokens, category.deferrable);
    const plain = plainCard(price, shape.cacheHours);
    const ifDeferred = cardInUse(price, { ...shape, deferrable: true });
    const cards = { plain, batch: ifDeferred === plain ? null : ifDeferred, factor: shape.completionFactor };
    const shares = tierShares(cards.plain, shape).map((share, tier) => ({
      prompt: putNumber({ sheet, row, column: fixedColumns + 1 + tier * 2 }, share.prompt, 'share', 'value'),
      completion: putNumber({ sheet, row, column: fixedColumns + 2 + tier * 2 }, share.completion, 'share', 'value'),
    }));
    const promptShares = shares.map((share) => share.prompt);
    const completionShares = shares.map((share) => share.completion);
    const promptPrice = putFormula(
      { sheet, row, column: 8 },
      rateInUse(prices, cards, 'prompt', promptShares, deferrable),
      'price',
    );
    const readPrice = putFormula(
      { sheet, row, column: 9 },
      rateInUse(prices, cards, 'cacheRead', promptShares, deferrable),
      'price',
    );
    const writePrice = putFormula(
      { sheet, row, column: 10 },
      rateInUse(prices, cards, 'cacheWrite', promptShares, deferrable),
      'price',
    );
    const completionPrice = putFormula(
      { sheet, row, column: 11 },
      rateInUse(prices, cards, 'completion', completionShares, deferrable),
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
        searched(shape, price.webSearchUsdPerCall, get),
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
