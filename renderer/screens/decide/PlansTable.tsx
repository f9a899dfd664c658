/** Up to three plans side by side: what each costs in cash and in full, what it lets through, and who does the work. */
import type { ReactNode } from 'react';
import { type FlowSign, flowSigns } from '../../../shared/report/flowChips.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { rowName } from '../../../shared/report/rowName.ts';
import { type ErrorsCounted, errorsCounted } from '../../../shared/report/withoutErrors.ts';
import { clauseSign } from '../../../shared/words/format.ts';
import { Button } from '../../parts/Button.tsx';
import { stackLetter } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState } from '../../state/useStore.ts';
import { CellFlow } from '../plan/CellFlow.tsx';
import { useFlowWords } from '../plan/useFlowWords.ts';
import { addProposal } from './addProposal.ts';
import type { MonthFigures, OwnStack, PlanFound } from './plansFound.ts';

/** Differences below half a dollar a month, and below a twentieth of a point, are none. */
const least = { usd: 0.5, share: 0.0005 };

type Way = 'better' | 'worse' | 'same';

interface Figure {
  id: string;
  name: string;
  value: (month: MonthFigures) => string;
  /** Against the own stack: how it differs, and whether that is better. */
  against: (month: MonthFigures, own: MonthFigures) => { way: Way; text: string };
}

const useFigures = (ownLetter: string): Figure[] => {
  const { say, money, share, number } = useI18n();
  const cost = (id: string, name: string, of: (month: MonthFigures) => number): Figure => ({
    id,
    name,
    value: (month) => money(of(month)),
    against: (month, own) => {
      const more = of(month) - of(own);
      if (Math.abs(more) < least.usd) return { way: 'same', text: say('decide.sameAs', { stack: ownLetter }) };
      return {
        way: more < 0 ? 'better' : 'worse',
        text: say(more < 0 ? 'decide.lessThan' : 'decide.moreThanStack', {
          usd: money(Math.abs(more)),
          stack: ownLetter,
        }),
      };
    },
  });
  const rate = (id: string, name: string, of: (month: MonthFigures) => number, isGood: boolean): Figure => ({
    id,
    name,
    value: (month) => share(of(month)),
    against: (month, own) => {
      const more = of(month) - of(own);
      if (Math.abs(more) < least.share) return { way: 'same', text: say('decide.sameAs', { stack: ownLetter }) };
      return {
        way: more > 0 === isGood ? 'better' : 'worse',
        text: say(more < 0 ? 'decide.pointsFewer' : 'decide.pointsMore', { points: number(100 * Math.abs(more), 1) }),
      };
    },
  });
  return [
    cost('cash', say('decide.cashMonth'), ({ cash }) => cash),
    cost('full', say('decide.fullMonth'), ({ full }) => full),
    rate('success', say('compare.success'), ({ success }) => success, true),
    rate('silent', say('decide.undetected'), ({ silent }) => silent, false),
  ];
};

/** What a plan costs over the best one, the dearest first; of the best one, its dearest rule. */
const useGivesUp = (tasks: number, best: MonthFigures, dearest: { text: string; usd: number } | null) => {
  const { say, money, number } = useI18n();
  return ({ kind, month }: PlanFound): string[] => {
    if (kind === 'best')
      return [
        dearest === null
          ? say('decide.givesNothing')
          : say('decide.givesRule', { usd: money(dearest.usd), rule: dearest.text }),
      ];
    const successes = (best.success - month.success) * tasks;
    const errors = (month.silent - best.silent) * tasks;
    const isCashAlone = Math.abs(month.full - month.cash - best.full + best.cash) < least.usd;
    return [
      ...(month.full - best.full < least.usd ? [] : [say('decide.givesFull', { usd: money(month.full - best.full) })]),
      // Where nothing but cash is paid, the two are one figure.
      ...(month.cash - best.cash < least.usd || isCashAlone
        ? []
        : [say('decide.givesCash', { usd: money(month.cash - best.cash) })]),
      ...(successes < 1 ? [] : [say('decide.givesSuccess', { count: number(successes) })]),
      ...(errors < 1 ? [] : [say('decide.givesErrors', { count: number(errors) })]),
    ].slice(0, 2);
  };
};

const PlansHead = ({ plans, counted }: { plans: readonly PlanFound[]; counted: ErrorsCounted }) => {
  const { say, money } = useI18n();
  return (
    <thead>
      <tr className="plans-head">
        <td />
        {plans.map(({ kind, month }) => (
          <th key={kind} scope="col" data-best={kind === 'best'}>
            <span className="plans-name">
              <i className="plans-mark" aria-hidden="true" />
              {say(`decide.plan-${kind}`)}
            </span>
            <span className="plans-large">
              <b className="plans-cost">
                {month.usdPerSuccess === null ? say('report.unknown') : money(month.usdPerSuccess)}
              </b>{' '}
              {say(`decide.fullPerSuccess_${counted}`)}
            </span>
            <small className="plans-small">{say(`decide.planWhy-${kind}`)}</small>
          </th>
        ))}
      </tr>
    </thead>
  );
};

