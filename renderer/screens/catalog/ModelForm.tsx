/** A model of the planner's own: a fine-tune, a contract price, a model too new for the shipped catalog. */
import { useState } from 'react';
import { isCatalogId } from '../../../shared/catalog/checks.ts';
import type { ModelId } from '../../../shared/catalog/model.ts';
import { sizeClassOf } from '../../../shared/catalog/sizeClass.ts';
import type { Refusal } from '../../../shared/contract/answer.ts';
import { saveModel } from '../../actions/catalogRows.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { FormField } from '../../parts/FormField.tsx';
import { Note } from '../../parts/Note.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useSay } from '../../parts/useSay.ts';
import { useCatalogState } from '../../state/useStore.ts';
import { failed, type Read, readDate, readNumber, readText, today } from './readField.ts';

const answers = ['unknown', 'yes', 'no'] as const;
type Answered = (typeof answers)[number];
const flag = (answered: Answered): boolean | null => (answered === 'unknown' ? null : answered === 'yes');

export const ModelForm = ({ onClose, onSaved }: { onClose: () => void; onSaved: (id: ModelId) => void }) => {
  const speech = useSay();
  const { say } = speech;
  const known = useCatalogState((state) => state.modelById);
  const [typed, setTyped] = useState({
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
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const set = (field: keyof typeof typed) => (text: string) => setTyped((before) => ({ ...before, [field]: text }));
  const taken = known.get(typed.id.trim());
  const readId = (): Read<string> => {
    const id = typed.id.trim();
    if (!isCatalogId(id)) return { error: say('catalog.formIdWrong') };
    return taken === undefined ? { value: id } : { error: say('catalog.formIdTaken', { model: taken.name }) };
  };
  const readCountry = (): Read<string | null> => {
    const country = typed.country.trim().toUpperCase();
    if (country === '') return { value: null };
    return /^[A-Z]{2}$/.test(country) ? { value: country } : { error: say('catalog.formCountryWrong') };
  };
  const price = { allowed: { min: 0, max: 100_000 } };
  const read = {
    id: readId(),
    name: readText(typed.name, speech),
    author: readText(typed.author, speech),
    country: readCountry(),
    prompt: readNumber(typed.prompt, 'usd', speech, { ...price, needed: typed.completion.trim() !== '' }),
    completion: readNumber(typed.completion, 'usd', speech, { ...price, needed: typed.prompt.trim() !== '' }),
    params: readNumber(typed.params, 'count', speech, { allowed: { min: 0.001, max: 1_000_000 } }),
    context: readNumber(typed.context, 'tokens', speech, { allowed: { min: 1, max: 1e9 }, whole: true }),
    date: readDate(typed.date, speech),
    source: readText(typed.source, speech),
  };
  const error = (field: keyof typeof read) => (tried ? failed<unknown>(read[field]) : null);
  const save = async () => {
    setTried(true);
    const { id, name, author, country, prompt, completion, params, context, date, source } = read;
    if (
      'error' in id ||
      'error' in name ||
      'error' in author ||
      'error' in country ||
      'error' in prompt ||
      'error' in completion ||
      'error' in params ||
      'error' in context ||
      'error' in date ||
      'error' in source
    )
      return;
    const refused = await saveModel({
      id: id.value,
      name: name.value,
      author: id.value.includes('/') ? id.value.slice(0, id.value.indexOf('/')) : author.value,
      authorName: author.value,
      originCountry: country.value,
      originGroup: country.value === null ? null : country.value === 'CN' ? 'china' : 'rest-of-world',
      openWeights: flag(open),
      licence: null,
      paramsTotalB: params.value,
      paramsActiveB: null,
      paramsNote: null,
      sizeClass: params.value === null ? null : sizeClassOf(params.value),
      contextTokens: context.value,
      maxOutputTokens: null,
      inputModalities: ['text'],
      toolCalling: flag(tools),
      structuredOutput: null,
      reasoning: flag(reasoning),
      releaseDate: null,
      listedDate: null,
      status: null,
      huggingFaceId: null,
      price:
        prompt.value === null || completion.value === null
          ? null
          : {
              promptUsdPerM: prompt.value,
              completionUsdPerM: completion.value,
              cacheReadUsdPerM: null,
              cacheWriteUsdPerM: null,
              batchDiscount: null,
              batchPromptUsdPerM: null,
              batchCompletionUsdPerM: null,
              requestFeeUsd: null,
              webSearchUsdPerCall: null,
              tiers: [],
              tierMode: 'whole-request',
              promoDiscount: null,
              undiscountedPromptUsdPerM: null,
              undiscountedCompletionUsdPerM: null,
              basis: 'planner',
              asOf: date.value,
              source: source.value,
              note: null,
            },
      sources: { listing: source.value },
      owner: 'user',
    });
    if (refused === null) onSaved(id.value);
    else setRefusal(refused);
  };
  const text = (
    field: keyof typeof typed,
    word: Parameters<typeof say>[0],
    more: { placeholder?: string; autoFocus?: boolean } = {},
  ) => <FormField label={say(word)} value={typed[field]} onChange={set(field)} error={error(field)} {...more} />;
  const choices = answers.map((id) => ({ id, name: say(`catalog.${id}`) }));
  const choice = (word: Parameters<typeof say>[0], value: Answered, onChange: (answered: Answered) => void) => (
    <SelectField label={say(word)} value={value} choices={choices} onChange={(id) => onChange(id as Answered)} />
  );
  return (
    <Dialog
      wide
      title={say('catalog.formModelTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('app.cancel')}</Button>
          <Button tone="primary" onPress={() => void save()}>
            {say('catalog.save')}
          </Button>
        </>
      }
    >
      <div className="catalog-form">
        <p>{say('catalog.formModelText')}</p>
        {refusal === null ? null : <Note tone="bad">{speech.refusal(refusal)}</Note>}
        <div className="fields">
          {text('id', 'catalog.formId', { placeholder: 'acme/writer-7b', autoFocus: true })}
          {text('name', 'catalog.formName')}
          {text('author', 'catalog.formAuthor')}
          {text('prompt', 'catalog.prompt')}
          {text('completion', 'catalog.completion')}
          {text('date', 'catalog.formDate')}
          {text('context', 'catalog.formContext')}
          {text('params', 'catalog.formParams')}
          {text('country', 'catalog.formCountry')}
          {choice('catalog.openWeights', open, setOpen)}
          {choice('catalog.tools', tools, setTools)}
          {choice('catalog.reasoning', reasoning, setReasoning)}
        </div>
        {text('source', 'catalog.formSource', { placeholder: say('catalog.formSourcePlaceholder') })}
      </div>
    </Dialog>
  );
};
