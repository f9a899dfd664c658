/** Which stacks are worth a look: who beats whom, who wins where, and with what odds. */

import type { Figures, Outcome } from '../../../shared/engine/outcome.ts';
import { type ParetoStack, paretoOf, type Winner } from '../../../shared/engine/pareto.ts';
import type { RowId, StackId } from '../../../shared/foundation/ids.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { rowName } from '../../../shared/report/rowName.ts';
import { sureEnough, sureOfRow } from '../../../shared/report/verdict.ts';
import { quoteNames } from '../../../shared/words/format.ts';
import { Card } from '../../parts/Card.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { StackBadge, StackName } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useAsking, useDecision } from './useDecision.ts';
import { type Names, useNaming } from './useNaming.ts';
import { Moment } from './Waiting.tsx';

const Standing = ({ stack, names }: { stack: ParetoStack; names: Names }) => {
  const { say, language } = useI18n();
  if (stack.onFrontier) return <span className="good">{say('decide.onFrontier')}</span>;
  const by = quoteNames(stack.dominatedBy.map(names.stack), language);
  return (
    <>
      {say('decide.beatenBy', { stacks: by })}
      {stack.onFrontierWithSilent ? <small>{say('decide.onFrontierSilent')}</small> : null}
    </>
  );
};

const Won = ({
  id,
  isTied,
  isClose,
  names,
}: {
  id: StackId | null;
  isTied: boolean;
  isClose: boolean;
  names: Names;
}) => {
  const { say } = useI18n();
  if (isTied) return <span className="faint">{say('compare.sameCost')}</span>;
  if (id === null) return <span className="faint">{say('app.noFigures')}</span>;
  if (isClose) return <span className="faint">{say('plan.tooClose')}</span>;
  return (
    <span className="won" title={names.stack(id)}>
      <StackBadge stack={names.place(id)} />
      <span className="visually-hidden">{names.stack(id)}</span>
    </span>
  );
};

/** How far the two best are apart; null where there are no two. */
const apart = (
  outcome: Outcome,
  categoryId: RowId | null,
  of: (figures: Figures) => number | null,
): { by: number; next: number } | null => {
  const values = outcome.stacks
    .flatMap((stack) => {
      const figures =
        categoryId === null
          ? stack.total
          : (stack.categories.find((category) => category.categoryId === categoryId)?.figures ?? null);
      return (figures === null ? null : of(figures)) ?? [];
    })
    .sort((a, b) => a - b);
  const [best, next] = values;
  return best === undefined || next === undefined ? null : { by: next - best, next };
};

/** Stacks that do the same with a category bring the same, whatever noise arithmetic leaves: nobody wins there. */
const isTied = (...asked: Parameters<typeof apart>): boolean => {
  const found = apart(...asked);
  return found !== null && found.by <= 1e-9 * Math.abs(found.next);
};

/** Shares that differ by less name nobody. */
const leastShare = 0.01;

const isNearShare = (...asked: Parameters<typeof apart>): boolean => {
  const found = apart(...asked);
  return found !== null && found.by < leastShare;
};

/** The cheapest is named where it is sure enough, as in the verdict and in the rows of the plan. */
const isUnsure = ({ categoryId, chances }: Winner): boolean =>
  chances !== null &&
  chances.length > 1 &&
  Math.max(...chances.map(({ chance }) => chance)) < (categoryId === null ? sureEnough : sureOfRow);

const costOf = (figures: Figures): number | null => figures.usdPerSuccess?.value ?? null;
const missesOf = (figures: Figures): number => 1 - figures.success.value;
const silentOf = (figures: Figures): number => figures.silentFailure.value;

const Odds = ({ winner, names }: { winner: Winner; names: Names }) => {
  const { sureness } = useI18n();
  const chances = (winner.chances ?? [])
    .toSorted((a, b) => b.chance - a.chance)
    .filter(({ chance }) => chance >= 0.005);
  return (
    <span className="odds">
      {chances.map(({ stackId, chance }) => (
        <span key={stackId}>
          <StackBadge stack={names.place(stackId)} />
          <span className="visually-hidden">{names.stack(stackId)}</span> {sureness(chance)}
        </span>
      ))}
    </span>
  );
};

