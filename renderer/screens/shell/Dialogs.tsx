/** Shows whichever dialog is open and takes its answer back. */
import { lazy, Suspense } from 'react';
import { Button } from '../../parts/Button.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Dialog as AnyDialog, PriceChange } from '../../state/dialog.ts';
import { useViewState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';
import { About } from './About.tsx';
import { Licences } from './Licences.tsx';

/** Fetched when files come in. */
const ImportWork = lazy(async () => ({ default: (await import('../import/ImportWork.tsx')).ImportWork }));

const close = () => setView({ dialog: null });

const Unsaved = ({ dialog }: { dialog: Extract<AnyDialog, { name: 'unsaved' }> }) => {
  const { say } = useI18n();
  const answer = (choice: 'save' | 'discard' | 'cancel') => () => {
    close();
    dialog.answer(choice);
  };
  return (
    <Dialog
      role="alertdialog"
      title={say('app.unsavedTitle', { title: dialog.title })}
      onClose={answer('cancel')}
      actions={
        <>
          <Button tone="danger" onPress={answer('discard')}>
            {say('app.discard')}
          </Button>
          <Button onPress={answer('cancel')}>{say('app.cancel')}</Button>
          <Button tone="primary" autoFocus onPress={answer('save')}>
            {say('app.save')}
          </Button>
        </>
      }
    >
      {say('app.unsavedText')}
    </Dialog>
  );
};

const Prices = ({ dialog }: { dialog: Extract<AnyDialog, { name: 'prices' }> }) => {
  const { say, usd, date } = useI18n();
  const answer = (accept: boolean) => () => {
    close();
    dialog.answer(accept);
  };
  const figure = (value: number | null) => (value === null ? say('app.unknown') : usd(value));
  const columns: Column<PriceChange>[] = [
    { id: 'model', head: say('app.priceModel'), cell: (change) => change.modelName },
    { id: 'field', head: say('app.priceField'), cell: (change) => change.field },
    { id: 'before', head: say('app.priceBefore'), numeric: true, cell: (change) => figure(change.before) },
    { id: 'after', head: say('app.priceAfter'), numeric: true, cell: (change) => figure(change.after) },
    {
      id: 'asOf',
      head: say('app.priceAsOf'),
      cell: (change) => (change.asOf === null ? say('app.unknown') : date(change.asOf)),
    },
  ];
  return (
    <Dialog
      wide
      title={say('app.pricesTitle')}
      onClose={answer(false)}
      actions={
        <>
          <Button onPress={answer(false)}>{say('app.cancel')}</Button>
          <Button tone="primary" onPress={answer(true)}>
            {say('app.pricesTake')}
          </Button>
        </>
      }
    >
      <p>{say('app.pricesText')}</p>
      {dialog.evidence > 0 ? <p>{say('app.pricesEvidence', { count: dialog.evidence })}</p> : null}
      {dialog.gone > 0 ? <p>{say('app.pricesGone', { count: dialog.gone })}</p> : null}
      <DataTable
        caption={say('app.pricesTitle')}
        columns={columns}
        rows={dialog.changes}
        rowId={(change) => `${change.modelId}/${change.field}`}
      />
    </Dialog>
  );
};

const Reading = ({ dialog }: { dialog: Extract<AnyDialog, { name: 'reading' }> }) => {
  const { say, share } = useI18n();
  const title = say('app.readingTitle', { name: dialog.fileName });
  const cancel = () => {
    close();
    dialog.cancel();
  };
  return (
    <Dialog
      title={title}
      onClose={cancel}
      actions={
        <Button autoFocus onPress={cancel}>
          {say('app.cancel')}
        </Button>
      }
    >
      <progress className="reading-progress" aria-label={title} max={1} value={dialog.done}>
        {share(dialog.done)}
      </progress>
    </Dialog>
  );
};

export const Dialogs = () => {
  const dialog = useViewState((state) => state.dialog);
  if (dialog === null) return null;
  switch (dialog.name) {
    case 'unsaved':
      return <Unsaved dialog={dialog} />;
    case 'prices':
      return <Prices dialog={dialog} />;
    case 'reading':
      return <Reading dialog={dialog} />;
    case 'importWork':
      return (
        <Suspense fallback={null}>
          <ImportWork files={dialog.files} onClose={close} />
        </Suspense>
      );
    case 'about':
      return <About onClose={close} onLicences={() => setView({ dialog: { name: 'licences' } })} />;
    case 'licences':
      return <Licences onClose={close} />;
    default:
      return dialog satisfies never;
  }
};
