/** The price of every model in use, judges included, dated and with its source. */

import { type ChosenOffer, chooseOffer } from '../../catalog/chooseOffer.ts';
import { leavesOf } from '../../engine/leaves.ts';
import type { ModelId } from '../../foundation/ids.ts';
import type { WordPath } from '../../words/all.ts';
import { formatNumber, formatShare } from '../../words/format.ts';
import { modelOf } from '../reading.ts';
import type { Sheet, Validation } from '../sheet.ts';
import { sourceTold } from '../sourceTold.ts';
import { type Book, freezeAt, nameCell, nameSheet } from './book.ts';
import { newSheet, putKnown, putText } from './writing.ts';

/** Models that any stack calls in a category of the mix, in the order met. */
const modelsInUse = (book: Book): ModelId[] => {
  const { plan } = book.reading.job;
  const ids = plan.stacks.flatMap((stack) =>
    plan.categories
      .filter((category) => category.share > 0)
      .flatMap((category) => {
        const policy = stack.policies[category.id];
        return policy === undefined
          ? []
          : leavesOf(policy).flatMap(({ ladder }) =>
              ladder.rungs.flatMap((rung) => [
                rung.modelId,
                ...(rung.verifier?.judge ? [rung.verifier.judge.modelId] : []),
              ]),
            );
      }),
  );
  return [...new Set(ids)];
};

/** A basis of an imported list has a name of its own. */
const bases: Readonly<Record<string, WordPath>> = {
  'vendor-list': 'prices.basis-vendor-list',
  'host-list': 'prices.basis-host-list',
  'openrouter-listing': 'prices.basis-openrouter-listing',
  'free-listing': 'prices.basis-free-listing',
  planner: 'report.basis-stated',
};

/** The rule that chose the offer, who sells it, and what the plan's own terms make of its list price. */
const whyOf = (book: Book, { why, offer, discount, promotionLeftOut }: ChosenOffer): string => {
  const { say, language } = book.reading;
  return [
    say(`prices.why-${why}`),
    ...(offer.host === null ? [] : [offer.region === null ? offer.host : `${offer.host} · ${offer.region}`]),
    ...(promotionLeftOut ? [say('workbook.priceNoPromotion')] : []),
    ...(discount === 0 ? [] : [say('workbook.priceDiscount', { share: formatShare(discount, language) })]),
  ].join(language === 'zh' ? '；' : '; ');
};

export const writePrices = (book: Book): Sheet => {
  const { say, language } = book.reading;
  const sheet = newSheet(
    nameSheet(book, say('workbook.pricesSheet')),
    [34, 16, 11, 11, 11, 11, 11, 11, 10, 11, 12, 26, 60, 48],
  );
  const unknown = say('report.unknown');
  const positive: Validation = { kind: 'between', low: 0, high: null, message: say('workbook.mustBePositive') };
  putText({ sheet, row: 1, column: 1 }, say('workbook.pricesSheet'), 'title');
  putText({ sheet, row: 2, column: 1 }, say('workbook.pricesLead'), 'lead');
  const heads = [
    'report.model',
    'report.vendor',
    'workbook.promptPrice',
    'workbook.completionPrice',
    'workbook.cacheReadPrice',
    'workbook.cacheWritePrice',
    'workbook.batchPromptPrice',
    'workbook.batchCompletionPrice',
    'workbook.batchDiscount',
    'workbook.requestFee',
    'report.priceAsOf',
    'workbook.priceBasis',
    'report.source',
    'workbook.priceWhy',
  ] as const;
  heads.forEach((path, index) => {
    putText({ sheet, row: 4, column: index + 1 }, say(path), 'head', { wrap: true, right: index > 1 && index < 10 });
  });
  sheet.heights.set(4, 32);
  freezeAt(sheet, 4, 1);
  let row = 5;
  for (const id of modelsInUse(book)) {
    const model = modelOf(book.reading, id);
    const chosen = model === undefined ? null : chooseOffer(model, book.reading.job.plan.prices);
    if (model === undefined || chosen === null) {
      putText({ sheet, row, column: 1 }, model?.name ?? id, 'label');
      putText({ sheet, row: row++, column: 3 }, unknown, 'value', { right: true });
      continue;
    }
    const price = chosen.paid;
    const slug = id.split('/').at(-1) ?? id;
    const at = (column: number, value: number | null, name?: string) =>
      putKnown({ sheet, row, column }, value, {
        format: 'price',
        look: 'input',
        unknown,
        validation: positive,
        ...(name === undefined ? {} : { name: nameCell(book, `${name}_${slug}`) }),
      });
    putText({ sheet, row, column: 1 }, model.name, 'label');
    putText({ sheet, row, column: 2 }, model.authorName, 'text');
    const cells = {
      prompt: at(3, price.promptUsdPerM, 'prompt_price'),
      completion: at(4, price.completionUsdPerM, 'completion_price'),
      cacheRead: at(5, price.cacheReadUsdPerM),
      cacheWrite: at(6, price.cacheWriteUsdPerM),
      batchPrompt: at(7, price.batchPromptUsdPerM),
      batchCompletion: at(8, price.batchCompletionUsdPerM),
      batchDiscount: putKnown({ sheet, row, column: 9 }, price.batchDiscount, {
        format: 'share',
        look: 'input',
        unknown,
      }),
      requestFee: putKnown({ sheet, row, column: 10 }, price.requestFeeUsd, {
        format: 'usd',
        look: 'input',
        unknown,
        validation: positive,
      }),
    };
    putText({ sheet, row, column: 11 }, price.asOf, 'note');
    const basis = bases[price.basis];
    putText({ sheet, row, column: 12 }, basis === undefined ? price.basis : say(basis), 'note');
    putText({ sheet, row, column: 13 }, sourceTold(price.source, language), 'note');
    putText({ sheet, row, column: 14 }, whyOf(book, chosen), 'note');
    row++;
    const tiers = price.tiers.map((tier) => {
      const tokens = formatNumber(tier.minPromptTokens, language);
      putText(
        { sheet, row, column: 1 },
        `   ${say(price.tierMode === 'marginal' ? 'workbook.tierMarginal' : 'workbook.tierWhole', { tokens })}`,
        'note',
      );
      const tierCells = {
        prompt: at(3, tier.promptUsdPerM),
        completion: at(4, tier.completionUsdPerM),
        cacheRead: at(5, tier.cacheReadUsdPerM),
        cacheWrite: at(6, tier.cacheWriteUsdPerM),
      };
      row++;
      return tierCells;
    });
    book.prices.set(id, { ...cells, tiers });
  }
  return sheet;
};