/** One line of the table: what it is called, and its cell for each plan. */
const Line = ({
  kind,
  name,
  plans,
  cell,
}: {
  kind: 'figure' | 'flow' | 'words';
  name: string;
  plans: readonly PlanFound[];
  cell: (found: PlanFound) => ReactNode;
}) => (
  <tr data-line={kind}>
    <th scope="row">{name}</th>
    {plans.map((found) => (
      <td key={found.kind} data-best={found.kind === 'best'}>
        {cell(found)}
      </td>
    ))}
  </tr>
);

const FigureCell = ({ figure, month, own }: { figure: Figure; month: MonthFigures; own: OwnStack | null }) => {
  const against = own === null ? null : figure.against(month, own.month);
  return (
    <span className="plans-figure" data-way={against?.way}>
      <b className="plans-value">{figure.value(month)}</b>
      {against === null ? null : <small className="plans-small">{against.text}</small>}
    </span>
  );
};

/** Who does the work of a row, drawn, and in words for a screen reader. */
const Flow = ({ signs }: { signs: readonly FlowSign[] }) => {
  const { say, language } = useI18n();
  return (
    <>
      <CellFlow signs={signs} say={say} />
      <span className="visually-hidden">
        {signs.map((sign) => (sign.kind === 'model' ? sign.name : sign.text)).join(clauseSign(language))}
      </span>
    </>
  );
};

/** `letter`: under which a plan becomes a stack. */
const AddLine = ({ plans, letter }: { plans: readonly PlanFound[]; letter: string }) => {
  const { say } = useI18n();
  return (
    <tr data-line="actions">
      <td />
      {plans.map(({ kind, proposal }) => (
        <td key={kind} data-best={kind === 'best'}>
          <Button
            tone={kind === 'best' ? 'primary' : 'plain'}
            onPress={() => addProposal(proposal, say(`decide.plan-${kind}`))}
          >
            {say('decide.addAs', { letter })}
          </Button>
        </td>
      ))}
    </tr>
  );
};

export const PlansTable = ({
  plans,
  own,
  reading,
  dearest,
  letter,
}: {
  plans: readonly PlanFound[];
  own: OwnStack | null;
  reading: Reading;
  /** The rule that costs most, where one costs anything. */
  dearest: { text: string; usd: number } | null;
  /** Under which letter a plan becomes a stack. */
  letter: string;
}) => {
  const { say, sureness } = useI18n();
  const document = usePlanState((state) => state.document);
  // The letter stands in the headline beside the name.
  const ownLetter =
    own === null ? '' : stackLetter(reading.job.plan.stacks.findIndex(({ id }) => id === own.stack.stackId));
  const figures = useFigures(ownLetter);
  const [best] = plans;
  const givesUp = useGivesUp(
    reading.job.plan.tasksPerMonth,
    best?.month ?? { cash: 0, full: 0, usdPerSuccess: null, success: 0, silent: 0 },
    dearest,
  );
  const words = useFlowWords(document ?? { plan: reading.job.plan, snapshot: reading.job.snapshot, unknown: {} });
  if (best === undefined) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs a tab stop
    <section className="table-scroll plans" aria-label={say('decide.plansTable')} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{say('decide.plansTable')}</caption>
        <PlansHead plans={plans} counted={errorsCounted(reading.job.plan)} />
        <tbody>
          {figures.map((figure) => (
            <Line
              key={figure.id}
              kind="figure"
              name={figure.name}
              plans={plans}
              cell={({ month }) => <FigureCell figure={figure} month={month} own={own} />}
            />
          ))}
          {own === null ? null : (
            <Line
              kind="figure"
              name={say('decide.sureBeats', { stack: ownLetter })}
              plans={plans}
              cell={({ sure }) => (sure === null ? say('report.unknown') : <b>{sureness(sure)}</b>)}
            />
          )}
          {best.proposal.categories.map(({ categoryId }) => (
            <Line
              key={categoryId}
              kind="flow"
              name={rowName(reading, categoryId)}
              plans={plans}
              cell={({ proposal }) => {
                const policy = proposal.stack.policies[categoryId];
                return policy === undefined ? null : <Flow signs={flowSigns(policy, words)} />;
              }}
            />
          ))}
          <Line
            kind="words"
            name={say('decide.givesUp')}
            plans={plans}
            cell={(found) => {
              const lines = givesUp(found);
              return lines.length === 0 ? say('decide.givesNothing') : lines.map((text) => <p key={text}>{text}</p>);
            }}
          />
          <AddLine plans={plans} letter={letter} />
        </tbody>
      </table>
    </section>
  );
};
