/** What usage files show, what was set aside, the few questions that decide, and the plan that comes of it. */
import './usage/usageIn.css';
import { useMemo, useState } from 'react';
import type { WorkKind } from '../../../shared/catalog/category.ts';
import type { ModelId, RowId } from '../../../shared/foundation/ids.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { UsageColumns } from '../../../shared/usage/mapping.ts';
import type { GroupKey } from '../../../shared/usage/summary.ts';
import {
  documentOf,
  isSample,
  nothingSaid,
  readAsUsage,
  takeUsage,
  type UsageAnswers,
} from '../../actions/importWork.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Note } from '../../parts/Note.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { evaluateHere } from '../../simulate/evaluateHere.ts';
import { fileNames } from '../../simulate/fileNames.ts';
import type { GivenFile } from '../../simulate/givenFile.ts';
import type { UsageRead } from '../../simulate/usageIn.ts';
import { useCatalogState, usePlanState } from '../../state/useStore.ts';
import { ActualIn } from './ActualIn.tsx';
import type { CachedChoice } from './CachedQuestion.tsx';
import { Bill } from './usage/Bill.tsx';
import { Headline } from './usage/Headline.tsx';
import { openNames, Questions } from './usage/Questions.tsx';
import { Aside, Read } from './usage/Reading.tsx';
import { Today } from './usage/Today.tsx';
import { WorkKeys } from './usage/WorkKeys.tsx';
import { WorkRows } from './usage/WorkRows.tsx';
import { Verdicts } from './Verdicts.tsx';

const named = (plan: Plan, names: Readonly<Record<RowId, string>>): Plan => ({
  ...plan,
  categories: plan.categories.map((row) => ({ ...row, name: names[row.id]?.trim() || row.name })),
});

/** What she answers, and the files read again by it. */
const useUsage = (files: GivenFile[], first: UsageRead, columns: UsageColumns) => {
  const { refusal } = useI18n();
  const [read, setRead] = useState(first);
  const [mapped, setMapped] = useState<Record<string, ModelId>>({});
  const [cached, setCached] = useState<CachedChoice | null>(null);
  const [by, setBy] = useState<GroupKey | null>(null);
  const [names, setNames] = useState<Record<RowId, string>>({});
  const [kinds, setKinds] = useState<UsageAnswers['kinds']>(nothingSaid.kinds);
  const [refused, setRefused] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const answers: UsageAnswers = { by, mapped, cached, columns, kinds };
  const again = async (change: Partial<UsageAnswers>) => {
    setBusy(true);
    const answered = await readAsUsage(files, { ...answers, ...change }, () => {});
    setBusy(false);
    if (answered === null) return;
    if (answered.ok) setRead(answered.value);
    setRefused(answered.ok ? null : refusal(answered.error));
  };
  return {
    read,
    answers,
    mapped,
    cached,
    names,
    refused,
    isBusy,
    rename: (row: RowId, name: string) => setNames((before) => ({ ...before, [row]: name })),
    stateCached: (choice: CachedChoice) => {
      setCached(choice);
      void again({ cached: choice });
    },
    stateKey: (key: GroupKey) => {
      setBy(key);
      setNames({});
      void again({ by: key });
    },
    stateKind: (label: string, kind: WorkKind | null) => {
      const stated = new Map([...kinds, [label, kind]]);
      setKinds(stated);
      void again({ kinds: stated });
    },
    /** The model that a name of the files stands for; null: as it was taken before. */
    stateModel: (name: string, id: ModelId | null) => {
      const others = Object.entries(mapped).filter(([other]) => other !== name);
      const models: Record<string, ModelId> = Object.fromEntries(id === null ? others : [...others, [name, id]]);
      setMapped(models);
      void again({ mapped: models });
    },
  };
};

/** What these files make, what they leave open, and what comes in after them. */
const Foot = ({ rows, unanswered, next }: { rows: number; unanswered: number; next: readonly GivenFile[] }) => {
  const { say, language } = useI18n();
  return (
    <>
      <b>{say('usageIn.foot', { count: rows })}</b>{' '}
      {unanswered === 0 ? null : <span className="soft">{say('usageIn.footOpen', { count: unanswered })}</span>}
      {next.length === 0 ? null : (
        <span className="soft">{say('usageIn.footNext', { names: fileNames(next, language) })}</span>
      )}
    </>
  );
};

export const UsageIn = ({
  files,
  next,
  first,
  columns,
  onClose,
}: {
  files: GivenFile[];
  /** What comes in when these are taken. */
  next: readonly GivenFile[];
  first: UsageRead;
  /** As she mapped them, where no format says what they hold. */
  columns: UsageColumns;
  onClose: () => void;
}) => {
  const { say } = useI18n();
  const open = usePlanState((state) => state.document);
  const catalog = useCatalogState((state) => state.catalog);
  const [isCompared, setCompared] = useState(false);
  const usage = useUsage(files, first, columns);
  const { read, names, mapped, isBusy } = usage;
  const { made, summary } = read;
  const document = useMemo(() => (catalog === null ? null : documentOf(made.plan, catalog)), [made, catalog]);
  const outcome = useMemo(() => {
    const found = document === null ? null : evaluateHere({ ...document, draws: 0 });
    return found?.ok === true ? found.value : null;
  }, [document]);
  if (isCompared && open !== null)
    return (
      <ActualIn
        files={files}
        // Rows are told apart as the plan's names are, unless she has said how.
        answers={usage.answers}
        document={open}
        onBack={() => setCompared(false)}
        onClose={onClose}
      />
    );
  return (
    <Dialog
      page
      title={say('imports.title')}
      onClose={onClose}
      foot={<Foot rows={made.rows.length} unanswered={openNames(summary).length} next={next} />}
      actions={
        <>
          <Button onPress={onClose}>{say('app.cancel')}</Button>
          {open === null || open.plan.stacks.length === 0 ? null : (
            <Button isDisabled={isBusy} onPress={() => setCompared(true)}>
              {say('actual.compare')}
            </Button>
          )}
          <Button
            tone="primary"
            isDisabled={isBusy}
            onPress={() => void takeUsage({ ...made, plan: named(made.plan, names) })}
          >
            {say('imports.make')}
          </Button>
        </>
      }
    >
      <div className="usage-in" aria-busy={isBusy}>
        <Headline made={made} summary={summary} />
        {isSample(files) ? <Note>{say('usageIn.invented')}</Note> : null}
        {usage.refused === null ? null : <Note tone="bad">{usage.refused}</Note>}
        <Questions
          summary={summary}
          made={made}
          cached={first.cached === null ? null : { readings: first.cached, chosen: usage.cached ?? 'included' }}
          mapped={mapped}
          isBusy={isBusy}
          onCached={usage.stateCached}
          onMap={usage.stateModel}
        />
        <div className="usage-two">
          <Read read={read} />
          <Aside summary={summary} />
        </div>
        <section className="card usage-work" aria-label={say('usageIn.whichKey')}>
          <WorkKeys made={made} isBusy={isBusy} onChange={usage.stateKey} />
          <WorkRows made={made} outcome={outcome} names={names} onRename={usage.rename} onKind={usage.stateKind} />
        </section>
        <div className="usage-two usage-two-wide">
          <Bill summary={summary} />
          <Today made={made} names={names} />
        </div>
        {document === null ? null : (
          <Verdicts
            plans={[
              ...(open === null ? [] : [{ name: say('imports.verdictOpen'), document: open }]),
              { name: say('imports.verdictMade'), document },
            ]}
          />
        )}
      </div>
    </Dialog>
  );
};