export const ShortList = ({ reading }: { reading: Reading }) => {
  const { say, money, share, sureness, language } = useI18n();
  const names = useNaming();
  const { found, isStale } = useDecision('winners');
  const pareto = paretoOf(reading.outcome);
  useAsking('winners', pareto.length > 1 ? null : undefined);
  if (names === null || pareto.length < 2) return null;
  const winners = found?.answer ?? [];
  const odds = winners.find((winner) => winner.categoryId === null)?.chances ?? null;
  const frontier = pareto.filter((stack) => stack.onFrontier).map((stack) => names.stack(stack.stackId));
  const columns: Column<ParetoStack>[] = [
    {
      id: 'stack',
      head: say('decide.stack'),
      cell: ({ stackId }) => <StackName stack={names.place(stackId)} name={names.stack(stackId)} />,
    },
    { id: 'cost', head: say('compare.usdPerTask'), numeric: true, cell: (stack) => money(stack.usdPerTask) },
    { id: 'success', head: say('compare.success'), numeric: true, cell: (stack) => share(stack.success) },
    { id: 'silent', head: say('compare.silentFailure'), numeric: true, cell: (stack) => share(stack.silentFailure) },
    {
      id: 'odds',
      head: say('decide.odds'),
      numeric: true,
      cell: ({ stackId }) => {
        const chance = odds?.find((entry) => entry.stackId === stackId)?.chance;
        return chance === undefined ? '' : sureness(chance);
      },
    },
    { id: 'standing', head: say('decide.standing'), cell: (stack) => <Standing stack={stack} names={names} /> },
  ];
  const byCategory: Column<Winner>[] = [
    {
      id: 'category',
      head: say('report.category'),
      cell: ({ categoryId }) => (categoryId === null ? say('decide.wholeMix') : rowName(reading, categoryId)),
    },
    {
      id: 'cheapest',
      head: say('decide.cheapest'),
      cell: (winner) => (
        <Won
          id={winner.cheapest}
          isTied={isTied(reading.outcome, winner.categoryId, costOf)}
          isClose={isUnsure(winner)}
          names={names}
        />
      ),
    },
    {
      id: 'success',
      head: say('decide.mostSuccess'),
      cell: ({ categoryId, mostSuccess }) => (
        <Won
          id={mostSuccess}
          isTied={isTied(reading.outcome, categoryId, missesOf)}
          isClose={isNearShare(reading.outcome, categoryId, missesOf)}
          names={names}
        />
      ),
    },
    {
      id: 'silent',
      head: say('decide.fewestSilent'),
      cell: ({ categoryId, fewestSilent }) => (
        <Won
          id={fewestSilent}
          isTied={isTied(reading.outcome, categoryId, silentOf)}
          isClose={isNearShare(reading.outcome, categoryId, silentOf)}
          names={names}
        />
      ),
    },
    { id: 'odds', head: say('decide.odds'), cell: (winner) => <Odds winner={winner} names={names} /> },
  ];
  return (
    <Card title={say('decide.shortList')} note={say('decide.shortListNote')} actions={<Moment kind="winners" />}>
      <p className="told">{say('decide.shortListTell', { stacks: quoteNames(frontier, language) })}</p>
      <div data-stale={isStale}>
        <DataTable
          caption={say('decide.shortListTable')}
          columns={columns}
          rows={pareto}
          rowId={(stack) => stack.stackId}
        />
        {winners.length > 2 ? (
          <div className="decide-below">
            <h3>{say('decide.winners')}</h3>
            <DataTable
              caption={say('decide.winners')}
              columns={byCategory}
              rows={winners}
              rowId={(winner) => winner.categoryId ?? 'all'}
            />
          </div>
        ) : null}
      </div>
    </Card>
  );
};
