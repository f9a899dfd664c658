/** What was seen of a model beside its offers: the course of its price, and what two sources say differently. */

import { useEffect, useState } from 'react';
import type { Disagreement, ModelHistory as History, MonthlyPrice } from '../../../shared/catalog/history.ts';
import type { Model } from '../../../shared/catalog/model.ts';
import { namedSource } from '../../../shared/catalog/sourceName.ts';
import type { WordPath } from '../../../shared/words/all.ts';
import { differenceIn, sourceIn } from '../../../shared/words/catalogSentences.ts';
import { clauseSign } from '../../../shared/words/format.ts';
import type { Say } from '../../../shared/words/say.ts';
import { readHistory } from '../../actions/catalogRows.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Disclosure } from '../../parts/Disclosure.tsx';
import { Note } from '../../parts/Note.tsx';
import { NumberWithSource } from '../../parts/NumberWithSource.tsx';
import { type Speech, useI18n } from '../../parts/useI18n.ts';
import { PriceCourse } from './PriceCourse.tsx';

/** The maker's own prices where they go further back than the listing's, else the listing's. */
const courseOf = (months: readonly MonthlyPrice[]): MonthlyPrice[] => {
  const [own, listed] = (['first-party', 'openrouter'] as const).map((market) =>
    months.filter((month) => month.market === market),
  );
  return (own?.length ?? 0) >= (listed?.length ?? 0) ? (own ?? []) : (listed ?? []);
};

const monthColumns = ({ say, usd, dateInColumn }: Speech): Column<MonthlyPrice>[] => [
  {
    id: 'date',
    head: say('catalog.asOf'),
    cell: (month) => (
      <NumberWithSource
        text={dateInColumn(month.date)}
        label={say('catalog.asOf')}
        lines={[{ term: say('catalog.formSource'), source: month.source }]}
      />
    ),
  },
  { id: 'prompt', head: say('catalog.prompt'), numeric: true, cell: ({ promptUsdPerM }) => usd(promptUsdPerM) },
  {
    id: 'completion',
    head: say('catalog.completion'),
    numeric: true,
    cell: ({ completionUsdPerM }) => usd(completionUsdPerM),
  },
  {
    id: 'market',
    head: say('catalog.market'),
    cell: ({ market }) => say(`catalog.market-${market}`),
  },
];

/** The facts that sources differ on most, by the names they have in the table; others as the data set calls them. */
const fieldWords: Readonly<Record<string, WordPath>> = {
  promptPerM: 'catalog.prompt',
  completionPerM: 'catalog.completion',
  cacheReadPerM: 'catalog.cacheRead',
  status: 'catalog.status',
  shutdownDate: 'catalog.shutdown',
  contextTokens: 'catalog.context',
  paramsTotalB: 'catalog.params',
  paramsActiveB: 'catalog.active',
  releaseDate: 'catalog.released',
  listing: 'catalog.listed',
};

const fieldName = (field: string, say: Say): string => {
  const word = fieldWords[field];
  return word === undefined ? field : say(word);
};

const Differs = ({ row }: { row: Disagreement }) => {
  const { say, language } = useI18n();
  const dated = (source: string, date: string | null): string => {
    const name = sourceIn(namedSource(source).name, language);
    // A reading of a day is named by it already.
    if (date === null || name.includes(date)) return name;
    return [name, date].join(clauseSign(language));
  };
  return (
    <li>
      {say('catalog.saysApart', {
        field: fieldName(row.field, say),
        a: row.valueA,
        sourceA: dated(row.sourceA, row.dateA),
        b: row.valueB,
        sourceB: dated(row.sourceB, row.dateB),
      })}
      {row.note === null ? null : <span className="faint"> {differenceIn(row.note, language)}</span>}
    </li>
  );
};

export const ModelHistory = ({ model }: { model: Model }) => {
  const speech = useI18n();
  const { say } = speech;
  const [history, setHistory] = useState<History | null | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    void readHistory(model.id).then((read) => wanted && setHistory(read));
    return () => {
      wanted = false;
    };
  }, [model.id]);
  if (history === undefined) return <div aria-busy="true" className="history-waiting" />;
  if (history === null) return <Note tone="bad">{say('catalog.historyFailed')}</Note>;
  const { months, disagreements } = history;
  const course = courseOf(months);
  return (
    <>
      {disagreements.length === 0 ? null : (
        <Note tone="warn">
          <strong>{say('catalog.differs')}</strong>
          <ul className="price-differs">
            {disagreements.map((row) => (
              <Differs key={`${row.field} ${row.sourceA} ${row.sourceB} ${row.valueB}`} row={row} />
            ))}
          </ul>
        </Note>
      )}
      {course.length < 2 ? null : (
        <>
          <h4>{say('catalog.course')}</h4>
          <PriceCourse months={course} />
        </>
      )}
      {months.length === 0 ? null : (
        <Disclosure label={say('catalog.months', { count: months.length })}>
          <DataTable
            caption={say('catalog.course')}
            columns={monthColumns(speech)}
            rows={months.toReversed()}
            rowId={({ market, date }) => `${market} ${date}`}
          />
        </Disclosure>
      )}
    </>
  );
};
