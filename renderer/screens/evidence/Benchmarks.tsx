/** The published tests of a kind of work: how close each is, who measured it and when, and how many models it knows. */
import { useState } from 'react';
import { type BenchmarkFacts, benchmarkFacts } from '../../../shared/catalog/benchmarkFacts.ts';
import { benchmarkName } from '../../../shared/catalog/benchmarkNames.ts';
import { namedSources } from '../../../shared/catalog/sourceName.ts';
import { partsOf } from '../../../shared/catalog/yardsticks.ts';
import { definitionIn } from '../../../shared/words/catalogSentences.ts';
import { chooseYardstick } from '../../actions/chooseYardstick.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Note } from '../../parts/Note.tsx';
import { SourceName } from '../../parts/SourceName.tsx';
import { today } from '../../parts/today.ts';
import { type Speech, useI18n } from '../../parts/useI18n.ts';
import type { Known, Work } from './useEvidence.ts';

const shownFirst = 6;

/** A benchmark is in use by its name, whichever of its metrics the plan holds. */
const isInUse = ({ yardstick, benchmark }: BenchmarkFacts, held: string | null): boolean =>
  held !== null && (held === yardstick || (partsOf(held).metric === null && partsOf(held).benchmark === benchmark));

const Sources = ({ sources }: { sources: readonly string[] }) => {
  const { say } = useI18n();
  const [first, ...others] = namedSources(sources);
  if (first === undefined) return null;
  return (
    <>
      <SourceName source={first} />
      {others.length === 0 ? null : (
        <span className="faint"> {say('evidence.moreSources', { count: others.length })}</span>
      )}
    </>
  );
};

const columnsFor = (work: Work, speech: Speech): Column<BenchmarkFacts>[] => {
  const { say, number, language, dateInColumn } = speech;
  const { yardstick: held } = work.category;
  return [
    {
      id: 'benchmark',
      head: say('evidence.benchmark'),
      cell: (facts) => (
        <>
          {benchmarkName(facts.benchmark)}
          <small
            className="evidence-definition"
            title={facts.successDefinition === null ? undefined : definitionIn(facts.successDefinition, language)}
          >
            {facts.successDefinition === null
              ? say(`evidence.counts-${facts.countBasis}`)
              : say('evidence.successIs', { definition: definitionIn(facts.successDefinition, language) })}
          </small>
        </>
      ),
    },
    {
      id: 'grade',
      head: say('evidence.grade'),
      cell: ({ standing, isOwn, countBasis }) => (
        <>
          <span className="nowrap">{say(`evidence.standing-${isOwn || standing === null ? 'own' : standing}`)}</span>
          <small>{say(`evidence.counts-${countBasis}`)}</small>
        </>
      ),
    },
    {
      id: 'source',
      head: say('evidence.source'),
      cell: ({ sources, selfReported }) => (
        <>
          <Sources sources={sources} />
          {selfReported === 0 ? null : <small>{say('evidence.selfReported', { count: selfReported })}</small>}
        </>
      ),
    },
    {
      id: 'when',
      head: say('evidence.when'),
      cell: ({ dates }) =>
        dates === null ? (
          <span className="faint">{say('evidence.whenUnknown')}</span>
        ) : (
          <span className="nowrap">
            {dateInColumn(dates.last)}
            {dates.first === dates.last ? null : (
              <small>{say('evidence.whenFrom', { first: dateInColumn(dates.first) })}</small>
            )}
          </span>
        ),
    },
    {
      id: 'buyable',
      head: say('evidence.buyable'),
      numeric: true,
      cell: ({ buyable, of2026 }) => (
        <>
          {number(buyable)}
          <small className="nowrap">{say('evidence.of2026', { count: number(of2026) })}</small>
        </>
      ),
    },
    {
      id: 'taken',
      head: '',
      numeric: true,
      cell: (facts) =>
        isInUse(facts, held) ? (
          <strong className="evidence-taken">{say('evidence.taken')}</strong>
        ) : work.isOfPlan ? (
          <Button
            aria-label={say('evidence.useThisFor', { benchmark: benchmarkName(facts.benchmark) })}
            onPress={() => void chooseYardstick(work.category.id, work.category.kind, facts.yardstick)}
          >
            {say('evidence.useThis')}
          </Button>
        ) : null,
    },
  ];
};

export const Benchmarks = ({ work, known }: { work: Work; known: Known }) => {
  const speech = useI18n();
  const { say } = speech;
  const [all, setAll] = useState(false);
  const facts = benchmarkFacts(work.category.kind, known.snapshot, today());
  const held = facts.filter((one) => isInUse(one, work.category.yardstick));
  const ordered = [...held, ...facts.filter((one) => !held.includes(one))];
  const shown = all ? ordered : ordered.slice(0, shownFirst);
  return (
    <Card title={say('evidence.benchmarks')} note={say('evidence.benchmarksNote')}>
      {facts.length === 0 ? <p className="soft">{say('evidence.benchmarksNone')}</p> : null}
      {facts.length > 0 && facts.every(({ standing }) => standing === 'proxy') ? (
        <Note tone="warn">{say('evidence.proxyOnly')}</Note>
      ) : null}
      {facts.length === 0 ? null : (
        <DataTable
          caption={say('evidence.benchmarks')}
          columns={columnsFor(work, speech)}
          rows={shown}
          rowId={({ yardstick }) => yardstick}
        />
      )}
      {shown.length < ordered.length ? (
        <Button tone="quiet" onPress={() => setAll(true)}>
          {say('evidence.moreTests', { count: ordered.length })}
        </Button>
      ) : null}
    </Card>
  );
};
