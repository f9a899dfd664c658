/** How alike models fail, estimated from the planner's own outcomes, and put to use in a category. */

import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { Calibration } from '../../../shared/engine/calibrate/calibrate.ts';
import { dependenceFrom } from '../../../shared/engine/calibrate/dependenceFrom.ts';
import type { RowId } from '../../../shared/foundation/ids.ts';
import { setField } from '../../../shared/plan/edits/setField.ts';
import { calibrationRemarks, fitTable } from '../../../shared/report/calibrationTables.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { rowName, rowTitle } from '../../../shared/report/rowName.ts';
import { formatCell, type Row } from '../../../shared/report/table.ts';
import { calibrateFrom } from '../../actions/decide.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { tell, tellRefusal } from '../../actions/say.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Note } from '../../parts/Note.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { About } from '../../parts/Term.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { GivenFile } from '../../simulate/givenFile.ts';
import { useDecision } from './useDecision.ts';
import { Waiting } from './Waiting.tsx';

const mostMegabytes = 64;
const megabyte = 1e6;

const parameters = ['rho', 'tau', 'beta', 'gamma'] as const;
type Parameter = (typeof parameters)[number];

const Estimated = ({ calibration, name, reading }: { calibration: Calibration; name: string; reading: Reading }) => {
  const { say, number, language } = useI18n();
  const { categories } = reading.job.plan;
  const [chosen, setChosen] = useState<RowId | null>(null);
  const category = categories.find(({ id }) => id === chosen) ?? categories[0];
  const fit = fitTable(calibration, say);
  const columns: Column<Parameter>[] = [
    {
      id: 'parameter',
      head: say('calibrate.parameter'),
      cell: (parameter) => (
        <>
          {parameter} <About id={parameter} />
        </>
      ),
    },
    { id: 'meaning', head: say('calibrate.meaning'), cell: (parameter) => say(`calibrate.${parameter}`) },
    {
      id: 'value',
      head: say('decide.bestValue'),
      numeric: true,
      cell: (parameter) => {
        const found = calibration[parameter];
        return found === null ? say('report.unknown') : number(found.value, 3);
      },
    },
    {
      id: 'range',
      head: say('decide.range90'),
      numeric: true,
      cell: (parameter) => {
        const found = calibration[parameter];
        return found === null ? '' : say('decide.interval', { low: number(found.low, 3), high: number(found.high, 3) });
      },
    },
  ];
  const apply = () => {
    if (category === undefined) return;
    const source = say('decide.calibratedSource', {
      name,
      items: number(calibration.items),
      models: number(calibration.models),
    });
    const refused = editPlan('app.editDependence', (plan) =>
      setField(
        plan,
        ['categories', category.id, 'dependence'],
        dependenceFrom(calibration, category.dependence, source),
      ),
    );
    if (refused === null) tell('good', say('decide.used', { category: rowTitle(say, category), name }));
    else tellRefusal(refused);
  };
  return (
    <>
      <p className="answer">
        {say('calibrate.heading', { items: number(calibration.items), models: number(calibration.models) })}: {name}
      </p>
      <DataTable caption={say('decide.estimates')} columns={columns} rows={[...parameters]} rowId={(one) => one} />
      <div className="decide-below">
        <DataTable<Row>
          caption={fit.title}
          columns={fit.columns.map((column) => ({
            id: column.key,
            head: column.label,
            numeric: column.kind !== 'text',
            cell: (row) => formatCell(row.cells[column.key] ?? null, column.kind, language, say),
          }))}
          rows={fit.rows}
          rowId={(row) => row.key}
        />
      </div>
      <ul className="remarks">
        {calibrationRemarks(calibration, language, say).map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
      {category === undefined ? null : (
        <div className="decide-actions">
          <SelectField
            label={say('decide.useInWhich')}
            labelHidden
            value={category.id}
            choices={categories.map(({ id }) => ({ id, name: rowName(reading, id) }))}
            onChange={(id) => setChosen(id)}
          />
          <Button tone="primary" onPress={apply}>
            {say('decide.useIn', { category: rowTitle(say, category) })}
          </Button>
        </div>
      )}
    </>
  );
};

export const CalibrateCard = ({ reading }: { reading: Reading }) => {
  const { say, number } = useI18n();
  const { found, running } = useDecision('calibrate');
  const [outcomes, setOutcomes] = useState<GivenFile | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const read = (files: FileList | null): GivenFile | null => {
    const file = files?.[0];
    setRefused(null);
    if (file === undefined) return null;
    if (file.size <= mostMegabytes * megabyte) return { name: file.name, content: file };
    setRefused(
      say('decide.fileTooLarge', {
        name: file.name,
        size: number(file.size / megabyte),
        most: number(mostMegabytes),
      }),
    );
    return null;
  };
  const takeOutcomes = async (files: FileList | null) => {
    const file = read(files);
    if (file === null) return;
    setOutcomes(file);
    calibrateFrom(file.name, { outcomes: file, costs: null });
  };
  const takeCosts = async (files: FileList | null) => {
    const file = read(files);
    if (file !== null && outcomes !== null) calibrateFrom(`${outcomes.name}, ${file.name}`, { outcomes, costs: file });
  };
  const types = ['.csv', '.tsv', '.txt', 'text/csv', '.xlsx', '.json', '.jsonl', '.eval'];
  return (
    <Card title={say('decide.alike')} note={say('decide.alikeNote')}>
      {running ? null : (
        <div className="decide-actions">
          <FileTrigger acceptedFileTypes={types} onSelect={(files) => void takeOutcomes(files)}>
            <Button icon="file">{say('decide.chooseOutcomes')}</Button>
          </FileTrigger>
          {outcomes === null ? null : (
            <FileTrigger acceptedFileTypes={types} onSelect={(files) => void takeCosts(files)}>
              <Button icon="file">{say('decide.chooseCosts')}</Button>
            </FileTrigger>
          )}
        </div>
      )}
      {refused === null ? null : (
        <div role="alert">
          <Note tone="bad">{refused}</Note>
        </div>
      )}
      <Waiting kind="calibrate" />
      <div aria-live="polite" data-stale={running}>
        {found === null ? null : <Estimated calibration={found.answer} name={found.ask.name} reading={reading} />}
      </div>
    </Card>
  );
};
