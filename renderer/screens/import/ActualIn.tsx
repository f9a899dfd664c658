/** Later usage beside the open plan, month by month, and the one step that takes its facts over. */
import { useEffect, useMemo, useState } from 'react';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import type { StackId } from '../../../shared/foundation/ids.ts';
import { readAsActual, takeActual, type UsageAnswers, withFacts } from '../../actions/importWork.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Note } from '../../parts/Note.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { stackLetter } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { fileNames } from '../../simulate/fileNames.ts';
import type { GivenFile } from '../../simulate/givenFile.ts';
import type { ActualRead } from '../../simulate/usageIn.ts';
import { ReportTable } from '../report/ReportTable.tsx';
import { Verdicts } from './Verdicts.tsx';

const Laid = ({ read, document }: { read: ActualRead; document: PortfolioDocument }) => {
  const speech = useI18n();
  const { say } = speech;
  const { tables, remarks, taken } = read;
  const then = useMemo(() => (taken.ok ? withFacts(document, taken.value) : null), [taken, document]);
  const isFacts = ({ id }: { id: string }): boolean => id.startsWith('actualFacts');
  return (
    <>
      <ul>
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
      {taken.ok ? null : <Note tone="bad">{speech.refusal(taken.error)}</Note>}
      {then === null ? null : (
        <Verdicts
          plans={[
            { name: say('imports.verdictNow'), document },
            { name: say('imports.verdictTaken'), document: then },
          ]}
        />
      )}
      {tables
        .filter((table) => !isFacts(table))
        .map((table) => (
          <section key={table.id} className="import-month">
            <h3>{table.title}</h3>
            <ReportTable table={table} />
          </section>
        ))}
      <details>
        <summary>{say('actual.factsShow')}</summary>
        {tables.filter(isFacts).map((table) => (
          <section key={table.id} className="import-month">
            <h3>{table.title}</h3>
            <ReportTable table={table} />
          </section>
        ))}
      </details>
    </>
  );
};

export const ActualIn = ({
  files,
  answers,
  document,
  onBack,
  onClose,
}: {
  files: GivenFile[];
  answers: UsageAnswers;
  document: PortfolioDocument;
  onBack: () => void;
  onClose: () => void;
}) => {
  const speech = useI18n();
  const { say } = speech;
  const { stacks } = document.plan;
  const [stackId, setStack] = useState<StackId | null>(stacks[0]?.id ?? null);
  const [found, setFound] = useState<{ stackId: StackId; read: ActualRead } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    if (stackId === null) return;
    void readAsActual(files, answers, stackId, () => {}).then((answered) => {
      if (answered === null) return;
      setFound(answered.ok ? { stackId, read: answered.value } : null);
      setRefusal(answered.ok ? null : answered.error);
    });
  }, [files, answers, stackId]);
  const read = found !== null && found.stackId === stackId ? found.read : null;
  const take = () => {
    if (read?.taken.ok === true) takeActual(read.taken.value, fileNames(files, speech.language));
  };
  return (
    <Dialog
      wide
      title={say('actual.dialog')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onBack}>{say('actual.back')}</Button>
          <Button onPress={onClose}>{say('app.cancel')}</Button>
          <Button tone="primary" isDisabled={read?.taken.ok !== true} onPress={take}>
            {say('actual.take')}
          </Button>
        </>
      }
    >
      <div className="import-work">
        {stackId === null ? null : (
          <SelectField
            label={say('actual.stack')}
            value={stackId}
            choices={stacks.map(({ id, name }, at) => ({ id, name: `${stackLetter(at)}  ${name}` }))}
            onChange={setStack}
          />
        )}
        {refusal === null ? null : <Note tone="bad">{speech.refusal(refusal)}</Note>}
        {read !== null ? (
          <Laid read={read} document={document} />
        ) : refusal === null ? (
          <p aria-live="polite">{say('actual.reading')}</p>
        ) : null}
        <p className="faint small">{say('imports.undoable')}</p>
      </div>
    </Dialog>
  );
};
