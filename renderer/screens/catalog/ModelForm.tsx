/** A model of the planner's own: a fine-tune, a contract price, a model too new for the shipped catalog. */
import { useState } from 'react';
import { isCatalogId } from '../../../shared/catalog/checks.ts';
import { newModel, ownPrice } from '../../../shared/catalog/model.ts';
import { sizeClassOf } from '../../../shared/catalog/sizeClass.ts';
import type { ModelId } from '../../../shared/foundation/ids.ts';
import type { WordPath } from '../../../shared/words/all.ts';
import { saveModel } from '../../actions/catalogRows.ts';
import { SelectField } from '../../parts/SelectField.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState } from '../../state/useStore.ts';
import { CatalogForm, useTyped } from './CatalogForm.tsx';
import { heldTo, pricesAllowed, type Read, readDate, readNumber, readText } from './readField.ts';

const answers = ['unknown', 'yes', 'no'] as const;
type Answered = (typeof answers)[number];
const flag = (answered: Answered): boolean | null => (answered === 'unknown' ? null : answered === 'yes');

export const ModelForm = ({ onClose, onSaved }: { onClose: () => void; onSaved: (id: ModelId) => void }) => {
  const speech = useI18n();
  const { say } = speech;
  const known = useCatalogState((state) => state.modelById);
  const { typed, set } = useTyped({
    id: '',
    name: '',
    author: '',
    country: '',
    prompt: '',
    completion: '',
    params: '',
    context: '',
    date: today(),
    source: '',
  });
  const [open, setOpen] = useState<Answered>('unknown');
  const [tools, setTools] = useState<Answered>('unknown');
  const [reasoning, setReasoning] = useState<Answered>('unknown');
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
      save={({ id, name, author, country, prompt, completion, params, context, date, source }) =>
        saveModel(
          newModel({
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
            inputModalities: ['text'],
            toolCalling: flag(tools),
            reasoning: flag(reasoning),
            offers:
              prompt === null || completion === null
                ? []
                : [ownPrice({ promptUsdPerM: prompt, completionUsdPerM: completion, asOf: date, source })],
            sources: { listing: source },
            owner: 'user',
          }),
        )
      }
    >
      {(field) => (
        <>
          <div className="fields">
            {field('id', 'catalog.formId', { placeholder: 'acme/writer-7b', autoFocus: true })}
            {field('name', 'catalog.formName')}
            {field('author', 'catalog.formAuthor')}
            {field('prompt', 'catalog.prompt')}
            {field('completion', 'catalog.completion')}
            {field('date', 'catalog.formDate')}
            {field('context', 'catalog.formContext')}
            {field('params', 'catalog.formParams')}
            {field('country', 'catalog.formCountry')}
            {choice('catalog.openWeights', open, setOpen)}
            {choice('catalog.tools', tools, setTools)}
            {choice('catalog.reasoning', reasoning, setReasoning)}
          </div>
          {field('source', 'catalog.formSource', { placeholder: say('catalog.formSourcePlaceholder') })}
        </>
      )}
    </CatalogForm>
  );
};
