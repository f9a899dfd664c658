/** Files of hers, recognised: usage becomes a plan, results of evaluations become evidence of one of its rows. */
import './importWork.css';
import '../../actions/laterWords.ts';
import { useEffect, useState } from 'react';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import { goTo } from '../../actions/goTo.ts';
import { nothingSaid, readAsUsage, stopReading } from '../../actions/importWork.ts';
import { openGiven } from '../../actions/openFile.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Note } from '../../parts/Note.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { GivenFile } from '../../simulate/givenFile.ts';
import type { Progress } from '../../simulate/jobs.ts';
import type { UsageRead } from '../../simulate/usageIn.ts';
import { usePlanState } from '../../state/useStore.ts';
import { EvalsIn } from './EvalsIn.tsx';
import { UsageIn } from './UsageIn.tsx';

/** A file no reader of usage knows may be one of results. */
const mayBeEvals = new Set([
  'usageUnknown',
  'fileIsEvals',
  'usageNoWork',
  'usageColumnMissing',
  'fileNoTable',
  'fileNotJson',
]);

export const ImportWork = ({ files, onClose }: { files: GivenFile[]; onClose: () => void }) => {
  const { say, share, refusal: refusalText } = useI18n();
  const [usage, setUsage] = useState<UsageRead | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const plan = usePlanState((state) => state.document?.plan ?? null);
  const close = () => {
    stopReading();
    onClose();
  };
  useEffect(() => {
    void readAsUsage(files, nothingSaid, setProgress).then((read) => {
      if (read === null) return;
      if (read.ok) setUsage(read.value);
      else setRefusal(read.error);
    });
  }, [files]);
  if (usage !== null) return <UsageIn files={files} first={usage} onClose={close} />;
  if (refusal !== null && mayBeEvals.has(refusal.kind) && plan !== null)
    return <EvalsIn files={files} plan={plan} usageRefusal={refusal} onClose={close} />;
  const name = files.map((file) => file.name).join(', ');
  return (
    <Dialog
      wide
      title={say('imports.title')}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{say(refusal === null ? 'app.cancel' : 'app.close')}</Button>
          {refusal?.kind === 'fileIsPrices' ? (
            <Button
              tone="primary"
              onPress={() => {
                close();
                goTo('catalog');
              }}
            >
              {say('imports.toModels')}
            </Button>
          ) : null}
          {refusal?.kind === 'fileIsPlan' ? (
            <Button
              tone="primary"
              onPress={() => {
                close();
                void openGiven(files);
              }}
            >
              {say('imports.openPlan')}
            </Button>
          ) : null}
        </>
      }
    >
      {refusal === null ? (
        <p aria-live="polite">
          {say('imports.reading', { name })} {progress === null ? '' : share(progress.done / Math.max(1, progress.of))}
        </p>
      ) : (
        <>
          <Note tone="bad">{refusalText(refusal)}</Note>
          {mayBeEvals.has(refusal.kind) ? <p>{say('imports.noPlan')}</p> : null}
        </>
      )}
    </Dialog>
  );
};
