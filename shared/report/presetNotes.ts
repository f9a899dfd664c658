/** What the rules of a preset chose and why, as lines for the notes of the plan. */
import { chooseOffer } from '../catalog/chooseOffer.ts';
import type { Model } from '../catalog/model.ts';
import { newestDay } from '../catalog/offers.ts';
import type { PresetPlan } from '../engine/planFromPreset.ts';
import { type Choice, type Chosen, modelsOfChosen } from '../engine/presetChoice.ts';
import { nearlyBest } from '../engine/propose.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { Plan } from '../plan/plan.ts';
import { laddersOf } from '../plan/policyParts.ts';
import { verifierPreset } from '../plan/verifierPresets.ts';
import { formatDate, formatList, formatMoney, formatNumber, formatShare } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import { policyText } from './policyText.ts';
import { rowNameIn } from './rowName.ts';

interface Reader {
  plan: Plan;
  models: ReadonlyMap<ModelId, Model>;
  say: Say;
  language: Language;
}

const nameOf = ({ models }: Reader, id: ModelId): string => models.get(id)?.name ?? id;

const why = ({ plan, say, language }: Reader, choice: Choice): string => {
  switch (choice.kind) {
    case 'oneModel':
      return say(`presets.chose-oneModel-${choice.weights}`, {
        success: formatShare(choice.success, language),
        compared: formatNumber(choice.compared, language),
      });
    case 'cheapest':
      return say(`presets.chose-cheapest-${choice.weights}`, {
        success: formatShare(choice.success, language),
        usd: formatMoney(choice.usdPerAttempt, say.money, language),
        adequate: formatNumber(choice.adequate, language),
        compared: formatNumber(choice.compared, language),
      });
    case 'cheapFirst': {
      const check = verifierPreset(choice.check);
      return say('presets.chose-cheapFirst', {
        check: check === null ? choice.check : say(check.name),
        success: formatShare(choice.success, language),
        usd: formatMoney(choice.usdPerSuccess, say.money, language),
        compared: formatNumber(choice.compared, language),
      });
    }
    case 'like':
      return say('presets.chose-like', { row: rowNameIn(plan, say, choice.row) });
    default:
      return choice satisfies never;
  }
};

/** Whether what is paid for a model is a promotion, or would be if it lasted; null where its price is a plain one. */
const promotionOf = (reader: Reader, id: ModelId): string | null => {
  const { models, plan, say, language } = reader;
  const sold = models.get(id);
  const chosen = sold === undefined ? null : chooseOffer(sold, plan.prices);
  if (chosen === null) return null;
  const model = nameOf(reader, id);
  const { offer, promotionLeftOut } = chosen;
  if (promotionLeftOut) return say('presets.chosePromotionLeftOut', { model });
  if (offer.promotion !== true && offer.promoDiscount === null) return null;
  return offer.validUntil === null
    ? say('presets.chosePromotionOpen', { model })
    : say('presets.chosePromotion', { model, date: formatDate(offer.validUntil, language) });
};

const joined = (sentences: readonly string[], language: Language): string =>
  sentences.join(language === 'en' ? ' ' : '');

/** What is to be known of the models beside why they were chosen. */
const remarks = (reader: Reader, chosen: Chosen): string[] =>
  modelsOfChosen(chosen).flatMap((id) => promotionOf(reader, id) ?? []);

const judgeOf = (reader: Reader, { policy }: NonNullable<Chosen['found']>): string[] => {
  const judges = laddersOf(policy).flatMap(({ rungs }) =>
    rungs.flatMap(({ verifier }) => verifier?.judge?.modelId ?? []),
  );
  return judges.map((id) => reader.say('presets.choseJudge', { model: nameOf(reader, id) }));
};

const lineOf = (reader: Reader, stack: string, chosen: Chosen): string => {
  const { plan, say, language } = reader;
  const { row, found } = chosen;
  const names = { stack, row: rowNameIn(plan, say, row) };
  if (found === null) return say('presets.choseLineNone', names);
  const models = policyText({ say, language }, found.policy, (id) => nameOf(reader, id));
  const line = say('presets.choseLine', { ...names, models, why: why(reader, found.choice) });
  return joined([line, ...judgeOf(reader, found), ...remarks(reader, chosen)], language);
};

/** A stack that does everything with one model has one line, with the rows in which that model was not measured. */
const lineOfOne = (reader: Reader, stack: string, rows: readonly Chosen[]): string | null => {
  const { plan, say, language } = reader;
  const [first] = rows;
  const choice = first?.found?.choice;
  if (first?.found == null || choice?.kind !== 'oneModel') return null;
  const models = policyText({ say, language }, first.found.policy, (id) => nameOf(reader, id));
  const unmeasured = rows.flatMap(({ row, found }) =>
    found?.choice.kind === 'oneModel' && !found.choice.isMeasured ? [rowNameIn(plan, say, row)] : [],
  );
  const line = say('presets.choseStack', { stack, models, why: why(reader, choice) });
  const assumed =
    unmeasured.length === 0 ? [] : [say('presets.choseUnmeasured', { rows: formatList(unmeasured, language) })];
  return joined([line, ...assumed, ...remarks(reader, first)], language);
};

/** One line for the rules and one for each row of each stack, in the language of `say`. */
export const presetNotes = (
  { plan, chosen }: PresetPlan,
  catalog: readonly Model[],
  say: Say,
  language: Language,
): string => {
  const models = new Map(catalog.map((model) => [model.id, model]));
  const reader: Reader = { plan, models, say, language };
  const used = chosen.flatMap(({ rows }) => rows.flatMap(modelsOfChosen));
  const date = formatDate(newestDay(used.flatMap((id) => models.get(id)?.offers ?? [])), language);
  const lines = chosen.flatMap(({ stack, rows }) => {
    const name = plan.stacks.find(({ id }) => id === stack)?.name ?? stack;
    const one = lineOfOne(reader, name, rows);
    return one === null ? rows.map((row) => lineOf(reader, name, row)) : [one];
  });
  const points = formatNumber(100 * nearlyBest, language);
  return [say('presets.choseHead', { date, points }), ...lines].join('\n');
};
