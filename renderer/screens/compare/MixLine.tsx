/** The workload in a line: what the verdict is about. */

import type { Reading } from '../../../shared/report/reading.ts';
import { rowTitle } from '../../../shared/report/rowName.ts';
import { useI18n } from '../../parts/useI18n.ts';

export const MixLine = ({ reading }: { reading: Reading }) => {
  const { say, number, percent, language } = useI18n();
  const { tasksPerMonth, categories } = reading.job.plan;
  const mix = [...categories]
    .sort((a, b) => b.share - a.share)
    .filter((category) => category.share > 0)
    .map((category) =>
      say('compare.mixPart', {
        share: percent(category.share),
        category: rowTitle(say, category),
      }),
    );
  return (
    <span className="soft">
      {say('compare.mixLine', { tasks: number(tasksPerMonth) })} · {mix.join(language === 'zh' ? '、' : ', ')}
    </span>
  );
};
