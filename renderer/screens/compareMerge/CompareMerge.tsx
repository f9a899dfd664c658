/**
 * Two plans side by side: what differs in sentences with dollars, in the order applied. Into the open plan differences are
 * taken over, all or some; where the common file is named too, what only one side changed is merged and the rest is asked.
 */
import { today } from '../../parts/today.ts';
import './compareMerge.css';
import { type ReactNode, useMemo, useState } from 'react';
import { take } from '../../../shared/compare/differences.ts';
import { conflictEffects, fullCostOf, stackInBoth } from '../../../shared/compare/effects.ts';
import { mergeDocuments, type Side } from '../../../shared/compare/merge.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { type Compared, compared, conflictLines } from '../../../shared/report/comparison.ts';
import { verdict } from '../../../shared/report/verdict.ts';
import { choosePlace, takeOver } from '../../actions/comparePlans.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Note } from '../../parts/Note.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Dialog as AnyDialog, NamedDocument } from '../../state/dialog.ts';
import { Clashes } from './Clashes.tsx';
import { DifferenceList } from './DifferenceList.tsx';

type Comparing = Extract<AnyDialog, { name: 'compare' }>;

const PlanCard = ({ plan, note, onChoose }: { plan: NamedDocument; note: string; onChoose?: () => void }) => {
  const { say } = useI18n();
  return (
    <section className="compared-plan" aria-label={plan.name}>
      <span>
        <b>{plan.document.plan.title}</b>
        <small>
          {plan.name} · {note}
        </small>
      </span>
      {onChoose === undefined ? null : (
        <Button tone="quiet" onPress={onChoose}>
          {say('differences.chooseOther')}
        </Button>
      )}
    </section>
  );
};

/** What the full cost of a stack in both is and would be, and the verdict at the best values with what is chosen. */
const Result = ({ found, result }: { found: Compared; result: PortfolioDocument }) => {
  const { say, usd, language } = useI18n();
  const { cost } = found;
  const after = useMemo(() => (cost === null ? null : fullCostOf(result, cost.stackId)), [cost, result]);
  const sentence = useMemo(() => {
    const job = { ...result, draws: 0 };
    return verdict({ job, outcome: evaluate(job), say, language, day: today() }).text;
  }, [result, say, language]);
  const money = (value: number | null) => (value === null ? say('report.unknown') : usd(value));
  return (
    <div className="compared-result" aria-live="polite">
      <p>
        {cost === null
          ? say('differences.noStack')
          : say('differences.costThen', { stack: cost.stack, before: money(cost.before), after: money(after) })}
      </p>
      <p>{say('differences.verdictAfter', { verdict: sentence })}</p>
    </div>
  );
};

/** What another plan is not: its title, and what is said above and of the other side. */
const ofThisPlan = {
  prices: { title: 'differences.pricesTitle', text: 'differences.pricesText', other: 'differences.inCatalog' },
  workbook: { title: 'differences.workbookTitle', text: 'differences.workbookText', other: 'differences.aFile' },
} as const;

const Frame = ({
  dialog,
  onClose,
  children,
  actions,
}: {
  dialog: Comparing;
  onClose: () => void;
  children: ReactNode;
  actions: ReactNode;
}) => {
  const { say } = useI18n();
  const own = dialog.of === 'plans' ? null : ofThisPlan[dialog.of];
  const choose = (place: 'before' | 'after') => (own === null ? { onChoose: () => void choosePlace(place) } : {});
  return (
    <Dialog
      wide
      title={say(own?.title ?? 'differences.screen')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('app.cancel')}</Button>
          {actions}
        </>
      }
    >
      {own === null ? null : <p>{say(own.text)}</p>}
      <div className="compared-plans">
        <PlanCard
          plan={dialog.before}
          note={say(dialog.isOpenHere ? 'differences.openHere' : 'differences.aFile')}
          {...choose('before')}
        />
        <span aria-hidden="true">→</span>
        <PlanCard plan={dialog.after} note={say(own?.other ?? 'differences.aFile')} {...choose('after')} />
      </div>
      {own !== null || !dialog.isOpenHere ? null : (
        <p className="compared-base">
          {dialog.base === null ? say('differences.baseText') : say('differences.baseOf', { name: dialog.base.name })}{' '}
          <Button tone="quiet" onPress={() => void choosePlace('base')}>
            {say(dialog.base === null ? 'differences.chooseBase' : 'differences.chooseOther')}
          </Button>
        </p>
      )}
      {children}
    </Dialog>
  );
};

