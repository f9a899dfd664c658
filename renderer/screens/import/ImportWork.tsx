/** Files of hers, recognised: usage becomes a plan, results of evaluations become evidence of one of its rows. */
import './importWork.css';
import '../../actions/laterWords.ts';
import { useEffect, useState } from 'react';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import type { MappableColumns } from '../../../shared/usage/columnsOf.ts';
import type { UsageColumns } from '../../../shared/usage/mapping.ts';
import { goTo } from '../../actions/goTo.ts';
import { columnsToMap, keepColumns, nothingSaid, readAsUsage, stopReading } from '../../actions/importWork.ts';
import { openGiven } from '../../actions/openFile.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Note } from '../../parts/Note.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { fileNames } from '../../simulate/fileNames.ts';
import type { GivenFile } from '../../simulate/givenFile.ts';
import type { Progress } from '../../simulate/jobs.ts';
import type { UsageRead } from '../../simulate/usageIn.ts';
import { usePlanState } from '../../state/useStore.ts';
import { EvalsIn } from './EvalsIn.tsx';
import { MapColumns } from './MapColumns.tsx';
import { ReadingNow } from './ReadingNow.tsx';
import { UsageIn } from './UsageIn.tsx';
import { WorkOfResults } from './WorkOfResults.tsx';

/** A file no reader of usage knows may be one of results. */
const mayBeEvals = new Set([
  'usageUnknown',
  'fileIsEvals',
  'usageNoWork',
  'usageColumnMissing',
  'fileNoTable',
  'fileNotJson',
]);

/** Columns that nobody knows, and those that stand twice, can be mapped. */
const mayBeMapped = new Set(['usageUnknown', 'usageColumnTwice']);

/** The files read as usage: by their format, as a file of the same columns was mapped before, or as she maps them. */
const useUsageFiles = (files: GivenFile[]) => {
  const [usage, setUsage] = useState<{ read: UsageRead; columns: UsageColumns } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [found, setFound] = useState<MappableColumns | null>(null);
  const [isMapping, setMapping] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    const readWith = (columns: UsageColumns) => readAsUsage(files, { ...nothingSaid, columns }, setProgress);
    const read = async () => {
      const plain = await readWith({});
      if (plain === null) return;
      if (plain.ok) return setUsage({ read: plain.value, columns: {} });
      const map = mayBeMapped.has(plain.error.kind) ? await columnsToMap(files) : null;
      const again = map?.before == null ? null : await readWith(map.before);
      if (again?.ok) return setUsage({ read: again.value, columns: map?.before ?? {} });
      setFound(map?.found ?? null);
      setRefusal(plain.error);
    };
    void read();
  }, [files]);
  /** What she says is kept once it has been read by. */
  const map = async (columns: UsageColumns) => {
    const read = await readAsUsage(files, { ...nothingSaid, columns }, setProgress);
    if (read === null) return;
    if (!read.ok) return setRefusal(read.error);
    setUsage({ read: read.value, columns });
    if (found !== null) await keepColumns(found, columns);
  };
  return { usage, refusal, found, isMapping, progress, map, startMapping: () => setMapping(true) };
};

export const ImportWork = ({
  files,
  next,
  onClose,
}: {
  files: GivenFile[];
  /** What comes in when these are taken. */
  next: GivenFile[][];
  onClose: () => void;
}) => {
  const { say, language, refusal: refusalText } = useI18n();
  const { usage, refusal, found, isMapping, progress, map, startMapping } = useUsageFiles(files);
  const plan = usePlanState((state) => state.document?.plan ?? null);
  const [file] = files;
  const close = () => {
    stopReading();
    onClose();
  };
  if (usage !== null)
    return <UsageIn files={files} next={next.flat()} first={usage.read} columns={usage.columns} onClose={close} />;
  if (refusal?.kind === 'fileIsEvals' && plan === null) return <WorkOfResults files={files} onClose={close} />;
  // Where no plan is open, nothing else could be made of a table that nobody knows.
  if (found !== null && (isMapping || plan === null || refusal?.kind === 'usageColumnTwice'))
    return (
      <MapColumns
        found={found}
        name={fileNames(files, language)}
        refused={refusal === null || refusal.kind === 'usageUnknown' ? null : refusalText(refusal)}
        onRead={(columns) => void map(columns)}
        onClose={close}
      />
    );
  if (refusal !== null && mayBeEvals.has(refusal.kind) && plan !== null)
    return (
      <EvalsIn
        files={files}
        plan={plan}
        usageRefusal={refusal}
        onMapUsage={found === null ? null : startMapping}
        onClose={close}
      />
    );
  const name = fileNames(files, language);
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
          {refusal?.kind === 'fileIsPlan' && file !== undefined ? (
            <Button
              tone="primary"
              onPress={() => {
                close();
                void openGiven(file);
              }}
            >
              {say('imports.openPlan')}
            </Button>
          ) : null}
        </>
      }
    >
      {refusal === null ? (
        <ReadingNow name={name} progress={progress} />
      ) : (
        <Note tone="bad">{refusalText(refusal)}</Note>
      )}
    </Dialog>
  );
};
