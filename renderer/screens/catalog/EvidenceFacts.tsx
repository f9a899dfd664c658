/** What was measured of a model, category by category: successes of trials, what counts as one, and the source. */

import { useState } from 'react';
import { benchmarkName } from '../../../shared/catalog/benchmarkNames.ts';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import { countsOf } from '../../../shared/catalog/yardsticks.ts';
import { categoryName } from '../../../shared/report/categoryName.ts';
import { definitionIn } from '../../../shared/words/catalogSentences.ts';
import { clauseSign, titled } from '../../../shared/words/format.ts';
import { runSettingIn } from '../../../shared/words/runSettings.ts';
import { removeEvidence } from '../../actions/catalogRows.ts';
import { Button, IconButton } from '../../parts/Button.tsx';
import { NumberWithSource } from '../../parts/NumberWithSource.tsx';
import { useI18n } from '../../parts/useI18n.ts';

const shownFirst = 4;

const Line = ({ row }: { row: Evidence }) => {
  const { say, share, number, usd, date, language } = useI18n();
  const counts = countsOf(row);
  const benchmark = benchmarkName(row.benchmark);
  const name =
    row.config === '' ? benchmark : [benchmark, runSettingIn(row.config, language)].join(clauseSign(language));
  return (
    <li className="evidence-line">
      <div className="evidence-head">
        <span>{name}</span>
        <NumberWithSource
          text={counts === null ? number(row.value, 3) : share(counts.successes / counts.trials)}
          label={name}
          lines={[
            { term: say('report.value'), text: `${number(row.value, 4)} (${row.metric})` },
            { term: '', text: counts === null ? say('catalog.meanOnly') : null },
            {
              term: say('catalog.formDefinition'),
              text: row.successDefinition === null ? null : definitionIn(row.successDefinition, language),
            },
            { term: say('catalog.formSource'), source: row.source },
            { term: say('catalog.asOf'), text: row.date },
            { term: say('catalog.formNote'), text: row.notes },
          ]}
        />
        {row.owner === 'user' ? (
          <IconButton
            icon="trash"
            label={titled(say('catalog.removeEvidence'), name, language)}
            onPress={() => void removeEvidence(row.id)}
          />
        ) : null}
      </div>
      <p className="faint tiny">
        {[
          counts === null
            ? say('catalog.meanScore', { metric: row.metric })
            : say('catalog.successes', { successes: number(row.successes ?? 0), trials: number(row.trials ?? 0) }),
          row.tasks !== null && row.tasks !== row.trials ? say('catalog.tasks', { tasks: number(row.tasks) }) : null,
          row.usdPerTask === null ? null : say('catalog.perTask', { usd: usd(row.usdPerTask) }),
          row.date === null ? null : date(row.date),
          row.selfReported ? say('catalog.selfReported') : null,
          row.owner === 'user' ? say('catalog.own') : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {row.successDefinition === null || counts === null ? null : (
        <p className="faint tiny">
          {say('catalog.successIs', { definition: definitionIn(row.successDefinition, language) })}
        </p>
      )}
    </li>
  );
};

const Category = ({ category, rows }: { category: Evidence['category']; rows: readonly Evidence[] }) => {
  const { say } = useI18n();
  const [all, setAll] = useState(false);
  return (
    <section className="evidence-category">
      <h4>{categoryName(say, category)}</h4>
      <ul>
        {(all ? rows : rows.slice(0, shownFirst)).map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </ul>
      {all || rows.length <= shownFirst ? null : (
        <Button tone="quiet" onPress={() => setAll(true)}>
          {say('catalog.moreEvidence', { count: rows.length })}
        </Button>
      )}
    </section>
  );
};

/** Counted successes before mean scores, the planner's own before all. */
const byUse = (a: Evidence, b: Evidence): number =>
  Number(b.owner === 'user') - Number(a.owner === 'user') ||
  Number(countsOf(b) !== null) - Number(countsOf(a) !== null) ||
  (b.date ?? '').localeCompare(a.date ?? '');

export const EvidenceFacts = ({ evidence }: { evidence: readonly Evidence[] }) => {
  const { say } = useI18n();
  const categories = [...new Set(evidence.map((row) => row.category))];
  if (evidence.length === 0) return <p className="soft small">{say('catalog.noEvidence')}</p>;
  return categories.map((category) => (
    <Category
      key={category}
      category={category}
      rows={evidence.filter((row) => row.category === category).sort(byUse)}
    />
  ));
};