const Compare = ({ dialog, onClose }: { dialog: Comparing; onClose: () => void }) => {
  const { say, language } = useI18n();
  const { before, after, isOpenHere } = dialog;
  const found = useMemo(
    () => compared({ say, language }, before.document, after.document),
    [say, language, before, after],
  );
  const all = found.comparison.differences;
  const [left, leave] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(() => all.filter(({ id }) => !left.has(id)), [all, left]);
  const result = useMemo(
    () => (chosen.length === all.length ? after.document : take(found.comparison, chosen)),
    [chosen, all, found, after],
  );
  return (
    <Frame
      dialog={dialog}
      onClose={onClose}
      actions={
        isOpenHere && all.length > 0 ? (
          <Button
            tone="primary"
            isDisabled={chosen.length === 0}
            onPress={() => takeOver('differences.editTake', result, chosen.length)}
          >
            {say('differences.take', { count: chosen.length })}
          </Button>
        ) : null
      }
    >
      {all.length === 0 ? (
        <p>{say('differences.none')}</p>
      ) : (
        <>
          <DifferenceList
            title={say('differences.head')}
            found={found}
            choice={isOpenHere ? { left, onChange: leave } : null}
          />
          <Result found={found} result={result} />
        </>
      )}
    </Frame>
  );
};

const Merge = ({ dialog, base, onClose }: { dialog: Comparing; base: NamedDocument; onClose: () => void }) => {
  const { say, language, refusal } = useI18n();
  const [answers, answer] = useState<ReadonlyMap<string, Side>>(new Map());
  const versions = useMemo(
    () => ({ base: base.document, mine: dialog.before.document, theirs: dialog.after.document }),
    [base, dialog],
  );
  const merged = useMemo(() => mergeDocuments(versions, answers), [versions, answers]);
  const clashes = useMemo(() => {
    const asked = mergeDocuments(versions);
    if (!asked.ok) return [];
    const stackId = stackInBoth(versions.base, asked.value.document);
    const unknown = { mine: null, theirs: null };
    const effects =
      stackId === null
        ? asked.value.conflicts.map((conflict) => ({ conflict, usdPerMonth: unknown }))
        : conflictEffects(versions, asked.value.conflicts, stackId);
    return conflictLines({ say, language }, versions, effects);
  }, [versions, say, language]);
  const document = merged.ok ? merged.value.document : versions.mine;
  const found = useMemo(
    () => compared({ say, language }, versions.mine, document),
    [say, language, versions, document],
  );
  const isOpen = clashes.some(({ id }) => !answers.has(id));
  return (
    <Frame
      dialog={dialog}
      onClose={onClose}
      actions={
        <Button
          tone="primary"
          isDisabled={isOpen || !merged.ok}
          onPress={() => takeOver('differences.editMerge', document, found.lines.length)}
        >
          {say('differences.merge')}
        </Button>
      }
    >
      {merged.ok ? null : <Note tone="bad">{refusal(merged.error)}</Note>}
      {clashes.length === 0 ? null : <Clashes clashes={clashes} answers={answers} onAnswer={answer} />}
      {found.lines.length === 0 ? (
        <p>{say('differences.none')}</p>
      ) : (
        <>
          <DifferenceList title={say('differences.mergeHead')} found={found} choice={null} />
          <Result found={found} result={document} />
        </>
      )}
      <p>{say('differences.nothingLost')}</p>
    </Frame>
  );
};

export const CompareMerge = ({ dialog, onClose }: { dialog: Comparing; onClose: () => void }) =>
  dialog.base === null ? (
    <Compare dialog={dialog} onClose={onClose} />
  ) : (
    <Merge dialog={dialog} base={dialog.base} onClose={onClose} />
  );
