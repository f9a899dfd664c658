/** The fields of a model of one's own: what they start as, what is typed in them, and the model it makes. */
import { useState } from 'react';
import { batchShareOf } from '../../../shared/catalog/batchShare.ts';
import { isCatalogId } from '../../../shared/catalog/checks.ts';
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import { type Model, newModel, ownPrice } from '../../../shared/catalog/model.ts';
import { sizeClassOf } from '../../../shared/catalog/sizeClass.ts';
import type { ModelId } from '../../../shared/foundation/ids.ts';
import { fieldRanges } from '../../../shared/plan/estimateSchema.ts';
import { today } from '../../parts/today.ts';
import { type Speech, useI18n } from '../../parts/useI18n.ts';
import { useCatalogState } from '../../state/useStore.ts';
import { useTyped } from './CatalogForm.tsx';
import { type allRead, heldTo, pricesAllowed, type Read, readDate, readNumber, readText } from './readField.ts';

export const answers = ['unknown', 'yes', 'no'] as const;
export type Answered = (typeof answers)[number];
const flag = (answered: Answered): boolean | null => (answered === 'unknown' ? null : answered === 'yes');

const answered = (known: boolean | null | undefined): Answered => (known == null ? 'unknown' : known ? 'yes' : 'no');

const asText = (value: number | string | null | undefined): string => (value == null ? '' : String(value));

/** The answers that are yes, no or unknown. */
export interface Flags {
  open: Answered;
  tools: Answered;
  reasoning: Answered;
}

/** What is true of the base is true of its fine-tune, but for how long it is sold. */
const factsOf = (base: Model | null): Partial<Model> =>
  base === null
    ? {}
    : {
        ...base,
        status: null,
        deprecatedOn: null,
        shutdownDate: null,
        shutdownNote: null,
        earliestShutdown: null,
        successor: null,
        statusAsOf: null,
        statusNote: null,
        lifecycleByHost: null,
      };

const startOf = (copyOf: Model | null, { say }: Speech) => {
  const chosen = copyOf === null ? null : chooseOffer(copyOf);
  const offer = chosen?.offer ?? null;
  const batchShare = chosen === null ? null : batchShareOf(chosen.paid);
  return {
    id: copyOf === null ? '' : `${copyOf.id}-own`,
    name: copyOf === null ? '' : say('catalog.copyName', { model: copyOf.name }),
    author: copyOf?.authorName ?? '',
    country: copyOf?.originCountry ?? '',
    prompt: asText(offer?.promptUsdPerM),
    completion: asText(offer?.completionUsdPerM),
    cacheRead: asText(offer?.cacheReadUsdPerM),
    cacheWrite: asText(offer?.cacheWriteUsdPerM),
    batch: batchShare === null ? '' : `${batchShare * 100}%`,
    firstToken: '',
    tokensPerSecond: '',
    params: asText(copyOf?.paramsTotalB),
    context: asText(copyOf?.contextTokens),
    date: today(),
    source: '',
  };
};

const readTyped = (typed: ReturnType<typeof startOf>, known: ReadonlyMap<ModelId, Model>, speech: Speech) => {
  const { say } = speech;
  const readId = (): Read<ModelId> => {
    const id = typed.id.trim();
    if (!isCatalogId<ModelId>(id)) return { error: say('catalog.formIdWrong') };
    const taken = known.get(id);
    return taken === undefined ? { value: id } : { error: say('catalog.formIdTaken', { model: taken.name }) };
  };
  const readCountry = (): Read<string | null> => {
    const country = typed.country.trim().toUpperCase();
    if (country === '') return { value: null };
    return /^[A-Z]{2}$/.test(country) ? { value: country } : { error: say('catalog.formCountryWrong') };
  };
  const price = { allowed: pricesAllowed };
  const prompt = readNumber(typed.prompt, 'usd', speech, { ...price, needed: typed.completion.trim() !== '' });
  const completion = readNumber(typed.completion, 'usd', speech, { ...price, needed: typed.prompt.trim() !== '' });
  return {
    id: readId(),
    name: readText(typed.name, speech),
    author: readText(typed.author, speech),
    country: readCountry(),
    prompt,
    completion: heldTo(completion, 'atLeast', prompt, speech),
    cacheRead: heldTo(readNumber(typed.cacheRead, 'usd', speech, price), 'atMost', prompt, speech),
    cacheWrite: readNumber(typed.cacheWrite, 'usd', speech, price),
    batch: readNumber(typed.batch, 'share', speech),
    firstToken: readNumber(typed.firstToken, 'seconds', speech, { needed: typed.tokensPerSecond.trim() !== '' }),
    tokensPerSecond: readNumber(typed.tokensPerSecond, 'count', speech, {
      allowed: fieldRanges.tokensPerSecond,
      needed: typed.firstToken.trim() !== '',
    }),
    params: readNumber(typed.params, 'count', speech, { allowed: { min: 0.001, max: 1_000_000 } }),
    context: readNumber(typed.context, 'tokens', speech, { allowed: { min: 1, max: 1e9 }, whole: true }),
    date: readDate(typed.date, speech),
    source: readText(typed.source, speech),
  };
};

/** What was read of the fields, once all of them can be. */
export type ModelValues = NonNullable<ReturnType<typeof allRead<ReturnType<typeof readTyped>>>>;

export const useModelFields = (copyOf: Model | null) => {
  const speech = useI18n();
  const known = useCatalogState((state) => state.modelById);
  const { typed, set } = useTyped(startOf(copyOf, speech));
  const [flags, setFlags] = useState<Flags>({
    open: answered(copyOf?.openWeights),
    tools: answered(copyOf?.toolCalling),
    reasoning: answered(copyOf?.reasoning),
  });
  return { typed, set, flags, setFlags, read: readTyped(typed, known, speech) };
};

/** The model that was typed; what the form does not ask is as in the model it was copied from. */
export const typedModel = (values: ModelValues, flags: Flags, copyOf: Model | null): Model => {
  const { id, author, country, prompt, completion, params, source } = values;
  const tiered = copyOf === null ? null : (chooseOffer(copyOf)?.offer ?? null);
  return newModel({
    ...factsOf(copyOf),
    id,
    name: values.name,
    author: id.includes('/') ? id.slice(0, id.indexOf('/')) : author,
    authorName: author,
    originCountry: country,
    originGroup: country === null ? null : country === 'CN' ? 'china' : 'rest-of-world',
    openWeights: flag(flags.open),
    paramsTotalB: params,
    sizeClass: params === null ? null : sizeClassOf(params),
    contextTokens: values.context,
    inputModalities: copyOf?.inputModalities ?? ['text'],
    toolCalling: flag(flags.tools),
    reasoning: flag(flags.reasoning),
    offers:
      prompt === null || completion === null
        ? []
        : [
            ownPrice({
              promptUsdPerM: prompt,
              completionUsdPerM: completion,
              cacheReadUsdPerM: values.cacheRead,
              cacheWriteUsdPerM: values.cacheWrite,
              batchDiscount: values.batch,
              ...(tiered === null ? {} : { tiers: tiered.tiers, tierMode: tiered.tierMode }),
              asOf: values.date,
              source,
            }),
          ],
    sources: { listing: source },
    owner: 'user',
  });
};
