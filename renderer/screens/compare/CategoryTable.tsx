/** What each stack pays for a success in each category, who is cheaper, and on what evidence. */

import type { CategoryOutcome, RateInUse, StackOutcome } from '../../../shared/engine/outcome.ts';
import type { RowId } from '../../../shared/foundation/ids.ts';
import { explainGap } from '../../../shared/report/explain.ts';
import { modelName, type Reading } from '../../../shared/report/reading.ts';
import { rowName } from '../../../shared/report/rowName.ts';
import { pairOf } from '../../../shared/report/verdict.ts';
import { Card } from '../../parts/Card.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Popover } from '../../parts/Popover.tsx';
import { StackBadge, StackName } from '../../parts/StackBadge.tsx';
import { About } from '../../parts/Term.tsx';
import { useI18n } from '../../parts/useI18n.ts';

interface Row {
  id: RowId;
  share: number;
  cells: { stack: StackOutcome; place: number; outcome: CategoryOutcome | undefined }[];
}

const Cost = ({ reading, outcome }: { reading: Reading; outcome: CategoryOutcome | undefined }) => {
  const { say, usd, share } = useI18n();
  if (outcome?.figures?.usdPerSuccess) {
    const { usdPerSuccess, success, silentFailure } = outcome.figures;
    const { low, high } = usdPerSuccess;
    return (
      <>
        {usd(usdPerSuccess.value)}
        <small>{low === undefined || high === undefined ? '\u00a0' : `${usd(low)}–${usd(high)}`}</small>
        <small>{say('compare.cellRates', { success: share(success.value), silent: share(silentFailure.value) })}</small>
      </>
    );
  }
  const [gap] = outcome?.gaps ?? [];
  return (
    <span className="cell-gap">
      {outcome === undefined || gap === undefined ? say('app.noFigures') : explainGap(reading, outcome.categoryId, gap)}
    </span>
  );
};

const Cheaper = ({ reading, row }: { reading: Reading; row: Row }) => {
  const { say, sureness } = useI18n();
  const priced = row.cells
    .flatMap(({ stack, place, outcome }) => {
      const cost = outcome?.figures?.usdPerSuccess?.value;
      return cost === undefined ? [] : [{ stack, place, cost }];
    })
    .sort((a, b) => a.cost - b.cost);
  const [best, next] = priced;
  if (best === undefined || next === undefined) return null;
  // Stacks that do the same with a category cost the same, whatever noise arithmetic leaves.
  if (next.cost - best.cost <= 1e-9 * next.cost) return <span className="faint">{say('compare.sameCost')}</span>;
  const sure = pairOf(reading.outcome, best.stack.stackId, next.stack.stackId)?.aCheaperByCategory[row.id];
  return (
    <span className="cheaper">
      <StackBadge stack={best.place} />
      <span className="visually-hidden">{best.stack.name}</span>
      {sure === undefined ? null : sureness(sure)}
    </span>
  );
};

const RateLine = ({ reading, rate }: { reading: Reading; rate: RateInUse }) => {
  const { say, share, number } = useI18n();
  const figure = share(rate.rate.value);
  const text =
    rate.basis === 'assumed'
      ? say('compare.rateAssumed', { rate: figure })
      : rate.basis === 'linked'
        ? say('compare.rateLinked', { rate: figure, benchmark: rate.benchmark ?? '', source: rate.source })
        : say('compare.rateMeasured', {
            rate: figure,
            benchmark: rate.benchmark ?? rate.source,
            trials: rate.trials === null ? say('app.unknown') : number(rate.trials),
          });
  return (
    <div>
      <dt>{modelName(reading, rate.modelId)}</dt>
      <dd>
        {text}
        {rate.anchored ? `, ${say('compare.rateAnchored')}` : ''}
        {rate.config ? <small>{say('compare.rateConfig', { config: rate.config })}</small> : null}
        {rate.basis === 'linked' ? null : (
          <small>
            {/^https?:\/\/\S+$/.test(rate.source) ? (
              <a href={rate.source} target="_blank" rel="noreferrer">
                {rate.source}
              </a>
            ) : (
              rate.source
            )}
          </small>
        )}
      </dd>
    </div>
  );
};

const Evidence = ({ reading, row }: { reading: Reading; row: Row }) => {
  const { say } = useI18n();
  const rates = new Map<string, RateInUse>();
  for (const { outcome } of row.cells) for (const rate of outcome?.rates ?? []) rates.set(rate.modelId, rate);
  if (rates.size === 0) return null;
  const count = (basis: RateInUse['basis']) => [...rates.values()].filter((rate) => rate.basis === basis).length;
  const summary = [
    ...(count('measured') > 0 ? [say('compare.evidenceMeasured', { count: count('measured') })] : []),
    ...(count('linked') > 0 ? [say('compare.evidenceLinked', { count: count('linked') })] : []),
    ...(count('assumed') > 0 ? [say('compare.evidenceAssumed', { count: count('assumed') })] : []),
  ].join(', ');
  const label = say('compare.evidenceOf', { category: rowName(reading, row.id) });
  return (
    <span className="cell-evidence">
      <Popover
        label={label}
        answer={
          <>
            <h4>{label}</h4>
            <dl>
              {[...rates.values()].map((rate) => (
                <RateLine key={rate.modelId} reading={reading} rate={rate} />
              ))}
            </dl>
          </>
        }
      >
        {summary}
      </Popover>
    </span>
  );
};

export const CategoryTable = ({ reading }: { reading: Reading }) => {
  const { say, share } = useI18n();
  const { stacks } = reading.outcome;
  const rows: Row[] = [...reading.job.plan.categories]
    .filter((category) => category.share > 0)
    .map((category) => ({
      id: category.id,
      share: category.share,
      cells: stacks.map((stack, place) => ({
        stack,
        place,
        outcome: stack.categories.find((outcome) => outcome.categoryId === category.id),
      })),
    }));
  const columns: Column<Row>[] = [
    { id: 'category', head: say('report.category'), cell: (row) => rowName(reading, row.id) },
    { id: 'share', head: say('report.share'), numeric: true, cell: (row) => share(row.share) },
    ...stacks.map((stack, place) => ({
      id: stack.stackId,
      head: <StackName stack={place} name={stack.name} />,
      numeric: true,
      cell: (row: Row) => <Cost reading={reading} outcome={row.cells[place]?.outcome} />,
    })),
    ...(stacks.length > 1
      ? [
          {
            id: 'cheaper',
            head: say('compare.cheaper'),
            numeric: true,
            cell: (row: Row) => <Cheaper reading={reading} row={row} />,
          },
        ]
      : []),
    { id: 'evidence', head: say('report.evidence'), cell: (row) => <Evidence reading={reading} row={row} /> },
  ];
  return (
    <Card
      title={say('compare.byCategory')}
      note={
        <>
          {say('compare.byCategoryNote')}
          <About id="interval" />
        </>
      }
    >
      <DataTable caption={say('compare.byCategory')} columns={columns} rows={rows} rowId={(row) => row.id} />
    </Card>
  );
};
