/** Shows whichever dialog is open and takes its answer back. */
import { lazy, Suspense } from 'react';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Dialog as AnyDialog } from '../../state/dialog.ts';
import { useViewState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';
import { OpeningPalette } from './OpeningPalette.tsx';

/** Fetched when files come in. */
const ImportWork = lazy(async () => ({ default: (await import('../import/ImportWork.tsx')).ImportWork }));

/** Fetched when what the plan pays is looked at. */
const PricesPaid = lazy(async () => ({ default: (await import('../prices/PricesPaid.tsx')).PricesPaid }));

/** Fetched when two plans are compared. */
const CompareMerge = lazy(async () => ({
  default: (await import('../compareMerge/CompareMerge.tsx')).CompareMerge,
}));

/** Fetched when they are asked for. */
const About = lazy(async () => ({ default: (await import('./About.tsx')).About }));
const Licences = lazy(async () => ({ default: (await import('./Licences.tsx')).Licences }));
const Shortcuts = lazy(async () => ({ default: (await import('./Shortcuts.tsx')).Shortcuts }));
/** Fetched when scenarios or versions are looked at. */
const ScenariosDialog = lazy(async () => ({
  default: (await import('../scenarios/ScenariosDialog.tsx')).ScenariosDialog,
}));

/** Fetched when it is read. */
const Guide = lazy(async () => ({ default: (await import('../guide/Guide.tsx')).Guide }));

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
    case 'compare':
      return (
        <Suspense fallback={null}>
          <CompareMerge dialog={dialog} onClose={close} />
        </Suspense>
      );
    case 'reading':
      return <Reading dialog={dialog} />;
    case 'importWork':
      return (
        <Suspense fallback={null}>
          <ImportWork
            key={dialog.files.map((file) => file.name).join('\n')}
            files={dialog.files}
            next={dialog.next}
            onClose={close}
          />
        </Suspense>
      );
    case 'scenarios':
      return (
        <Suspense fallback={null}>
          <ScenariosDialog onClose={close} />
        </Suspense>
      );
    case 'pricesPaid':
      return (
        <Suspense fallback={null}>
          <PricesPaid onClose={close} />
        </Suspense>
      );
    case 'palette':
      return <OpeningPalette onClose={close} />;
    case 'shortcuts':
      return (
        <Suspense fallback={null}>
          <Shortcuts onClose={close} />
        </Suspense>
      );
    case 'guide':
      return (
        <Suspense fallback={null}>
          <Guide onClose={close} />
        </Suspense>
      );
    case 'about':
      return (
        <Suspense fallback={null}>
          <About onClose={close} onLicences={() => setView({ dialog: { name: 'licences' } })} />
        </Suspense>
      );
    case 'licences':
      return (
        <Suspense fallback={null}>
          <Licences onClose={close} />
        </Suspense>
      );
    default:
      return dialog satisfies never;
  }
};
