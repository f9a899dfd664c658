/** Which model is the cheapest that succeeds often enough: the planner says how often, the evidence answers. */

import { useState } from 'react';
import { benchmarkName } from '../../../../shared/catalog/benchmarkNames.ts';
import { partsOf } from '../../../../shared/catalog/yardsticks.ts';
import { adequate, type Candidate } from '../../../../shared/engine/candidates.ts';
import type { ModelId } from '../../../../shared/foundation/ids.ts';
import { rowTitle } from '../../../../shared/report/rowName.ts';
import { Button } from '../../../parts/Button.tsx';
import { type Column, DataTable } from '../../../parts/DataTable.tsx';
import { Dialog } from '../../../parts/Dialog.tsx';
import { NumberField } from '../../../parts/EstimateField.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { usePolicy } from './context.ts';

/** As many as anyone compares; the list is sorted, so what follows is dearer. */
const shownRows = 12;

export const CheapestAdequate = ({
  startRate,
  onChoose,
  onClose,
}: {
  /** The rate of the model that stands there now; null where it is unknown. */
  startRate: number | null;
  onChoose: (id: ModelId) => void;
  onClose: () => void;
}) => {
  const { say, share, money } = useI18n();
  const { category, candidates } = usePolicy();
  const known = candidates.filter((candidate) => candidate.rate !== null);
  const best = Math.max(0, ...known.map((candidate) => candidate.rate ?? 0));
  const [least, setLeast] = useState(Math.floor((startRate ?? best * 0.9) * 100) / 100);
  const found = adequate(candidates, least).slice(0, shownRows);
  const columns: Column<Candidate>[] = [
    {
      id: 'model',
      head: say('stacks.model'),
      cell: ({ model }) => (
        <>
          {model.name}
          <small>{model.authorName}</small>
        </>
      ),
    },
    { id: 'cost', head: say('stacks.attemptCost'), numeric: true, cell: (row) => money(row.usdPerAttempt ?? 0) },
    { id: 'rate', head: say('stacks.rate'), numeric: true, cell: (row) => share(row.rate ?? 0) },
    {
      id: 'basis',
      head: say('stacks.basis'),
      cell: ({ use }) =>
        use === null ? null : (
          <>
            {say(`stacks.basis-${use.basis}`)}
            {use.trials === null ? null : <small>{say('stacks.trials', { trials: use.trials })}</small>}
          </>
        ),
    },
    {
      id: 'use',
      head: <span className="visually-hidden">{say('stacks.use')}</span>,
      numeric: true,
      cell: ({ model }) => (
        <Button aria-label={say('stacks.useModel', { model: model.name })} onPress={() => onChoose(model.id)}>
          {say('stacks.use')}
        </Button>
      ),
    },
  ];
  const name = rowTitle(say, category);
  return (
    <Dialog
      wide
      title={say('stacks.cheapestTitle', { category: name })}
      onClose={onClose}
      actions={<Button onPress={onClose}>{say('app.close')}</Button>}
    >
      {known.length === 0 || category.yardstick === null ? (
        <p>{say('stacks.cheapestNoYardstick', { category: name })}</p>
      ) : (
        <div className="cheapest">
          <p>{say('stacks.cheapestIntro', { yardstick: benchmarkName(partsOf(category.yardstick).benchmark) })}</p>
          <div className="cheapest-least">
            <NumberField
              label={say('stacks.cheapestLeast')}
              unit="share"
              value={least}
              onChange={(rate) => {
                setLeast(rate);
                return null;
              }}
            />
          </div>
          {found.length === 0 ? (
            <p>{say('stacks.cheapestNone', { best: share(best) })}</p>
          ) : (
            <DataTable
              caption={say('stacks.cheapestTitle', { category: name })}
              columns={columns}
              rows={found}
              rowId={(row) => row.model.id}
            />
          )}
        </div>
      )}
    </Dialog>
  );
};
