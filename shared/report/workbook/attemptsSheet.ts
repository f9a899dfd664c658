/** What one attempt of each model costs in each category, as a formula of tokens, shares, prices and fees. */
import { priceInUse } from '../../catalog/chooseOffer.ts';
import type { Model, Price } from '../../catalog/model.ts';
import { type AttemptShape, cardInUse } from '../../engine/attemptCost.ts';
import { attemptOf, type ModelTokens, modelTokens } from '../../engine/modelTokens.ts';
import type { CostInUse } from '../../engine/outcome.ts';
import { noDraws } from '../../engine/quantity.ts';
import { plainCard } from '../../engine/rateCard.ts';
import { sellerTools } from '../../engine/sellerTools.ts';
import type { CategoryPlan } from '../../plan/plan.ts';
import { costsInUse } from '../basisTables.ts';
import { modelName, modelOf } from '../reading.ts';
import { rowName } from '../rowName.ts';
import type { Sheet } from '../sheet.ts';
import { type Component, rateInUse, tierShares } from './attemptRates.ts';
import { type Book, freezeAt, input, nameSheet, type PriceCells } from './book.ts';
import { at, atLeastZero, type CellRef, type Formula, minus, number, orElse, over, plus, times } from './formula.ts';
import { newSheet, putFormula, putNumber, putText } from './writing.ts';

const perMillion = 1e6;

/** Fees of tools, those of the seller's among them. */
const toolFees = (shape: AttemptShape, price: Price, get: (field: string) => CellRef): Formula => {
  const each = at(get('toolCallUsd'));
  const told = sellerTools.filter(({ calls }) => shape[calls] > 0);
  if (told.length === 0) return times(at(get('toolCalls')), each);
  const ofSeller = told.map(({ calls, fee }) => {
    const usd = price[fee];
    return times(at(get(calls)), usd === null ? each : number(usd));
  });
  const others = minus(at(get('toolCalls')), ...told.map(({ calls }) => at(get(calls))));
  return plus(times(atLeastZero(others), each), ...ofSeller);
};

const fixedColumns = 17;

const putHeads = (book: Book, sheet: Sheet, mostTiers: number): void => {
  const { say } = book.reading;
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
};

/** A model in a kind of work, and where its cells are. */
interface Used {
  entry: CostInUse;
  category: CategoryPlan;
  model: Model;
  price: Price;
  prices: PriceCells;
}

/** Tokens, shares and factor of an attempt: the row's own by reference, what was stated of the model as a value. */
const putTokens = (
  book: Book,
  sheet: Sheet,
  row: number,
  { entry, category, tokens }: Used & { tokens: ModelTokens },
) => {
  const get = (field: string): CellRef => input(book, `${category.id}.${field}`);
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
  return { prompt, read, write, completion, factor };
};

/** The rates in use for prompt, cache read, cache write and completion, with the shares of each tier behind them. */
const putRates = (
  book: Book,
  sheet: Sheet,
  row: number,
  { category, price, prices, shape }: Used & { shape: AttemptShape },
) => {
  const deferrable = {
    cell: input(book, `${category.id}.deferrable`),
    is: category.deferrable,
    yes: book.reading.say('report.yes'),
  };
  const plain = plainCard(price, shape.cacheHours);
  const ifDeferred = cardInUse(price, { ...shape, deferrable: true });
  const cards = { plain, batch: ifDeferred === plain ? null : ifDeferred, factor: shape.completionFactor };
  const shares = tierShares(plain, shape).map((share, tier) => ({
    prompt: putNumber({ sheet, row, column: fixedColumns + 1 + tier * 2 }, share.prompt, 'share', 'value'),
    completion: putNumber({ sheet, row, column: fixedColumns + 2 + tier * 2 }, share.completion, 'share', 'value'),
  }));
  const put = (column: number, component: Component): CellRef => {
    const ofTier = shares.map((share) => (component === 'completion' ? share.completion : share.prompt));
    return putFormula({ sheet, row, column }, rateInUse(prices, cards, component, ofTier, deferrable), 'price');
  };
  return {
    prompt: put(8, 'prompt'),
    read: put(9, 'cacheRead'),
    write: put(10, 'cacheWrite'),
    completion: put(11, 'completion'),
  };
};

const writeAttempt = (book: Book, sheet: Sheet, row: number, used: Used): void => {
  const { say, job } = book.reading;
  const { entry, category, model, price, prices } = used;
  const get = (field: string): CellRef => input(book, `${category.id}.${field}`);
  putText({ sheet, row, column: 1 }, rowName(book.reading, category.id), 'label');
  putText({ sheet, row, column: 2 }, modelName(book.reading, entry.modelId), 'label');
  const tokens = modelTokens(category, model, job.plan, job.snapshot, noDraws);
  const shape = attemptOf(tokens, category.deferrable);
  const { prompt, read, write, completion, factor } = putTokens(book, sheet, row, { ...used, tokens });
  const rates = putRates(book, sheet, row, { ...used, shape });
  const promptCost = putFormula(
    { sheet, row, column: 12 },
    over(
      times(
        at(prompt),
        plus(
          times(minus(number(1), at(read), at(write)), at(rates.prompt)),
          times(at(read), at(rates.read)),
          times(at(write), at(rates.write)),
        ),
      ),
      number(perMillion),
    ),
    'usd',
  );
  const completionCost = putFormula(
    { sheet, row, column: 13 },
    over(times(at(completion), at(factor), at(rates.completion)), number(perMillion)),
    'usd',
  );
  const fees = putFormula(
    { sheet, row, column: 14 },
    plus(times(at(get('steps')), orElse(prices.requestFee, number(0))), toolFees(shape, price, get)),
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
  book.attempts.set(`${category.id}/${entry.modelId}`, cost);
  book.checks.push({
    what: say('workbook.checkAttempt', {
      model: modelName(book.reading, entry.modelId),
      category: rowName(book.reading, category.id),
    }),
    cell: cost,
    app: entry.usdPerAttempt,
  });
};

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
  putHeads(book, sheet, mostTiers);
  let row = 5;
  for (const { categoryId, entry } of used) {
    const prices = book.prices.get(entry.modelId);
    const category = job.plan.categories.find((one) => one.id === categoryId);
    const model = modelOf(book.reading, entry.modelId);
    const price = model === undefined ? null : priceInUse(model, job.plan.prices);
    if (prices === undefined || category === undefined || model === undefined || price === null) continue;
    writeAttempt(book, sheet, row++, { entry, category, model, price, prices });
  }
  return sheet;
};
