/** The drawing of who is still with an old model: what the study prints as dots, what is assumed through them as a dashed line. */
import { CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useI18n } from '../../parts/useI18n.ts';

export interface StayMonth {
  /** Months after the switch. */
  month: number;
  assumed: number;
  /** As the study prints it; null where it prints none. */
  printed: number | null;
}

export const StayDrawing = ({ months, back }: { months: readonly StayMonth[]; back: number | null }) => {
  const { say, share } = useI18n();
  return (
    <ResponsiveContainer width="100%" height={200}>
      <ComposedChart data={[...months]} margin={{ top: 20, right: 28, bottom: 18, left: 4 }}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="month"
          type="number"
          domain={['dataMin', 'dataMax']}
          tickLine={false}
          allowDecimals={false}
          label={{ value: say('horizon.stayMonth'), position: 'insideBottom', offset: -12 }}
        />
        <YAxis domain={[0, 1]} tickFormatter={share} tickLine={false} axisLine={false} width={64} />
        {back === null ? null : (
          <ReferenceLine
            x={back}
            stroke="var(--line-strong)"
            strokeDasharray="2 3"
            label={{ value: say('horizon.stayBack'), position: 'top' }}
          />
        )}
        <Line
          dataKey="assumed"
          stroke="var(--soft)"
          strokeWidth={2}
          strokeDasharray="5 4"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="printed"
          stroke="none"
          dot={{ r: 5, fill: 'var(--stack-1)', stroke: 'none' }}
          activeDot={false}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
};
