/** Where a stack's model spend goes, by model, vendor, origin or openness, and what stays while each of them is dark. */
import { useState } from 'react';
import type { SpendShare, StackOutcome } from '../../../../shared/engine/outcome.ts';
import { modelId } from '../../../../shared/foundation/ids.ts';
import type { DarkPart } from '../../../../shared/plan/ahead.ts';
import { spendName } from '../../../../shared/report/flowTables.ts';
import type { Reading } from '../../../../shared/report/reading.ts';
import { Card } from '../../../parts/Card.tsx';
import { SelectField } from '../../../parts/SelectField.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { useAsking, useDecision } from '../../decide/useDecision.ts';

const dimensions = ['model', 'vendor', 'origin', 'weights'] as const;
type Dimension = (typeof dimensions)[number];

/** What goes dark with a line of the table; null: lines of this kind do not go dark together. */
const darkOf = ({ job }: Reading, by: Dimension, { name }: SpendShare): DarkPart | null => {
  switch (by) {
    case 'model':
      return { kind: 'model', modelId: modelId(name) };
    case 'vendor': {
      const author = job.snapshot.models.find(({ authorName }) => authorName === name)?.author;
      return author === undefined ? null : { kind: 'vendor', author };
    }
    case 'origin':
      return name === 'unknown' ? null : { kind: 'origin', origin: name };
    case 'weights':
      return null;
    default:
      return by satisfies never;
  }
};

export const Spend = ({ reading, stack }: { reading: Reading; stack: StackOutcome }) => {
  const { say, money, share, percent } = useI18n();
  const [by, setBy] = useState<Dimension>('model');
  const lines = stack.spend[by].map((part) => ({ part, dark: darkOf(reading, by, part) }));
  const dark = lines.flatMap((line) => line.dark ?? []);
  const ask = { stackId: stack.stackId, dark };
  useAsking('held', stack.total === null || dark.length === 0 ? undefined : ask);
  const { found } = useDecision('held');
  if (stack.total === null) return null;
  const held = JSON.stringify(found?.ask) === JSON.stringify(ask) ? (found?.answer ?? []) : [];
  const heldAt = (part: DarkPart | null): string => {
    const share = part === null ? null : (held[dark.indexOf(part)] ?? null);
    return share === null ? '' : percent(share);
  };
  return (
    <Card
      level={3}
      title={say('compare.spend')}
      actions={
        <SelectField
          label={say('compare.spendBy')}
          labelHidden
          value={by}
          choices={dimensions.map((dimension) => ({ id: dimension, name: say(`report.${dimension}`) }))}
          onChange={(id) => setBy(id)}
        />
      }
    >
      <table className="spend">
        <caption className="visually-hidden">{say('compare.spend')}</caption>
        {dark.length === 0 ? null : (
          <thead>
            <tr>
              <td />
              <th scope="col">{say('compare.spendShare')}</th>
              <th scope="col">{say('compare.spendMonth')}</th>
              <th scope="col">{say('compare.heldIfDark')}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {lines.map(({ part, dark: goes }) => (
            <tr key={part.name}>
              <th scope="row">{spendName(reading, by, part)}</th>
              <td>{share(part.share)}</td>
              <td>{money(part.usdPerMonth)}</td>
              {dark.length === 0 ? null : <td>{heldAt(goes)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
};
