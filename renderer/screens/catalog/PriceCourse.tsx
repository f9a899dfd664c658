/** The price of a model over the months, input and output, as steps: a price holds until another is seen. */
import './priceCourse.css';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { MonthlyPrice } from '../../../shared/catalog/history.ts';
import { courseByMonth } from '../../../shared/catalog/priceCourse.ts';
import { useI18n } from '../../parts/useI18n.ts';

export const PriceCourse = ({ months }: { months: readonly MonthlyPrice[] }) => {
  const { say, usd } = useI18n();
  const points = courseByMonth(months);
  const line = { type: 'stepAfter', dot: false, strokeWidth: 2, isAnimationActive: false } as const;
  return (
    <figure className="price-course" aria-hidden="true">
      <ResponsiveContainer width="100%" height={150}>
        <LineChart accessibilityLayer={false} data={points} margin={{ top: 6, right: 10, bottom: 2, left: 2 }}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="month" tickLine={false} minTickGap={28} stroke="var(--soft)" tick={{ fontSize: 11 }} />
          <YAxis
            width={52}
            domain={[0, 'auto']}
            tickFormatter={(value: number) => usd(value)}
            tickLine={false}
            stroke="var(--soft)"
            tick={{ fontSize: 11 }}
          />
          <Line {...line} dataKey="completion" stroke="var(--stack-2)" />
          <Line {...line} dataKey="prompt" stroke="var(--stack-1)" />
        </LineChart>
      </ResponsiveContainer>
      <figcaption className="small">
        <span className="price-course-prompt">{say('catalog.prompt')}</span>
        <span className="price-course-completion">{say('catalog.completion')}</span>
      </figcaption>
    </figure>
  );
};
