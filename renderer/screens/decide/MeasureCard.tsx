/** What more evals of each model in each category are worth, in dollars a month. */
import type { SampleInformation, WhatToMeasure } from '../../../shared/engine/information/whatToMeasure.ts';
import type { StackId } from '../../../shared/foundation/ids.ts';
import { setField } from '../../../shared/plan/edits/setField.ts';
import { type MeasureAsk, measureAskOf } from '../../../shared/plan/measureAsk.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { rowName } from '../../../shared/report/rowName.ts';
import { figurePart, sayParts } from '../../../shared/report/sayParts.ts';
import { decide } from '../../actions/decide.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { NumberField } from '../../parts/EstimateField.tsx';
import { Sentence } from '../../parts/Sentence.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { SetUp } from './SetUp.tsx';
import { useDecision } from './useDecision.ts';
import { type Names, useNaming } from './useNaming.ts';
import { Waiting } from './Waiting.tsx';

const maxEvals = 5000;

/** What each measurement is worth and costs; of measurements that never pay, the first two columns say all there is. */
const useColumns = (names: Names): Column<SampleInformation>[] => {
  const { say, money, number, percent } = useI18n();
  return [
    {
      id: 'what',
      head: say('decide.measureOf'),
      cell: ({ modelId, categoryId }) =>
        say('decide.modelIn', { model: names.model(modelId), category: rowName(names.naming, categoryId) }),
    },
    {
      id: 'perfect',
      head: say('decide.measurePerfect'),
      numeric: true,
      cell: ({ perfectUsdPerMonth }) => money(perfectUsdPerMonth),
    },
    {
      id: 'evals',
      head: say('decide.measureEvals'),
      numeric: true,
      cell: ({ best }) =>
        best === null ? <span className="faint">{say('decide.nonePays')}</span> : number(best.evals),
    },
    {
      id: 'worth',
      head: say('decide.measureWorth'),
      numeric: true,
      cell: ({ best }) => (best ? money(best.usdPerMonth) : ''),
    },
    {
      id: 'cost',
      head: say('decide.measureCost'),
      numeric: true,
      cell: ({ best }) => (best ? money(best.costUsd) : ''),
    },
    { id: 'net', head: say('decide.measureNet'), numeric: true, cell: ({ best }) => (best ? money(best.netUsd) : '') },
    {
      id: 'changes',
      head: say('decide.measureChanges'),
      numeric: true,
      cell: ({ best }) => (best ? percent(best.changes) : ''),
    },
    {
      id: 'settled',
      head: say('decide.measureSettled'),
      numeric: true,
      cell: ({ settledAt, perfectUsdPerMonth }) =>
        perfectUsdPerMonth === 0
          ? ''
          : settledAt === null
            ? say('decide.moreThan', { evals: number(maxEvals) })
            : number(settledAt),
    },
  ];
};

/** The measurement that pays best, in a sentence. */
const Best = ({ found, names, places }: { found: WhatToMeasure; names: Names; places: readonly StackId[] }) => {
  const { say, money, number, percent } = useI18n();
  const [top] = found.options;
  return (
    <p className="answer">
      {top?.best == null ? (
        say('decide.measureNothing')
      ) : (
        <Sentence
          parts={sayParts(say, 'decide.measureBest', {
            evals: figurePart(number(top.best.evals)),
            model: { role: 'model', text: names.model(top.modelId) },
            category: { role: 'text', text: rowName(names.naming, top.categoryId) },
            cost: figurePart(money(top.best.costUsd)),
            usd: figurePart(money(top.best.usdPerMonth)),
            changes: figurePart(percent(top.best.changes)),
          })}
          places={places}
        />
      )}
    </p>
  );
};

const Measured = ({ found, names }: { found: WhatToMeasure; names: Names }) => {
  const { say, money, language } = useI18n();
  const columns = useColumns(names);
  const places = names.naming.job.plan.stacks.map((stack) => stack.id);
  const chosen = found.stacks.find((stack) => stack.stackId === found.chosen);
  // Below a cent a month there is nothing to know.
  const worthKnowing = found.options.filter(({ perfectUsdPerMonth }) => perfectUsdPerMonth >= 0.005);
  const pays = found.options.some(({ best }) => best !== null);
  return (
    <>
      <Best found={found} names={names} places={places} />
      <SetUp found={found} names={names} />
      {chosen === undefined || found.stacks.length < 2 ? null : (
        <p className="told">
          <Sentence
            parts={sayParts(say, found.worth === 'usdPerTask' ? 'decide.chosenCost' : 'decide.chosenWorth', {
              stack: { role: 'stack', text: names.stack(found.chosen), stackId: found.chosen },
              usd: figurePart(money(found.worth === 'usdPerTask' ? -chosen.usdPerMonth : chosen.usdPerMonth)),
            })}
            places={places}
          />
        </p>
      )}
      {worthKnowing.length === 0 ? null : (
        <DataTable
          caption={say('decide.measureTable')}
          columns={pays ? columns : columns.slice(0, 2)}
          rows={worthKnowing}
          rowId={({ modelId, categoryId }) => `${categoryId} ${modelId}`}
        />
      )}
      {found.unknown.length === 0 ? null : (
        <ul className="remarks">
          <li>
            {say('decide.measureUnknown', {
              models: found.unknown
                .map(({ modelId, categoryId }) =>
                  say('decide.modelIn', { model: names.model(modelId), category: rowName(names.naming, categoryId) }),
                )
                .join(language === 'zh' ? '；' : '; '),
            })}
          </li>
        </ul>
      )}
    </>
  );
};

export const MeasureCard = ({ reading }: { reading: Reading }) => {
  const { say } = useI18n();
  const names = useNaming();
  const decision = useDecision('measure');
  const { found, running } = decision;
  const ask = measureAskOf(reading.job.plan);
  const { usdPerLabel, months } = ask;
  const change = (part: Partial<MeasureAsk>) =>
    editPlan('app.editMeasure', (plan) => setField({ ...plan, measureAsk: ask }, ['measureAsk'], { ...ask, ...part }));
  const known = reading.outcome.stacks.filter((stack) => stack.total !== null);
  if (names === null || known.length < 2) return null;
  const go = () => decide('measure', ask);
  return (
    <Card title={say('decide.measure')} note={say('decide.measureNote')}>
      <div className="ask-row">
        <NumberField
          label={say('decide.labelCost')}
          unit="usd"
          value={usdPerLabel}
          onChange={(value) => change({ usdPerLabel: value })}
        />
        <NumberField
          label={say('decide.months')}
          unit="count"
          allowed={{ min: 0, max: 1200 }}
          value={months}
          onChange={(value) => change({ months: value })}
        />
        {running ? null : (
          <Button tone={found === null ? 'primary' : 'plain'} onPress={go}>
            {say('decide.measureGo')}
          </Button>
        )}
      </div>
      <Waiting kind="measure" again={go} />
      <div aria-live="polite" data-stale={decision.isStale || running}>
        {found === null ? null : <Measured found={found.answer} names={names} />}
      </div>
    </Card>
  );
};
