/**
 * Two plans side by side: what differs in sentences with dollars, in the order applied. Into the open plan differences are
 * taken over, all or some; where the common file is named too, what only one side changed is merged and the rest is asked.
 */
import '../../actions/laterWords.ts';
import { today } from '../../parts/today.ts';
import './compareMerge.css';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Side } from '../../../shared/compare/merge.ts';
import { choosePlace, choosePlanOfFile, takeOver, takeOverFile } from '../../actions/comparePlans.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Menu } from '../../parts/Menu.tsx';
import { Note } from '../../parts/Note.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Becomes, MergeFound, Told } from '../../simulate/comparing.ts';
import type { Dialog as AnyDialog, NamedDocument } from '../../state/dialog.ts';
import { Clashes } from './Clashes.tsx';
import { DifferenceList } from './DifferenceList.tsx';
import { useWorked } from './useWorked.ts';

type Comparing = Extract<AnyDialog, { name: 'compare' }>;

/** The other scenarios and the versions of a file, of which one can stand in its place. */
const OtherPlans = ({ plan }: { plan: NamedDocument }) => {
  const { say, date } = useI18n();
  const { scenarios = [], versions = [] } = plan.document;
  const active = scenarios.find(({ held }) => held === null);
  if (scenarios.length < 2 && versions.length === 0) return null;
  return (
    <Menu
      label={active === undefined ? say('scenarios.versions') : say('scenarios.switchTo', { name: active.name })}
      actions={[
        ...scenarios.map(({ id, name, held }) => ({
          id: `scenario ${id}`,
          name,
          isChosen: held === null,
          act: () => choosePlanOfFile({ scenario: id }),
        })),
        ...versions.map(({ name, savedOn }) => ({
          id: `version ${name}`,
          name,
          note: say('scenarios.kept', { date: date(savedOn) }),
          act: () => choosePlanOfFile({ version: name }),
        })),
      ]}
    />
  );
};

const PlanCard = ({
  plan,
  note,
  onChoose,
  others,
}: {
  plan: NamedDocument;
  note: string;
  onChoose?: () => void;
  others?: ReactNode;
}) => {
  const { say } = useI18n();
  return (
    <section className="compared-plan" aria-label={plan.name}>
      <span>
        <b>{plan.document.plan.title}</b>
        <small>
          {plan.name} · {note}
        </small>
      </span>
      {others}
      {onChoose === undefined ? null : (
        <Button tone="quiet" onPress={onChoose}>
          {say('differences.chooseOther')}
        </Button>
      )}
    </section>
  );
};

/** What the full cost of a stack in both is and would be, and the verdict at the best values with what is chosen. */
const Result = ({ cost, becomes }: { cost: Told['cost']; becomes: Becomes | null }) => {
  const { say, money } = useI18n();
  const amount = (value: number | null) => (value === null ? say('report.unknown') : money(value));
  return (
    <div className="compared-result" aria-live="polite" aria-busy={becomes === null}>
      {becomes === null ? (
        <p>{say('differences.working')}</p>
      ) : (
        <>
          <p>
            {cost === null
              ? say('differences.noStack')
              : say('differences.costThen', {
                  stack: cost.stack,
                  before: amount(cost.before),
                  after: amount(becomes.fullCost),
                })}
          </p>
          <p>{say('differences.verdictAfter', { verdict: becomes.verdict })}</p>
        </>
      )}
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
        <PlanCard
          plan={dialog.after}
          note={say(own?.other ?? 'differences.aFile')}
          others={own === null ? <OtherPlans plan={dialog.after} /> : null}
          {...choose('after')}
        />
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
  const { say, language, refusal } = useI18n();
  const { isOpenHere } = dialog;
  const ends = useMemo(
    () => ({ before: dialog.before.document, after: dialog.after.document, language, money: say.money, day: today() }),
    [dialog, language, say.money],
  );
  const told = useWorked('compare', ends);
  const [left, leave] = useState<ReadonlySet<string>>(new Set());
  const stackId = told?.ok ? (told.value.cost?.stackId ?? null) : null;
  const choice = useMemo(() => ({ ...ends, left: [...left], stackId }), [ends, left, stackId]);
  const taken = useWorked('take', told === null ? null : choice);
  if (told === null || !told.ok)
    return (
      <Frame dialog={dialog} onClose={onClose} actions={null}>
        {told === null ? <p aria-busy="true">{say('differences.working')}</p> : null}
        {told === null ? null : <Note tone="bad">{refusal(told.error)}</Note>}
      </Frame>
    );
  const all = told.value.lines;
  const number = all.length - left.size;
  const becomes = taken?.ok ? taken.value : null;
  return (
    <Frame
      dialog={dialog}
      onClose={onClose}
      actions={
        isOpenHere && all.length > 0 ? (
          <Button
            tone="primary"
            isDisabled={number === 0 || becomes === null}
            onPress={() => becomes !== null && takeOver('app.editTake', becomes.document, number)}
          >
            {say('differences.take', { count: number })}
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
            found={told.value}
            choice={isOpenHere ? { left, onChange: leave } : null}
          />
          <Result cost={told.value.cost} becomes={becomes} />
        </>
      )}
    </Frame>
  );
};

const Merge = ({ dialog, base, onClose }: { dialog: Comparing; base: NamedDocument; onClose: () => void }) => {
  const { say, language, refusal } = useI18n();
  const [answers, answer] = useState<ReadonlyMap<string, Side>>(new Map());
  const ask = useMemo(() => {
    const versions = { base: base.document, mine: dialog.before.document, theirs: dialog.after.document };
    return { versions, answers, language, money: say.money, day: today() };
  }, [base, dialog, answers, language, say.money]);
  const worked = useWorked('merge', ask);
  // While an answer is worked out, what stood before it stays.
  const last = useRef<MergeFound | null>(null);
  if (worked?.ok) last.current = worked.value;
  const found = worked?.ok ? worked.value : last.current;
  const isOpen = found === null || found.clashes.some(({ id }) => !answers.has(id));
  const number = (found?.parts ?? []).reduce((sum, { told }) => sum + told.lines.length, 0);
  return (
    <Frame
      dialog={dialog}
      onClose={onClose}
      actions={
        <Button
          tone="primary"
          isDisabled={isOpen || !worked?.ok}
          onPress={() => worked?.ok && takeOverFile('app.editMerge', worked.value.becomes.document, number)}
        >
          {say('differences.merge')}
        </Button>
      }
    >
      {worked === null || worked.ok ? null : <Note tone="bad">{refusal(worked.error)}</Note>}
      {found === null ? (
        <p aria-busy="true">{say('differences.working')}</p>
      ) : (
        <>
          {found.clashes.length === 0 ? null : <Clashes clashes={found.clashes} answers={answers} onAnswer={answer} />}
          {number === 0 ? <p>{say('differences.none')}</p> : null}
          {found.parts.map(({ name, told }) =>
            told.lines.length === 0 ? null : (
              <DifferenceList
                key={name}
                title={
                  name === ''
                    ? say('differences.mergeHead')
                    : say('scenarios.inScenario', { name, what: say('differences.mergeHead') })
                }
                found={told}
                choice={null}
              />
            ),
          )}
          <Result cost={found.parts[0]?.told.cost ?? null} becomes={worked?.ok ? worked.value.becomes : null} />
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
