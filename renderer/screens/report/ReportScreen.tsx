/** Report: the plan on one page, to be printed or saved as PDF, with everything it rests on behind it. */
import type { Table } from '../../../shared/report/table.ts';
import { listSign } from '../../../shared/words/format.ts';
import './report.css';
import '../../actions/laterWords.ts';
import type { ReactNode } from 'react';
import { mergedRows } from '../../../shared/report/mergedRows.ts';
import { type OnePage, onePage, type StackCard } from '../../../shared/report/onePage.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { exportComparisonCsv, exportWorkbook } from '../../actions/exports.ts';
import { printReport } from '../../actions/printReport.ts';
import { savePlan } from '../../actions/savePlan.ts';
import { Button } from '../../parts/Button.tsx';
import { Interval } from '../../parts/Interval.tsx';
import { RateNote } from '../../parts/RateNote.tsx';
import { Sentence } from '../../parts/Sentence.tsx';
import { StackBadge } from '../../parts/StackBadge.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { useReading } from '../result/useReading.ts';
import { CategorySummary } from './CategorySummary.tsx';
import { HandOver } from './HandOver.tsx';
import { Memo } from './Memo.tsx';
import { MonthsAhead } from './MonthsAhead.tsx';
import { ReportTable } from './ReportTable.tsx';
import { useDecided } from './useDecided.ts';

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="report-section">
    <h2>{title}</h2>
    {children}
  </section>
);

const Summary = ({
  card,
  place,
  places,
  scale,
}: {
  card: StackCard;
  place: number;
  places: string[];
  scale: { from: number; to: number };
}) => {
  const { say } = useI18n();
  const { usdPerSuccess: cost } = card;
  return (
    <article className="report-card" data-stack={(place % 6) + 1}>
      <h2>
        <StackBadge stack={place} />
        {card.name}
      </h2>
      <p className="report-card-note">{card.note}</p>
      {cost === null ? (
        <p>{say('app.noFigures')}</p>
      ) : (
        <>
          <p className="report-card-cost">
            <strong>{cost.text}</strong> {say('report.perSuccess')}
            {cost.interval === null ? null : <span> · {cost.interval}</span>}
          </p>
          <Interval
            value={cost.value}
            low={cost.low ?? undefined}
            high={cost.high ?? undefined}
            scale={scale}
            stack={place}
          />
          <dl>
            {card.figures.map(({ label, text }) => (
              <div key={label}>
                <dd>{text}</dd>
                <dt>{label}</dt>
              </div>
            ))}
          </dl>
        </>
      )}
      {card.independence === null ? null : (
        <p className="report-card-small">
          <Sentence parts={card.independence} places={places} />
        </p>
      )}
      {card.assumed ? <p className="report-card-small">{say('report.marksAssumed')}</p> : null}
    </article>
  );
};

/** What the figures rest on: what was assumed and stated, rates, prices and their sources. */
const Basis = ({ page }: { page: OnePage }) => {
  const { say, language } = useI18n();
  const joint = listSign(language);
  const merged = (table: Table) => mergedRows(mergedRows(table, 'category', joint), 'stack', joint);
  // Whatever stood there before, she is the source.
  const stated = merged({
    ...page.stated,
    rows: page.stated.rows.map((row) => ({ ...row, cells: { ...row.cells, source: '' } })),
  });
  // What an assumed input rests on stands beside it already.
  const told = new Set(page.assumed.rows.map((row) => row.cells.source));
  const sources = { ...page.sources, rows: page.sources.rows.filter((row) => !told.has(row.cells.source ?? null)) };
  return (
    <div className="report-basis">
      <Section title={page.assumed.title}>
        <p className="report-lead">{say(page.assumed.rows.length === 0 ? 'report.noAssumed' : 'report.assumedNote')}</p>
        {page.assumed.rows.length === 0 ? null : (
          <ReportTable table={merged(page.assumed)} keys={['input', 'value', 'category', 'stack', 'source']} />
        )}
      </Section>
      {page.stated.rows.length === 0 ? null : (
        <Section title={page.stated.title}>
          <p className="report-lead">{say('report.statedNote')}</p>
          <ReportTable table={stated} keys={['input', 'value', 'category', 'stack']} />
        </Section>
      )}
      <Section title={page.rates.title}>
        <ReportTable
          table={page.rates}
          keys={['category', 'model', 'rate', 'basis', 'benchmark', 'config', 'trials']}
        />
      </Section>
      <Section title={page.prices.title}>
        <ReportTable
          table={page.prices}
          keys={['model', 'prompt', 'completion', 'cacheRead', 'cacheWrite', 'asOf', 'source']}
        />
      </Section>
      <Section title={page.sources.title}>
        <ReportTable table={sources} />
      </Section>
    </div>
  );
};

const Page = ({ reading }: { reading: Reading }) => {
  const { say } = useI18n();
  const page = onePage(reading);
  const decided = useDecided(reading);
  const places = page.cards.map((card) => card.stackId);
  const ends = page.cards.flatMap(({ usdPerSuccess }) =>
    usdPerSuccess === null ? [] : [usdPerSuccess.high ?? usdPerSuccess.value],
  );
  const scale = { from: 0, to: Math.max(0, ...ends) * 1.05 };
  const day = reading.day ?? today();
  return (
    <article className="report-sheet">
      <Memo reading={reading} today={day} />
      <h2 className="appendix-title">{say('memo.appendix')}</h2>
      <p className="soft">{page.workload}</p>
      <RateNote className="soft" />
      {page.age === null ? null : (
        <p className="report-lead">
          <Sentence parts={page.age} places={places} />
        </p>
      )}
      <div className="report-cards">
        {page.cards.map((card, place) => (
          <Summary key={card.stackId} card={card} place={place} places={places} scale={scale} />
        ))}
      </div>
      <Section title={page.categories.title}>
        <CategorySummary table={page.categories} stacks={page.cards} />
      </Section>
      {page.pairs.rows.length > 1 ? (
        <Section title={page.pairs.title}>
          <ReportTable table={page.pairs} />
        </Section>
      ) : null}
      {decided.length === 0 ? null : (
        <Section title={say('decide.sectionDecisions')}>
          <ul className="report-warnings">
            {decided.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Section>
      )}
      <MonthsAhead reading={reading} day={day} />
      <Section title={page.warnings.title}>
        {page.warnings.rows.length === 0 ? (
          <p>{say('report.noWarnings')}</p>
        ) : (
          <ul className="report-warnings">
            {page.warnings.rows.map((row) => (
              <li key={row.key}>{String(row.cells.what ?? '')}</li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={say('report.sectionMethod')}>
        <p className="report-method">{page.method}</p>
      </Section>
      <Basis page={page} />
    </article>
  );
};

export const ReportScreen = () => {
  const { say } = useI18n();
  const newest = useReading();
  if (newest === null) return <div aria-busy="true" className="screen-waiting" />;
  return (
    <>
      <div className="report-bar no-print">
        <Button tone="primary" icon="print" onPress={printReport}>
          {say('report.print')}
        </Button>
        <Button onPress={() => void exportWorkbook()}>{say('app.exportWorkbook')}</Button>
        <Button onPress={() => void exportComparisonCsv()}>{say('app.exportCompareCsv')}</Button>
        <Button onPress={() => void savePlan()}>{say('report.savePlan')}</Button>
        <HandOver stacks={newest.reading.job.plan.stacks} />
        <p className="faint small" aria-live="polite">
          {newest.isCatchingUp ? say('app.computing') : ''}
        </p>
      </div>
      <Page reading={newest.reading} />
    </>
  );
};
