/** How long tasks wait in a cell or in a whole stack, on whose speed, and what rules on time say; a speed is stated right here. */
import '../../../actions/laterWords.ts';
import './waiting.css';
import { useMemo } from 'react';
import { namedSource } from '../../../../shared/catalog/sourceName.ts';
import type { RowId } from '../../../../shared/foundation/ids.ts';
import type { Estimate } from '../../../../shared/plan/estimate.ts';
import { formatEstimate } from '../../../../shared/plan/formatEstimate.ts';
import type { Stack } from '../../../../shared/plan/plan.ts';
import { modelNameOf } from '../../../../shared/report/leverText.ts';
import { type Reading, stackName } from '../../../../shared/report/reading.ts';
import { rowName } from '../../../../shared/report/rowName.ts';
import {
  namesOf,
  ruleOnTime,
  type SpeedInUse,
  secondsAllowed,
  secondsRange,
  secondsText,
  unknownOf,
  type Waiting,
  waitingIn,
} from '../../../../shared/report/waiting.ts';
import { planSourceIn } from '../../../../shared/words/planSentences.ts';
import { Card } from '../../../parts/Card.tsx';
import { DataTable } from '../../../parts/DataTable.tsx';
import { Disclosure } from '../../../parts/Disclosure.tsx';
import { Note } from '../../../parts/Note.tsx';
import { NumberWithSource } from '../../../parts/NumberWithSource.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { useCatalogState } from '../../../state/useStore.ts';
import { setView } from '../../../state/viewStore.ts';
import { ModelSpeed } from '../../catalog/ModelSpeed.tsx';

/** A time, and from what to what it goes where the speeds are ranges. */
const useTimes = () => {
  const { say, language } = useI18n();
  return ({ seconds, ends }: Waiting, which: 'p50' | 'p95') =>
    seconds === null ? null : (
      <>
        {secondsText(say, language, seconds[which])}
        {ends === null ? null : (
          <small className="wait-ends">{secondsRange(say, language, ends.fast[which], ends.slow[which])}</small>
        )}
      </>
    );
};

const sourceOf = (estimate: Estimate, { say, language }: ReturnType<typeof useI18n>): string => {
  const { source, stated, assumed } = estimate;
  const named = source === undefined ? null : planSourceIn(namedSource(source).name, language);
  const kind = stated === true ? say('app.stated') : assumed === true ? say('app.assumed') : null;
  return [kind, named].filter(Boolean).join(' · ') || say('app.noSource');
};

/** How fast a model answers as the plan has it, and where that is stated. */
const Speed = ({ reading, used }: { reading: Reading; used: SpeedInUse }) => {
  const speech = useI18n();
  const { say, language } = speech;
  const { modelId, speed } = used;
  const known = useCatalogState((state) => state.modelById.get(modelId));
  const model = known ?? reading.job.snapshot.models.find(({ id }) => id === modelId);
  const name = modelNameOf(reading, used.usedAs);
  const act = say(speed === null ? 'waiting.state' : 'waiting.change');
  return (
    <li className="wait-speed">
      <strong>{name}</strong>
      {speed === null ? (
        <span className="wait-unknown">{say('waiting.unknown')}</span>
      ) : (
        <NumberWithSource
          text={say('waiting.speed', {
            first: say('waiting.seconds', { seconds: formatEstimate(speed.firstTokenSeconds, 'seconds', language) }),
            rate: formatEstimate(speed.tokensPerSecond, 'count', language),
          })}
          label={say('waiting.speedOf', { model: name })}
          lines={[
            { term: say('waiting.firstFrom'), text: sourceOf(speed.firstTokenSeconds, speech) },
            { term: say('waiting.rateFrom'), text: sourceOf(speed.tokensPerSecond, speech) },
          ]}
        />
      )}
      {model === undefined ? null : (
        <Disclosure label={say('waiting.ofModel', { act, model: name })}>
          <ModelSpeed model={model} />
        </Disclosure>
      )}
    </li>
  );
};

const Speeds = ({ reading, speeds }: { reading: Reading; speeds: readonly SpeedInUse[] }) => {
  const { say } = useI18n();
  return (
    <>
      <h4 className="wait-head">{say('waiting.speeds')}</h4>
      <ul className="wait-speeds">
        {speeds.map((used) => (
          <Speed key={used.usedAs} reading={reading} used={used} />
        ))}
      </ul>
    </>
  );
};

const Whose = ({ reading, waiting }: { reading: Reading; waiting: Waiting }) => {
  const { say } = useI18n();
  const unknown = unknownOf(waiting.speeds);
  return waiting.seconds !== null || unknown.length === 0 ? null : (
    <Note tone="warn">{say('waiting.whose', { models: namesOf(reading, unknown) })}</Note>
  );
};

