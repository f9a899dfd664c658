/** Whether linking benchmarks to a yardstick is earned, category by category. */
import type { LinkTest } from '../../../shared/catalog/reference.ts';
import { categoryName } from '../../../shared/report/categoryName.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { Card } from '../../parts/Card.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { useI18n } from '../../parts/useI18n.ts';

export const LinkTable = ({ reading }: { reading: Reading }) => {
  const { say, number } = useI18n();
  const { linkTests } = reading.job.snapshot.reference;
  if (linkTests.length === 0) return null;
  const points = (value: number) => say('decide.points', { value: number(value, 1) });
  const columns: Column<LinkTest>[] = [
    { id: 'category', head: say('report.category'), cell: (test) => categoryName(say, test.category) },
    { id: 'models', head: say('decide.linkModels'), numeric: true, cell: (test) => number(test.models) },
    { id: 'linked', head: say('decide.linkError'), numeric: true, cell: (test) => points(test.linkErrorPoints) },
    {
      id: 'mean',
      head: say('decide.meanError'),
      numeric: true,
      cell: (test) => points(test.benchmarkMeanErrorPoints),
    },
    {
      id: 'earned',
      head: say('decide.linkEarned'),
      cell: (test) =>
        test.earned ? (
          <span className="good">{say('decide.linkYes')}</span>
        ) : (
          <span className="soft">{say('decide.linkNo')}</span>
        ),
    },
  ];
  return (
    <Card title={say('decide.linking')} note={say('decide.linkingNote')}>
      <DataTable caption={say('decide.linkTable')} columns={columns} rows={linkTests} rowId={(test) => test.category} />
    </Card>
  );
};
