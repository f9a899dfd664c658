/** One row a figure, one column a scenario, and a chart of what a success costs in each. */
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { NamedVariant } from '../../../shared/document/scenarios.ts';
import type { Outcome } from '../../../shared/engine/outcome.ts';
import { type ScenarioReading, scenariosTable } from '../../../shared/report/scenariosTable.ts';
import { formatCell, kindOf, type Row, type Table } from '../../../shared/report/table.ts';
import { titled } from '../../../shared/words/format.ts';
import {
  compareWithOwn,
  dropScenario,
  evaluateScenarios,
  nameScenario,
  openScenario,
} from '../../actions/scenarios.ts';
import { Button } from '../../parts/Button.tsx';
import { TextField } from '../../parts/Field.tsx';
import { Figure } from '../../parts/Figure.tsx';
import { Menu } from '../../parts/Menu.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import type { ScenarioMark } from './ScenariosDrawing.tsx';

/** What draws it is large and comes when it is first wanted. */
const ScenariosDrawing = lazy(async () => ({ default: (await import('./ScenariosDrawing.tsx')).ScenariosDrawing }));

/** The outcomes of these scenarios; null while they are worked out. */
const useOutcomes = (scenarios: readonly NamedVariant[]): readonly Outcome[] | null => {
  const [found, setFound] = useState<{ of: readonly unknown[]; outcomes: readonly Outcome[] } | null>(null);
  const of = scenarios.flatMap(({ plan, snapshot }) => [plan, snapshot]);
  const isOfThese = found !== null && found.of.length === of.length && found.of.every((part, i) => part === of[i]);
  useEffect(() => {
    if (isOfThese) return;
    void evaluateScenarios([...scenarios]).then((answered) => {
      if (answered?.ok) setFound({ of, outcomes: answered.value });
    });
  });
  return isOfThese ? found.outcomes : null;
};

const Head = ({ scenario, isOnly }: { scenario: NamedVariant; isOnly: boolean }) => {
  const { say, language } = useI18n();
  const { id, name, isActive } = scenario;
  return (
    <th scope="col" aria-label={name} data-active={isActive || undefined}>
      <TextField
        label={titled(say('scenarios.name'), name, language)}
        labelHidden
        value={name}
        onChange={(text) => nameScenario(id, text)}
      />
      <span className="scenario-actions">
        {isActive ? (
          <small>{say('scenarios.active')}</small>
        ) : (
          <Button tone="quiet" aria-label={say('scenarios.openNamed', { name })} onPress={() => void openScenario(id)}>
            {say('scenarios.open')}
          </Button>
        )}
        <Menu
          label={say('scenarios.moreNamed', { name })}
          icon="more"
          iconOnly
          actions={[
            {
              id: 'compare',
              name: say('scenarios.compareNamed', { name }),
              isDisabled: isActive,
              act: () => compareWithOwn(name, { scenario: id }),
            },
            {
              id: 'remove',
              name: say('scenarios.removeNamed', { name }),
              isDisabled: isOnly,
              act: () => void dropScenario(id),
            },
          ]}
        />
      </span>
    </th>
  );
};

const Figures = ({ table, scenarios }: { table: Table; scenarios: readonly NamedVariant[] }) => {
  const { say, language } = useI18n();
  const text = (row: Row, key: string): string => {
    const column = table.columns.find((one) => one.key === key);
    return column === undefined ? '' : formatCell(row.cells[key] ?? null, kindOf(column, row), language, say);
  };
  const shown = table.columns.filter(({ key, bound }) => key !== 'scenario' && bound === undefined);
  return (
    // A table wider than its place scrolls by itself, so it must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs a tab stop
    <div className="table-scroll" tabIndex={0}>
      <table className="table scenario-table">
        <caption className="visually-hidden">{table.title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('scenarios.scenario')}</th>
            {scenarios.map((scenario) => (
              <Head key={scenario.id} scenario={scenario} isOnly={scenarios.length === 1} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, label, kind }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {table.rows.map((row) => (
                <td key={row.key} className={kind === 'text' ? undefined : 'numeric'}>
                  {text(row, key)}
                  {typeof row.cells[`${key}.low`] !== 'number' ? null : (
                    <small>
                      {say('report.interval', { low: text(row, `${key}.low`), high: text(row, `${key}.high`) })}
                    </small>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const marksOf = ({ rows }: Table): ScenarioMark[] =>
  rows.flatMap(({ key, cells }) => {
    const { scenario, perSuccess, 'perSuccess.low': low, 'perSuccess.high': high } = cells;
    return typeof perSuccess !== 'number'
      ? []
      : [
          {
            id: key,
            name: String(scenario),
            value: perSuccess,
            low: typeof low === 'number' ? low : perSuccess,
            high: typeof high === 'number' ? high : perSuccess,
          },
        ];
  });

export const SideBySide = ({ scenarios }: { scenarios: readonly NamedVariant[] }) => {
  const { say, language, money } = useI18n();
  const outcomes = useOutcomes(scenarios);
  const table = useMemo(() => {
    if (outcomes === null) return null;
    const readings = scenarios.flatMap(({ id, name, plan, snapshot }, i): ScenarioReading[] => {
      const outcome = outcomes[i];
      const job = { plan, snapshot, draws: 0 };
      return outcome === undefined ? [] : [{ id, name, reading: { job, outcome, say, language, day: today() } }];
    });
    return scenariosTable({ say }, readings);
  }, [outcomes, scenarios, say, language]);
  if (table === null)
    return (
      <p className="scenarios-working" aria-busy="true">
        {say('scenarios.working')}
      </p>
    );
  const marks = marksOf(table);
  const [least] = [...marks].sort((a, b) => a.value - b.value);
  return (
    <section className="side-by-side" aria-label={say('scenarios.sideBySide')}>
      <p>{say('scenarios.sideBySideNote')}</p>
      <Figures table={table} scenarios={scenarios} />
      {least === undefined ? null : (
        <Figure
          title={say('scenarios.chart')}
          telling={say('scenarios.chartTell', { name: least.name, usd: money(least.value) })}
          table={
            <ul>
              {marks.map(({ id, name, value, low, high }) => (
                <li key={id}>
                  {name}: {money(value)} ({say('report.interval', { low: money(low), high: money(high) })})
                </li>
              ))}
            </ul>
          }
          retryKey={table}
        >
          <Suspense fallback={<div style={{ height: 40 + 34 * marks.length }} />}>
            <ScenariosDrawing marks={marks} />
          </Suspense>
        </Figure>
      )}
    </section>
  );
};