const Rule = ({ reading, waiting, row }: { reading: Reading; waiting: Waiting; row: RowId }) => {
  const allowed = secondsAllowed(reading.job.plan, row);
  if (allowed === null) return null;
  const { state, text } = ruleOnTime(reading, waiting, allowed);
  return <Note tone={state === 'holds' ? 'info' : 'warn'}>{text}</Note>;
};

export const CellWaiting = ({ reading, stack, row }: { reading: Reading; stack: Stack; row: RowId }) => {
  const { say } = useI18n();
  const time = useTimes();
  const waiting = useMemo(() => waitingIn(reading, stack)(row), [reading, stack, row]);
  const unknown = <span className="wait-unknown">{say('waiting.unknown')}</span>;
  if (waiting.speeds.length === 0) return null;
  return (
    <Card level={3} title={say('waiting.title')} note={say('waiting.note')}>
      <div className="wait">
        <dl className="sheet-lines">
          <div data-line="wait50">
            <dt>{say('waiting.half')}</dt>
            <dd>{time(waiting, 'p50') ?? unknown}</dd>
          </div>
          <div data-line="wait95">
            <dt>{say('waiting.most')}</dt>
            <dd>{time(waiting, 'p95') ?? unknown}</dd>
          </div>
        </dl>
        {waiting.ends === null ? null : <p className="faint small">{say('waiting.endsNote')}</p>}
        <Whose reading={reading} waiting={waiting} />
        <Rule reading={reading} waiting={waiting} row={row} />
        <Speeds reading={reading} speeds={waiting.speeds} />
      </div>
    </Card>
  );
};

interface Line {
  row: RowId | null;
  name: string;
  waiting: Waiting;
  allowed: number | null;
}

/** Every row with tasks, and all of them together. */
export const StackWaiting = ({ reading, stack }: { reading: Reading; stack: Stack }) => {
  const { say, language } = useI18n();
  const time = useTimes();
  const { plan } = reading.job;
  const lines = useMemo((): Line[] => {
    const waitingOf = waitingIn(reading, stack);
    const rows = plan.categories.filter(({ id, share }) => share > 0 && stack.policies[id] !== undefined);
    return [
      ...rows.map(({ id }) => ({
        row: id,
        name: rowName(reading, id),
        waiting: waitingOf(id),
        allowed: secondsAllowed(plan, id),
      })),
      { row: null, name: say('waiting.wholeMix'), waiting: waitingOf(null), allowed: null },
    ];
  }, [reading, stack, plan, say]);
  const all = lines.at(-1)?.waiting;
  if (all === undefined || all.speeds.length === 0) return null;
  const hasRule = lines.some(({ allowed }) => allowed !== null);
  const cell = ({ waiting }: Line, which: 'p50' | 'p95') =>
    time(waiting, which) ?? <span className="wait-unknown">{say('waiting.unknown')}</span>;
  return (
    <Card level={3} title={say('waiting.title')} note={say('waiting.note')}>
      <div className="wait">
        <DataTable
          caption={say('waiting.tableOf', { stack: stackName(reading, stack.id) })}
          columns={[
            {
              id: 'row',
              head: say('waiting.row'),
              cell: ({ row, name }) =>
                row === null ? (
                  name
                ) : (
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => setView({ sheet: { kind: 'cell', row, stack: stack.id } })}
                  >
                    {name}
                  </button>
                ),
            },
            { id: 'p50', head: say('waiting.halfShort'), numeric: true, cell: (line) => cell(line, 'p50') },
            { id: 'p95', head: say('waiting.mostShort'), numeric: true, cell: (line) => cell(line, 'p95') },
            ...(hasRule
              ? [
                  {
                    id: 'rule',
                    head: say('waiting.allowed'),
                    numeric: true,
                    cell: ({ waiting, allowed }: Line) =>
                      allowed === null ? null : (
                        <>
                          {secondsText(say, language, allowed)}
                          <small>{say(`waiting.${ruleOnTime(reading, waiting, allowed).state}`)}</small>
                        </>
                      ),
                  },
                ]
              : []),
          ]}
          rows={lines}
          rowId={({ row }) => row ?? 'all'}
        />
        {lines.some(({ waiting }) => waiting.ends !== null) ? (
          <p className="faint small">{say('waiting.endsNote')}</p>
        ) : null}
        <Whose reading={reading} waiting={all} />
        <Speeds reading={reading} speeds={all.speeds} />
      </div>
    </Card>
  );
};
