/** A price list comes in: the planner names its day, picks its file, sees every field it changes, and takes it or not. */

import { type ReactNode, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { priceListFormats } from '../../../shared/catalog/import/formats.ts';
import { ratesText, type SheetMapping } from '../../../shared/usage/priceSheet/sheetMapping.ts';
import { listSign } from '../../../shared/words/format.ts';
import { updatePrices } from '../../actions/updatePrices.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { FormField } from '../../parts/FormField.tsx';
import { Note } from '../../parts/Note.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { Preview, Touched } from './ImportPreview.tsx';
import { type ImportStages, useImportStages } from './importStages.ts';
import { failed, readDate } from './readField.ts';
import { SheetColumns } from './SheetColumns.tsx';

/** Lists that somebody publishes; a sheet of one's own is named in words. */
const publishers = priceListFormats.flatMap(({ id, publisher }) => (id === 'price-sheet' ? [] : [publisher]));

const Choosing = ({ stages, isDisabled }: { stages: ImportStages; isDisabled: boolean }) => {
  const { say } = useI18n();
  return (
    <>
      <FileTrigger acceptDirectory onSelect={(files) => void stages.choose([...(files ?? [])])}>
        <Button isDisabled={isDisabled}>{say('catalog.importFolder')}</Button>
      </FileTrigger>
      <FileTrigger
        acceptedFileTypes={[
          '.json',
          'application/json',
          '.csv',
          '.tsv',
          '.txt',
          '.xlsx',
          '.toml',
          '.zip',
          '.gz',
          '.zst',
        ]}
        onSelect={(files) => void stages.choose([...(files ?? [])])}
      >
        <Button tone="primary" isDisabled={isDisabled}>
          {say('catalog.importChoose')}
        </Button>
      </FileTrigger>
    </>
  );
};

/** The buttons of each step. */
const Actions = ({ stages, isDated, onClose }: { stages: ImportStages; isDated: boolean; onClose: () => void }) => {
  const { say } = useI18n();
  const { stage } = stages;
  const cancel = <Button onPress={onClose}>{say('app.cancel')}</Button>;
  switch (stage.is) {
    case 'done':
      return (
        <>
          <Button onPress={() => void stages.takeBack()}>{say('catalog.importUndo')}</Button>
          {stage.touched === null ? null : (
            <Button
              onPress={() => {
                onClose();
                void updatePrices();
              }}
            >
              {say('app.updatePrices')}
            </Button>
          )}
          <Button tone="primary" onPress={onClose}>
            {say('app.close')}
          </Button>
        </>
      );
    case 'mapping':
      return (
        <>
          {cancel}
          <Button tone="primary" onPress={() => void stages.choose([stage.file], stage.sheet.mapping)}>
            {say('catalog.sheetRead')}
          </Button>
        </>
      );
    case 'selling':
      return (
        <>
          {cancel}
          <Button
            tone="primary"
            isDisabled={stage.provider.trim() === ''}
            onPress={() => void stages.choose(stage.files, undefined, stage.provider.trim())}
          >
            {say('catalog.importReadFile')}
          </Button>
        </>
      );
    case 'shown':
      return (
        <>
          {cancel}
          {stage.file === null ? null : (
            <Button onPress={() => stages.mapAgain(stage)}>{say('catalog.sheetChange')}</Button>
          )}
          <Button tone="primary" onPress={() => void stages.take(stage)}>
            {say('catalog.importTake')}
          </Button>
        </>
      );
    case 'choosing':
    case 'working':
      return (
        <>
          {cancel}
          <Choosing stages={stages} isDisabled={!isDated || stage.is === 'working'} />
        </>
      );
    default:
      return stage satisfies never;
  }
};

/** What prices in other money were turned by. */
const Rates = ({ stated }: { stated: SheetMapping['rates'] }) => {
  const { say } = useI18n();
  return Object.keys(stated).length === 0 ? null : <p>{say('catalog.importRates', { rates: ratesText(stated) })}</p>;
};

/** What each step shows; `dateField` stands where the list's day can still be changed. */
const Body = ({ stages, dateField }: { stages: ImportStages; dateField: ReactNode }) => {
  const { say, number, language } = useI18n();
  const { stage, progress } = stages;
  switch (stage.is) {
    case 'done':
      return (
        <>
          <Touched touched={stage.touched} />
          <Preview preview={stage.report} added={[]} onAdd={null} />
        </>
      );
    case 'mapping': {
      const { columns, mapping } = stage.sheet;
      return <SheetColumns columns={columns} mapping={mapping} onChange={(changed) => stages.map(stage, changed)} />;
    }
    case 'selling':
      return (
        <FormField
          label={say('catalog.importSeller', { name: stage.files.map(({ name }) => name).join(listSign(language)) })}
          hint={say('catalog.importSellerHint')}
          value={stage.provider}
          onChange={(provider) => stages.sell(stage, provider)}
        />
      );
    case 'shown':
      return (
        <>
          <p>{say('catalog.importShown')}</p>
          <Rates stated={stage.ask.sheet?.mapping.rates ?? {}} />
          <Preview
            preview={stage.preview}
            added={stage.ask.add ?? []}
            onAdd={(entry, isAdded) => void stages.add(stage, entry, isAdded)}
          />
        </>
      );
    case 'choosing':
    case 'working':
      return (
        <>
          <p>{say('catalog.importText', { publishers: publishers.join(listSign(language)) })}</p>
          <div className="import-day">{dateField}</div>
          {stage.is === 'working' ? <p aria-live="polite">{say('catalog.importing', { name: stage.name })}</p> : null}
          {progress === null ? null : (
            <p>{say('catalog.importProgress', { done: number(progress.done), of: number(progress.of) })}</p>
          )}
        </>
      );
    default:
      return stage satisfies never;
  }
};

export const ImportPrices = ({ onClose }: { onClose: () => void }) => {
  const speech = useI18n();
  const { say } = speech;
  const [typed, setTyped] = useState<string | null>(null);
  const day = typed ?? today();
  const date = readDate(day, speech);
  const stages = useImportStages('error' in date ? null : date.value, typed !== null, onClose);
  const { stage, refusal } = stages;
  return (
    <Dialog
      wide
      title={stage.is === 'done' ? say('catalog.importDone', { name: stage.name }) : say('catalog.importTitle')}
      onClose={onClose}
      actions={<Actions stages={stages} isDated={!('error' in date)} onClose={onClose} />}
    >
      <div className="catalog-form">
        {refusal === null ? null : <Note tone="bad">{speech.refusal(refusal)}</Note>}
        <Body
          stages={stages}
          dateField={
            <FormField
              label={say('catalog.importDate')}
              value={day}
              onChange={setTyped}
              hint={say('catalog.importDateHint')}
              error={failed(date)}
            />
          }
        />
      </div>
    </Dialog>
  );
};
