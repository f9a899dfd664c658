/** The planner's own price of a model, with the day and the place it was read. */
import { useState } from 'react';
import type { Model, Price } from '../../../shared/catalog/model.ts';
import type { Refusal } from '../../../shared/contract/answer.ts';
import { saveModel } from '../../actions/catalogRows.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { FormField } from '../../parts/FormField.tsx';
import { Note } from '../../parts/Note.tsx';
import { useSay } from '../../parts/useSay.ts';
import { failed, readDate, readNumber, readText, today } from './readField.ts';

/** Shipped prices go up to 600 USD per million; more than this is a price in another unit. */
const allowed = { min: 0, max: 100_000 };

const asText = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

const emptyPrice = (model: Model): Price =>
  model.price ?? {
    promptUsdPerM: 0,
    completionUsdPerM: 0,
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
    asOf: today(),
    source: '',
    note: null,
  };

export const PriceForm = ({ model, onClose }: { model: Model; onClose: () => void }) => {
  const speech = useSay();
  const { say } = speech;
  const { price } = model;
  const [typed, setTyped] = useState({
    prompt: asText(price?.promptUsdPerM),
    completion: asText(price?.completionUsdPerM),
    cacheRead: asText(price?.cacheReadUsdPerM),
    cacheWrite: asText(price?.cacheWriteUsdPerM),
    batch: price?.batchDiscount === null || price?.batchDiscount === undefined ? '' : `${price.batchDiscount * 100}%`,
    date: today(),
    source: '',
    note: '',
  });
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const set = (field: keyof typeof typed) => (text: string) => setTyped((before) => ({ ...before, [field]: text }));
  const read = {
    prompt: readNumber(typed.prompt, 'usd', speech, { allowed, needed: true }),
    completion: readNumber(typed.completion, 'usd', speech, { allowed, needed: true }),
    cacheRead: readNumber(typed.cacheRead, 'usd', speech, { allowed }),
    cacheWrite: readNumber(typed.cacheWrite, 'usd', speech, { allowed }),
    batch: readNumber(typed.batch, 'share', speech),
    date: readDate(typed.date, speech),
    source: readText(typed.source, speech),
  };
  const error = (field: keyof typeof read) => (tried ? failed<unknown>(read[field]) : null);
  const save = async () => {
    setTried(true);
    const { prompt, completion, cacheRead, cacheWrite, batch, date, source } = read;
    if (
      'error' in prompt ||
      'error' in completion ||
      'error' in cacheRead ||
      'error' in cacheWrite ||
      'error' in batch ||
      'error' in date ||
      'error' in source
    )
      return;
    const before = emptyPrice(model);
    const refused = await saveModel({
      ...model,
      price: {
        ...before,
        promptUsdPerM: prompt.value ?? 0,
        completionUsdPerM: completion.value ?? 0,
        cacheReadUsdPerM: cacheRead.value,
        cacheWriteUsdPerM: cacheWrite.value,
        batchDiscount: batch.value,
        batchPromptUsdPerM: null,
        batchCompletionUsdPerM: null,
        promoDiscount: null,
        undiscountedPromptUsdPerM: null,
        undiscountedCompletionUsdPerM: null,
        basis: 'planner',
        asOf: date.value,
        source: source.value,
        note: typed.note.trim() === '' ? null : typed.note.trim(),
      },
    });
    if (refused === null) onClose();
    else setRefusal(refused);
  };
  return (
    <Dialog
      wide
      title={say('catalog.formPriceTitle', { model: model.name })}
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
        <p>{say('catalog.formPriceText')}</p>
        {refusal === null ? null : <Note tone="bad">{speech.refusal(refusal)}</Note>}
        <div className="fields">
          <FormField
            label={say('catalog.prompt')}
            value={typed.prompt}
            onChange={set('prompt')}
            error={error('prompt')}
          />
          <FormField
            label={say('catalog.completion')}
            value={typed.completion}
            onChange={set('completion')}
            error={error('completion')}
          />
          <FormField
            label={say('catalog.cacheRead')}
            value={typed.cacheRead}
            onChange={set('cacheRead')}
            error={error('cacheRead')}
          />
          <FormField
            label={say('catalog.cacheWrite')}
            value={typed.cacheWrite}
            onChange={set('cacheWrite')}
            error={error('cacheWrite')}
          />
          <FormField
            label={say('catalog.formBatch')}
            value={typed.batch}
            onChange={set('batch')}
            error={error('batch')}
          />
          <FormField label={say('catalog.formDate')} value={typed.date} onChange={set('date')} error={error('date')} />
        </div>
        <FormField
          label={say('catalog.formSource')}
          value={typed.source}
          onChange={set('source')}
          error={error('source')}
          placeholder={say('catalog.formSourcePlaceholder')}
        />
        <FormField label={say('catalog.formNote')} value={typed.note} onChange={set('note')} maxLength={2000} />
        {(price?.tiers.length ?? 0) > 0 ? <Note>{say('catalog.formTiersKept')}</Note> : null}
      </div>
    </Dialog>
  );
};
