/** A model of the planner's own: a fine-tune, a contract price, a model too new for the shipped catalog. */
import { useState } from 'react';
import { isCatalogId } from '../../../shared/catalog/checks.ts';
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import { type Model, newModel, ownPrice } from '../../../shared/catalog/model.ts';
import { sizeClassOf } from '../../../shared/catalog/sizeClass.ts';
import type { ModelId } from '../../../shared/foundation/ids.ts';
import { assumeSpeed } from '../../../shared/plan/edits/assumptions.ts';
import { fieldRanges } from '../../../shared/plan/estimateSchema.ts';
import type { WordPath } from '../../../shared/words/all.ts';
import { saveModel } from '../../actions/catalogRows.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { Note } from '../../parts/Note.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState, usePlanState } from '../../state/useStore.ts';
import { CatalogForm, useTyped } from './CatalogForm.tsx';
import { heldTo, pricesAllowed, type Read, readDate, readNumber, readText } from './readField.ts';

const answers = ['unknown', 'yes', 'no'] as const;
type Answered = (typeof answers)[number];
const flag = (answered: Answered): boolean | null => (answered === 'unknown' ? null : answered === 'yes');

const answered = (known: boolean | null | undefined): Answered => (known == null ? 'unknown' : known ? 'yes' : 'no');

const asText = (value: number | string | null | undefined): string => (value == null ? '' : String(value));

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

export const ModelForm = ({
  copyOf = null,
  onClose,
  onSaved,
}: {
  /** The model it starts as; its facts and price stand in the fields. */
  copyOf?: Model | null;
  onClose: () => void;
  onSaved: (id: ModelId) => void;
}) => {
  const speech = useI18n();
  const { say } = speech;
  const known = useCatalogState((state) => state.modelById);
  const hasPlan = usePlanState((state) => state.document !== null);
  const offer = copyOf === null ? null : (chooseOffer(copyOf)?.offer ?? null);
  const { typed, set } = useTyped({
    id: copyOf === null ? '' : `${copyOf.id}-own`,
    name: copyOf === null ? '' : say('catalog.copyName', { model: copyOf.name }),
    author: copyOf?.authorName ?? '',
    country: copyOf?.originCountry ?? '',
    prompt: asText(offer?.promptUsdPerM),
    completion: asText(offer?.completionUsdPerM),
    cacheRead: asText(offer?.cacheReadUsdPerM),
    cacheWrite: asText(offer?.cacheWriteUsdPerM),
    batch: offer?.batchDiscount == null ? '' : `${offer.batchDiscount * 100}%`,
    firstToken: '',
    tokensPerSecond: '',
    params: asText(copyOf?.paramsTotalB),
    context: asText(copyOf?.contextTokens),
    date: today(),
    source: '',
  });
  const [open, setOpen] = useState<Answered>(answered(copyOf?.openWeights));
  const [tools, setTools] = useState<Answered>(answered(copyOf?.toolCalling));
  const [reasoning, setReasoning] = useState<Answered>(answered(copyOf?.reasoning));
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
  const read = {
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
  const choices = answers.map((id) => ({ id, name: say(`catalog.${id}`) }));
  const choice = (word: WordPath, value: Answered, onChange: (answered: Answered) => void) => (
    <SelectField label={say(word)} value={value} choices={choices} onChange={onChange} />
  );
  return (
    <CatalogForm
      title={say('catalog.formModelTitle')}
      about={say('catalog.formModelText')}
      typed={typed}
      set={set}
      read={read}
      onClose={onClose}
      onSaved={() => 'value' in read.id && onSaved(read.id.value)}
      save={async (values) => {
        const { id, name, author, country, prompt, completion, params, context, date, source } = values;
        const refused = await saveModel(
          newModel({
            ...factsOf(copyOf),
            id,
            name,
            author: id.includes('/') ? id.slice(0, id.indexOf('/')) : author,
            authorName: author,
            originCountry: country,
            originGroup: country === null ? null : country === 'CN' ? 'china' : 'rest-of-world',
            openWeights: flag(open),
            paramsTotalB: params,
            sizeClass: params === null ? null : sizeClassOf(params),
            contextTokens: context,
            inputModalities: copyOf?.inputModalities ?? ['text'],
            toolCalling: flag(tools),
            reasoning: flag(reasoning),
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
                      ...(offer === null ? {} : { tiers: offer.tiers, tierMode: offer.tierMode }),
                      asOf: date,
                      source,
                    }),
                  ],
            sources: { listing: source },
            owner: 'user',
          }),
        );
        const { firstToken, tokensPerSecond } = values;
        if (refused !== null || firstToken === null || tokensPerSecond === null) return refused;
        return editPlan('app.editSpeed', (plan) =>
          assumeSpeed(plan, id, {
            firstTokenSeconds: { value: firstToken, source, stated: true },
            tokensPerSecond: { value: tokensPerSecond, source, stated: true },
          }),
        );
      }}
    >
      {(field) => (
        <>
          <div className="fields">
            {field('id', 'catalog.formId', { placeholder: 'acme/writer-7b', autoFocus: true, needed: true })}
            {field('name', 'catalog.formName', { needed: true })}
            {field('author', 'catalog.formAuthor', { needed: true })}
            {field('prompt', 'catalog.prompt')}
            {field('completion', 'catalog.completion')}
            {field('date', 'catalog.formDate', { needed: true })}
            {field('cacheRead', 'catalog.cacheRead')}
            {field('cacheWrite', 'catalog.cacheWrite')}
            {field('batch', 'catalog.formBatch')}
            {hasPlan ? field('firstToken', 'catalog.speedFirst') : null}
            {hasPlan ? field('tokensPerSecond', 'catalog.speedRate') : null}
            {field('context', 'catalog.formContext')}
            {field('params', 'catalog.formParams')}
            {field('country', 'catalog.formCountry')}
            {choice('catalog.openWeights', open, setOpen)}
            {choice('catalog.tools', tools, setTools)}
            {choice('catalog.reasoning', reasoning, setReasoning)}
          </div>
          {field('source', 'catalog.formSource', {
            needed: true,
            placeholder: say('catalog.formSourcePlaceholder'),
          })}
          {hasPlan ? <p className="soft small">{say('catalog.formSpeedNote')}</p> : null}
          {(offer?.tiers.length ?? 0) > 0 ? <Note>{say('catalog.formTiersKept')}</Note> : null}
        </>
      )}
    </CatalogForm>
  );
};
