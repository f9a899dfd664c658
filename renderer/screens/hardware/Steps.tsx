/** Machines come whole: the month's full cost by times of today's volume, as stairs beside the API's line. */
import { Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { VolumeStep } from '../../../shared/engine/fleets/hardware.ts';
import { moneyTicks } from '../../parts/roundTicks.ts';
import { useI18n } from '../../parts/useI18n.ts';

const lines = [
  { key: 'apiUsd', name: 'hardware.api', stroke: 'var(--mark)', dash: '0', isStep: false },
  { key: 'rentedUsd', name: 'hardware.rented', stroke: 'var(--stack-3)', dash: '0', isStep: true },
  { key: 'ownedUsd', name: 'hardware.owned', stroke: 'var(--stack-3)', dash: '5 4', isStep: true },
] as const;

export const Steps = ({ steps }: { steps: readonly VolumeStep[] }) => {
  const { say, money, number } = useI18n();
  const text = (value: number | null | undefined): string => (value == null ? '–' : money(value));
  const most = Math.max(0, ...steps.flatMap((step) => lines.map(({ key }) => step[key] ?? 0)));
  const ticks = moneyTicks(0, most, say.money);
  const [now, last] = [steps.find(({ times }) => times >= 1), steps.at(-1)];
  return (
    <section className="card own-steps" aria-labelledby="own-steps-title">
      <h2 id="own-steps-title">
        {say('hardware.whole')} <small>{say('hardware.wholeOf')}</small>
      </h2>
      <p className="visually-hidden">
        {say('hardware.wholeSays', {
          api1: text(now?.apiUsd),
          api5: text(last?.apiUsd),
          rented1: text(now?.rentedUsd),
          rented5: text(last?.rentedUsd),
          owned1: text(now?.ownedUsd),
          owned5: text(last?.ownedUsd),
        })}
      </p>
      <div className="own-steps-drawing" aria-hidden="true" inert>
        <ResponsiveContainer width="100%" height={220}>
          <LineChart data={[...steps]} margin={{ top: 8, right: 12, bottom: 0, left: 0 }}>
            <XAxis
              dataKey="times"
              type="number"
              domain={[0, 5]}
              ticks={[1, 2, 3, 4, 5]}
              tickFormatter={(times: number) => `${number(times)}×`}
              tickLine={false}
              stroke="var(--line-strong)"
              tick={{ fill: 'var(--soft)', fontSize: 12 }}
            />
            <YAxis
              width={64}
              domain={[0, ticks.at(-1) ?? 1]}
              ticks={ticks}
              tickFormatter={(value: number) => money(value)}
              tickLine={false}
              axisLine={false}
              tick={{ fill: 'var(--soft)', fontSize: 12 }}
            />
            <ReferenceLine x={1} stroke="var(--line-strong)" strokeDasharray="2 3" />
            {lines.map(({ key, stroke, dash, isStep }) => (
              <Line
                key={key}
                dataKey={key}
                type={isStep ? 'stepAfter' : 'linear'}
                stroke={stroke}
                strokeWidth={2}
                strokeDasharray={dash}
                dot={false}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
      <ul className="own-legend" aria-hidden="true">
        {lines
          .filter(({ key }) => steps.some((step) => step[key] !== null))
          .map(({ key, name, stroke, dash }) => (
            <li key={key}>
              <svg width="22" height="8" aria-hidden="true">
                <line x1="0" x2="22" y1="4" y2="4" stroke={stroke} strokeWidth="2" strokeDasharray={dash} />
              </svg>
              {say(name)}
            </li>
          ))}
      </ul>
    </section>
  );
};
