/** "How sure is sure?": what is said of two models, held against what a suite of tests that was left out then showed. */
import type { WorkKind } from '../../../shared/catalog/category.ts';
import type { CategoryTransfer, SaidBin } from '../../../shared/engine/transfer/saidHappened.ts';
import {
  type ByChance,
  shippedSaidByChance,
  shippedSaidHappened,
} from '../../../shared/engine/transfer/shippedSaidHappened.ts';
import { categoryName } from '../../../shared/report/categoryName.ts';
import { bandName, type SaidInBand, saidInBands } from '../../../shared/report/saidInBands.ts';
import { missesByChance } from '../../../shared/report/transferTables.ts';
import { Card } from '../../parts/Card.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Disclosure } from '../../parts/Disclosure.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Work } from './useEvidence.ts';

const signed = (off: number): string => `${off < 0 ? '−' : '+'}${Math.abs(100 * off).toFixed(1)}`;

const Miss = () => {
  const { say } = useI18n();
  return (
    <span className="miss">
      <Icon name="warn" size={12} /> {say('evidence.sureMiss')}
    </span>
  );
};

/** One way of saying, band by band: every band stands there, those without comparisons too. */
const Bands = ({
  title,
  note,
  bins,
  byChance,
}: {
  title: string;
  note?: string;
  bins: readonly SaidBin[];
  byChance?: Readonly<Record<string, ByChance>> | undefined;
}) => {
  const { say, share, number, language } = useI18n();
  const dash = <span className="faint">–</span>;
  const columns: Column<SaidInBand>[] = [
    { id: 'band', head: say('evidence.sureSaid'), cell: ({ band }) => bandName(band, language, say) },
    {
      id: 'said',
      head: say('evidence.sureMean'),
      numeric: true,
      cell: ({ bin }) => (bin === null ? dash : share(bin.said)),
    },
    {
      id: 'happened',
      head: say('evidence.sureHappened'),
      numeric: true,
      cell: ({ bin }) => (bin === null ? dash : <strong>{share(bin.happened)}</strong>),
    },
    {
      id: 'off',
      head: say('evidence.sureOff'),
      numeric: true,
      cell: ({ off, isMiss }) => (
        <>
          {off === null ? dash : signed(off)}
          {isMiss ? <Miss /> : null}
        </>
      ),
    },
    ...(byChance === undefined
      ? []
      : [
          {
            id: 'byChance',
            head: say('evidence.sureChance'),
            numeric: true,
            cell: ({ byChance: range }: SaidInBand) =>
              range === null ? dash : say('evidence.sureBand', { low: signed(range.low), high: signed(range.high) }),
          },
        ]),
    {
      id: 'pairs',
      head: say('evidence.surePairs'),
      numeric: true,
      cell: ({ bin }) => (bin === null ? '0' : number(bin.pairs)),
    },
  ];
  return (
    <div className="bands">
      <h3>{title}</h3>
      {note === undefined ? null : <p className="faint small">{note}</p>}
      {bins.length === 0 ? (
        <p className="soft small">{say('evidence.sureNone')}</p>
      ) : (
        <DataTable
          caption={title}
          columns={columns}
          rows={saidInBands(bins, byChance)}
          rowId={({ band }) => String(band.low)}
        />
      )}
    </div>
  );
};

const Score = ({ score: { before, after } }: { score: CategoryTransfer['logScore'] }) => {
  const { say, number } = useI18n();
  const text = (value: number): string => number(value, 3).replace('-', '−');
  if (after === null) return null;
  return (
    <p className="told">
      {before === null
        ? say('evidence.sureScoreAlone', { after: text(after) })
        : say('evidence.sureScore', { before: text(before), after: text(after) })}
    </p>
  );
};

const OfKind = ({ kind }: { kind: WorkKind | null }) => {
  const { say } = useI18n();
  const transfer = kind === null ? undefined : shippedSaidHappened.categories[kind];
  if (transfer === undefined || (transfer.readOff === null && transfer.within.length === 0))
    return <p className="soft">{say('evidence.sureNotMeasured')}</p>;
  return (
    <>
      <Score score={transfer.logScore} />
      <div className="bands-row">
        <Bands
          title={say('evidence.sureAcross')}
          note={say(transfer.readOff === null ? 'evidence.sureNotMeasured' : `evidence.sureFrom_${transfer.readOff}`)}
          bins={transfer.across}
          byChance={kind === null ? undefined : shippedSaidByChance.categories[kind]}
        />
        <Bands title={say('evidence.sureWithin')} bins={transfer.within} />
        <Bands title={say('evidence.sureBefore')} bins={transfer.before} />
      </div>
    </>
  );
};

interface Line {
  id: string;
  name: string;
  bins: readonly SaidBin[];
  score: CategoryTransfer['logScore'] | null;
}

/** Every kind of work and both scales together: the same bands, none left out. */
const AllKinds = () => {
  const { say, percent, number, language } = useI18n();
  const { categories, scales } = shippedSaidHappened;
  const lines: Line[] = [
    ...(['work', 'other'] as const).map((id) => ({
      id: `scale ${id}`,
      name: say(`evidence.sureTogether-${id}`),
      bins: scales[id].across,
      score: null,
    })),
    ...(Object.keys(categories) as WorkKind[]).map((id) => ({
      id,
      name: categoryName(say, id),
      bins: categories[id]?.across ?? [],
      score: categories[id]?.logScore ?? null,
    })),
  ];
  const score = (value: number | null | undefined): string =>
    value == null ? '–' : number(value, 3).replace('-', '−');
  const columns: Column<Line>[] = [
    { id: 'name', head: say('report.category'), cell: ({ name }) => name },
    ...saidInBands([]).map(({ band }, i) => ({
      id: String(band.low),
      head: bandName(band, language, say),
      numeric: true,
      cell: ({ bins }: Line) => {
        const one = saidInBands(bins)[i];
        if (one === undefined || one.bin === null) return <span className="faint">–</span>;
        return (
          <>
            {say('evidence.sureCell', { happened: percent(one.bin.happened), pairs: number(one.bin.pairs) })}
            {one.isMiss ? <Miss /> : null}
          </>
        );
      },
    })),
    {
      id: 'score',
      head: say('evidence.sureScoreHead'),
      numeric: true,
      cell: ({ score: found }) => (found === null ? '–' : `${score(found.after)}, ${score(found.before)}`),
    },
  ];
  return <DataTable caption={say('evidence.sureAll')} columns={columns} rows={lines} rowId={({ id }) => id} />;
};

export const HowSure = ({ work }: { work: Work }) => {
  const { say, language } = useI18n();
  return (
    <Card title={say('evidence.sure')} note={say('evidence.sureNote')}>
      <OfKind kind={work.category.kind} />
      <p className="faint small">{say('evidence.sureMissNote')}</p>
      <p className="faint small">{say('evidence.sureChanceNote', missesByChance(language))}</p>
      <Disclosure label={say('evidence.sureAll')}>
        <AllKinds />
      </Disclosure>
    </Card>
  );
};
