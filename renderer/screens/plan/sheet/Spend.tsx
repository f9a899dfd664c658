/** Where a stack's model spend goes: by model, vendor, origin or openness. */
import { useState } from 'react';
import type { StackOutcome } from '../../../../shared/engine/outcome.ts';
import { spendName } from '../../../../shared/report/flowTables.ts';
import type { Reading } from '../../../../shared/report/reading.ts';
import { Card } from '../../../parts/Card.tsx';
import { SelectField } from '../../../parts/SelectField.tsx';
import { useI18n } from '../../../parts/useI18n.ts';

const dimensions = ['model', 'vendor', 'origin', 'weights'] as const;
type Dimension = (typeof dimensions)[number];

export const Spend = ({ reading, stack }: { reading: Reading; stack: StackOutcome }) => {
  const { say, usd, share } = useI18n();
  const [by, setBy] = useState<Dimension>('model');
  if (stack.total === null) return null;
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
        <tbody>
          {stack.spend[by].map((part) => (
            <tr key={part.name}>
              <th scope="row">{spendName(reading, by, part)}</th>
              <td>{share(part.share)}</td>
              <td>{usd(part.usdPerMonth)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
};
