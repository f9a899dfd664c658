/** Why a stack costs what it costs: the way from list price to a success, drawn inside the table that tells it. */
import { useState } from 'react';
import type { Reading } from '../../../shared/report/reading.ts';
import { Card } from '../../parts/Card.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { stackLetter } from '../../parts/StackBadge.tsx';
import { About } from '../../parts/Term.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { type Leg, wholeWaterfall } from './wholeWaterfall.ts';

const Bar = ({ leg, max }: { leg: Leg; max: number }) => (
  <div className="leg-track" aria-hidden="true">
    <div
      className="leg-bar"
      data-kind={leg.step === 'total' ? 'total' : leg.to < leg.from ? 'less' : 'more'}
      style={{
        left: `${(Math.min(leg.from, leg.to) / max) * 100}%`,
        width: `${Math.max((Math.abs(leg.to - leg.from) / max) * 100, 0.5)}%`,
      }}
    />
  </div>
);

export const Waterfall = ({ reading }: { reading: Reading }) => {
  const { say, usd } = useI18n();
  const [chosen, setChosen] = useState<string | null>(null);
  const explained = reading.outcome.stacks.flatMap((stack, place) => {
    const legs = wholeWaterfall(stack);
    return legs === null ? [] : [{ stack, place, legs }];
  });
  // The last stack is the newest thought, which is the one that wants explaining.
  const shown = explained.find(({ stack }) => stack.stackId === chosen) ?? explained.at(-1);
  if (shown === undefined) return null;
  const max = Math.max(...shown.legs.flatMap((leg) => [leg.from, leg.to]));
  return (
    <Card
      title={say('compare.why')}
      note={
        <>
          {say('compare.whyNote')}
          <About id="waterfall" />
        </>
      }
      actions={
        <SelectField
          label={say('compare.whyStack')}
          labelHidden
          value={shown.stack.stackId}
          choices={explained.map(({ stack, place }) => ({
            id: stack.stackId,
            name: `${stackLetter(place)}  ${stack.name}`,
          }))}
          onChange={setChosen}
        />
      }
    >
      <table className="legs" data-stack={(shown.place % 6) + 1}>
        <caption className="visually-hidden">
          {say('compare.why')}: {shown.stack.name}
        </caption>
        <tbody>
          {shown.legs.map((leg) => (
            <tr key={leg.step} data-total={leg.step === 'total'}>
              <th scope="row">{leg.step === 'total' ? say('compare.whyTotal') : say(`report.step-${leg.step}`)}</th>
              <td className="leg-draw">
                <Bar leg={leg} max={max} />
              </td>
              <td className="leg-usd">
                {leg.step === 'total' || leg.step === 'list'
                  ? usd(leg.to)
                  : `${leg.to < leg.from ? '−' : '+'}${usd(Math.abs(leg.to - leg.from))}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
};
