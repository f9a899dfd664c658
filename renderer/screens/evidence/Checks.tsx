/** The checks that suit a kind of work: how often each lets right and wrong results through, and who counted that. */
import type { Estimate } from '../../../shared/plan/estimate.ts';
import { type VerifierPreset, verifiersFor } from '../../../shared/plan/verifierPresets.ts';
import { checkSourceIn } from '../../../shared/words/checkSentences.ts';
import { titled } from '../../../shared/words/format.ts';
import { Card } from '../../parts/Card.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { NumberWithSource } from '../../parts/NumberWithSource.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Work } from './useEvidence.ts';

const Rate = ({ label, estimate }: { label: string; estimate: Estimate }) => {
  const { say, percent, language } = useI18n();
  const { value, low, high, source, assumed } = estimate;
  return (
    <>
      <NumberWithSource
        text={percent(value)}
        label={label}
        lines={[
          {
            term: say('catalog.formSource'),
            text: source === undefined ? say('catalog.noSource') : checkSourceIn(source, language),
          },
        ]}
      />
      {low === undefined || high === undefined || low === high ? null : (
        <small className="nowrap">{say('evidence.range', { low: percent(low), high: percent(high) })}</small>
      )}
      {assumed === true ? <small className="nowrap">{say('evidence.by-assumed')}</small> : null}
    </>
  );
};

export const Checks = ({ work }: { work: Work }) => {
  const { say, language } = useI18n();
  const labelled = (preset: VerifierPreset, head: string): string => titled(say(preset.name), head, language);
  const columns: Column<VerifierPreset>[] = [
    {
      id: 'check',
      head: say('evidence.check'),
      cell: ({ name, about }) => (
        <>
          {say(name)}
          <small>{say(about)}</small>
        </>
      ),
    },
    {
      id: 'right',
      head: say('evidence.rightPassed'),
      numeric: true,
      cell: (preset) => <Rate label={labelled(preset, say('evidence.rightPassed'))} estimate={preset.trueAccept} />,
    },
    {
      id: 'wrong',
      head: say('evidence.wrongPassed'),
      numeric: true,
      cell: (preset) => <Rate label={labelled(preset, say('evidence.wrongPassed'))} estimate={preset.falseAccept} />,
    },
  ];
  return (
    <Card title={say('evidence.checks')} note={say('evidence.checksNote')}>
      <DataTable
        caption={say('evidence.checks')}
        columns={columns}
        rows={verifiersFor(work.category.kind)}
        rowId={({ id }) => id}
      />
    </Card>
  );
};
