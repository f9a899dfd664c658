/** The planner's own price of a model, with the day and the place it was read. */
import { batchShareOf } from '../../../shared/catalog/batchShare.ts';
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import { type Model, ownPrice } from '../../../shared/catalog/model.ts';
import { saveModel } from '../../actions/catalogRows.ts';
import { Note } from '../../parts/Note.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { CatalogForm, useTyped } from './CatalogForm.tsx';
import { heldTo, pricesAllowed, readDate, readNumber, readText } from './readField.ts';

const asText = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

export const PriceForm = ({ model, onClose }: { model: Model; onClose: () => void }) => {
  const speech = useI18n();
  const { say } = speech;
  const chosen = chooseOffer(model);
  const price = chosen?.offer ?? null;
  // Its seller may list the batch apart.
  const batchShare = chosen === null ? null : batchShareOf(chosen.paid);
  const { typed, set } = useTyped({
    prompt: asText(price?.promptUsdPerM),
    completion: asText(price?.completionUsdPerM),
    cacheRead: asText(price?.cacheReadUsdPerM),
    cacheWrite: asText(price?.cacheWriteUsdPerM),
    webSearch: asText(price?.webSearchUsdPerCall),
    fileSearch: asText(price?.fileSearchUsdPerCall),
    codeSession: asText(price?.codeSessionUsd),
    batch: batchShare === null ? '' : `${batchShare * 100}%`,
    date: today(),
    source: '',
    note: '',
  });
  const usd = (text: string, needed: boolean) => readNumber(text, 'usd', speech, { allowed: pricesAllowed, needed });
  const prompt = usd(typed.prompt, true);
  const read = {
    prompt,
    completion: heldTo(usd(typed.completion, true), 'atLeast', prompt, speech),
    cacheRead: heldTo(usd(typed.cacheRead, false), 'atMost', prompt, speech),
    cacheWrite: usd(typed.cacheWrite, false),
    webSearch: usd(typed.webSearch, false),
    fileSearch: usd(typed.fileSearch, false),
    codeSession: usd(typed.codeSession, false),
    batch: readNumber(typed.batch, 'share', speech),
    date: readDate(typed.date, speech),
    source: readText(typed.source, speech),
  };
  return (
    <CatalogForm
      title={say('catalog.formPriceTitle', { model: model.name })}
      about={say('catalog.formPriceText')}
      typed={typed}
      set={set}
      read={read}
      onClose={onClose}
      onSaved={onClose}
      save={(entered) => {
        const { prompt, completion, cacheRead, cacheWrite, batch, date, source } = entered;
        return saveModel({
          ...model,
          offers: [
            ...model.offers,
            ownPrice({
              promptUsdPerM: prompt ?? 0,
              completionUsdPerM: completion ?? 0,
              cacheReadUsdPerM: cacheRead,
              cacheWriteUsdPerM: cacheWrite,
              batchDiscount: batch,
              webSearchUsdPerCall: entered.webSearch,
              fileSearchUsdPerCall: entered.fileSearch,
              codeSessionUsd: entered.codeSession,
              // Tiers and the fee of a request stay as they were; a price of one's own ends discounts of the listing.
              requestFeeUsd: price?.requestFeeUsd,
              ...(price === null ? {} : { tiers: price.tiers, tierMode: price.tierMode }),
              asOf: date,
              source,
              note: typed.note.trim() === '' ? null : typed.note.trim(),
            }),
          ],
        });
      }}
    >
      {(field) => (
        <>
          <div className="fields">
            {field('prompt', 'catalog.prompt', { needed: true })}
            {field('completion', 'catalog.completion', { needed: true })}
            {field('cacheRead', 'catalog.cacheRead')}
            {field('cacheWrite', 'catalog.cacheWrite')}
            {field('batch', 'catalog.formBatch')}
            {field('webSearch', 'catalog.sheet-web_search')}
            {field('fileSearch', 'catalog.sheet-file_search')}
            {field('codeSession', 'catalog.sheet-code_session')}
            {field('date', 'catalog.formDate', { needed: true })}
          </div>
          {field('source', 'catalog.formSource', { needed: true, placeholder: say('catalog.formSourcePlaceholder') })}
          {field('note', 'catalog.formNote', { maxLength: 2000 })}
          {(price?.tiers.length ?? 0) > 0 ? <Note>{say('catalog.formTiersKept')}</Note> : null}
        </>
      )}
    </CatalogForm>
  );
};
