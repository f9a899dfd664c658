/** How fast a model answers: as hosts were measured, and as she states it for the plan, which rules on waiting time need. */
import { useEffect, useState } from 'react';
import type { Speed } from '../../../shared/catalog/history.ts';
import type { Model } from '../../../shared/catalog/model.ts';
import { namedSource } from '../../../shared/catalog/sourceName.ts';
import { assumeSpeed } from '../../../shared/plan/edits/assumptions.ts';
import type { Estimate } from '../../../shared/plan/estimate.ts';
import { fieldRanges } from '../../../shared/plan/estimateSchema.ts';
import { readHistory } from '../../actions/catalogRows.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { Button } from '../../parts/Button.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { EstimateField } from '../../parts/EstimateField.tsx';
import { NumberWithSource } from '../../parts/NumberWithSource.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState } from '../../state/useStore.ts';

const shownFirst = 6;

/** The fastest first; what was measured of neither is no line. */
const inOrder = (speeds: readonly Speed[]): Speed[] =>
  speeds
    .filter(
      ({ tokensPerSecondP50, firstTokenSecondsP50 }) => tokensPerSecondP50 !== null || firstTokenSecondsP50 !== null,
    )
    .sort((a, b) => (b.tokensPerSecondP50 ?? 0) - (a.tokensPerSecondP50 ?? 0));

const keyOf = ({ host, region, effort, asOf, kind, tokensPerSecondP50, firstTokenSecondsP50 }: Speed): string =>
  [host, region, effort, asOf, kind, tokensPerSecondP50, firstTokenSecondsP50].join(' ');

type Stated = { firstTokenSeconds: Estimate; tokensPerSecond: Estimate };

/** Both numbers are one statement: until the second is there, the first waits here. */
const StatedSpeed = ({ model, stated }: { model: Model; stated: Stated | null }) => {
  const { say } = useI18n();
  const [typed, setTyped] = useState<Partial<Stated>>({});
  const now = { ...typed, ...stated };
  const state = (change: Partial<Stated>) => {
    const { firstTokenSeconds, tokensPerSecond } = { ...now, ...change };
    if (firstTokenSeconds === undefined || tokensPerSecond === undefined) {
      setTyped({ ...typed, ...change });
      return null;
    }
    setTyped({});
    return editPlan('app.editSpeed', (plan) => assumeSpeed(plan, model.id, { firstTokenSeconds, tokensPerSecond }));
  };
  const isHalf = stated === null && Object.keys(typed).length === 1;
  return (
    <>
      <div className="fields">
        <EstimateField
          label={say('catalog.speedFirst')}
          unit="seconds"
          allowed={fieldRanges.seconds}
          value={now.firstTokenSeconds ?? null}
          onChange={(firstTokenSeconds) => state({ firstTokenSeconds })}
        />
        <EstimateField
          label={say('catalog.speedRate')}
          unit="count"
          allowed={fieldRanges.tokensPerSecond}
          value={now.tokensPerSecond ?? null}
          onChange={(tokensPerSecond) => state({ tokensPerSecond })}
        />
      </div>
      <p className="soft small" aria-live="polite">
        {say(isHalf ? 'catalog.speedBoth' : 'catalog.speedNote')}
      </p>
      {stated === null ? null : (
        <Button tone="quiet" onPress={() => editPlan('app.editSpeed', (plan) => assumeSpeed(plan, model.id, null))}>
          {say('catalog.speedDrop')}
        </Button>
      )}
    </>
  );
};

export const ModelSpeed = ({ model }: { model: Model }) => {
  const { say, number, date } = useI18n();
  const plan = usePlanState((state) => state.document?.plan ?? null);
  const [speeds, setSpeeds] = useState<Speed[]>([]);
  const [all, setAll] = useState(false);
  useEffect(() => {
    let wanted = true;
    void readHistory(model.id).then((read) => wanted && setSpeeds(inOrder(read?.speeds ?? [])));
    return () => {
      wanted = false;
    };
  }, [model.id]);
  const take = ({ host, tokensPerSecondP50, firstTokenSecondsP50, asOf, source }: Speed) => {
    if (tokensPerSecondP50 === null || firstTokenSecondsP50 === null) return;
    const cited = [host, asOf, namedSource(source).name].filter(Boolean).join(', ');
    editPlan('app.editSpeed', (current) =>
      assumeSpeed(current, model.id, {
        firstTokenSeconds: { value: firstTokenSecondsP50, source: cited },
        tokensPerSecond: { value: tokensPerSecondP50, source: cited },
      }),
    );
  };
  const columns: Column<Speed>[] = [
    {
      id: 'host',
      head: say('catalog.host'),
      cell: ({ host, region, effort, source, asOf }) => (
        <>
          <NumberWithSource
            text={host ?? say('catalog.unknown')}
            label={say('catalog.host')}
            lines={[
              { term: say('catalog.formSource'), source },
              { term: say('catalog.asOf'), text: asOf === null ? null : date(asOf) },
            ]}
          />
          <small>{[region, effort, asOf === null ? null : date(asOf)].filter(Boolean).join(' · ')}</small>
        </>
      ),
    },
    {
      id: 'first',
      head: say('catalog.firstToken'),
      numeric: true,
      cell: ({ firstTokenSecondsP50 }) => (firstTokenSecondsP50 === null ? '–' : number(firstTokenSecondsP50, 2)),
    },
    {
      id: 'rate',
      head: say('catalog.tokensPerSecond'),
      numeric: true,
      cell: ({ tokensPerSecondP50 }) => (tokensPerSecondP50 === null ? '–' : number(tokensPerSecondP50)),
    },
    ...(plan === null
      ? []
      : [
          {
            id: 'take',
            head: '',
            numeric: true,
            cell: (speed: Speed) =>
              speed.tokensPerSecondP50 === null || speed.firstTokenSecondsP50 === null ? null : (
                <Button
                  tone="quiet"
                  aria-label={say('catalog.speedTakeOf', { host: speed.host ?? say('catalog.unknown') })}
                  onPress={() => take(speed)}
                >
                  {say('catalog.speedTake')}
                </Button>
              ),
          },
        ]),
  ];
  const shown = all ? speeds : speeds.slice(0, shownFirst);
  const stated = plan?.assumedSpeeds.find((speed) => speed.modelId === model.id) ?? null;
  return (
    <section>
      <h3>{say('catalog.speed')}</h3>
      {speeds.length === 0 ? (
        <p className="soft small">{say('catalog.speedNone')}</p>
      ) : (
        <DataTable caption={say('catalog.speedMeasured')} columns={columns} rows={shown} rowId={keyOf} />
      )}
      {shown.length < speeds.length ? (
        <Button tone="quiet" onPress={() => setAll(true)}>
          {say('catalog.moreEvidence', { count: speeds.length })}
        </Button>
      ) : null}
      {plan === null ? null : <StatedSpeed key={model.id} model={model} stated={stated} />}
    </section>
  );
};
