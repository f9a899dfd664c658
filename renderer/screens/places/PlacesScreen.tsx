/** Places: the plan over regions and languages. */
import './places.css';
import '../../actions/laterWords.ts';
import { placesAsk, sharesOf } from '../../../shared/engine/horizon/wantedPlaces.ts';
import type { StackId } from '../../../shared/foundation/ids.ts';
import { type PlacesWanted, plainPlaces, sharesFrom } from '../../../shared/plan/placesWanted.ts';
import { placesRemarks, placesVerdict } from '../../../shared/report/placesTables.ts';
import { planSourceIn } from '../../../shared/words/planSentences.ts';
import { setPlaces } from '../../actions/assume.ts';
import { Note } from '../../parts/Note.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { stackLetter } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState } from '../../state/useStore.ts';
import { useAsking, useDecision } from '../decide/useDecision.ts';
import { type Names, useNaming } from '../decide/useNaming.ts';
import { Moment } from '../decide/Waiting.tsx';
import { Languages } from './Languages.tsx';
import { Lessons } from './Lessons.tsx';
import { RegionTable } from './RegionTable.tsx';

const Choices = ({ wanted, stackId, names }: { wanted: PlacesWanted; stackId: StackId; names: Names }) => {
  const { say } = useI18n();
  return (
    <div className="places-choices">
      <SelectField
        label={say('places.stack')}
        value={stackId}
        choices={names.naming.job.plan.stacks.map(({ id, name }, place) => ({
          id,
          name: `${stackLetter(place)}  ${name}`,
        }))}
        onChange={(id) => setPlaces({ stackId: id })}
      />
      <SelectField
        label={say('places.from')}
        value={wanted.from}
        choices={sharesFrom.map((id) => ({ id, name: say(`places.from-${id}`) }))}
        onChange={(from) => setPlaces({ from })}
      />
      <Moment kind="places" />
    </div>
  );
};

const Open = ({ stackId, names }: { stackId: StackId; names: Names }) => {
  const { say, language } = useI18n();
  const wanted = usePlanState((state) => state.document?.plan.places) ?? plainPlaces;
  const { tasksPerMonth } = names.naming.job.plan;
  const { source } = sharesOf(wanted, tasksPerMonth);
  useAsking('places', placesAsk(wanted, stackId, tasksPerMonth));
  const decision = useDecision('places');
  const found = decision.found?.answer ?? null;
  return (
    <div className="places">
      {found === null ? null : (
        <p className="places-verdict" aria-live="polite">
          {placesVerdict(names.naming, found)}
        </p>
      )}
      <Choices wanted={wanted} stackId={stackId} names={names} />
      {wanted.from === 'proxy' ? <Note tone="warn">{say('places.proxyNote')}</Note> : null}
      {wanted.from === 'typed' && source !== '' ? <Note tone="warn">{say('places.typedNone')}</Note> : null}
      {wanted.from === 'spend' ? <Note tone="warn">{say('places.spendNote')}</Note> : null}
      {found === null ? null : (
        <section className="card places-table" data-stale={decision.isStale || decision.running}>
          <RegionTable found={found} wanted={wanted} names={names} />
          <ul className="places-remarks">
            <li>
              {say('places.source', { source: source === '' ? say('places.stated') : planSourceIn(source, language) })}
            </li>
            {placesRemarks(names.naming, found).map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </section>
      )}
      <div className="places-below">
        <Lessons wanted={wanted} />
        <Languages wanted={wanted} />
      </div>
    </div>
  );
};

export const PlacesScreen = () => {
  const { say } = useI18n();
  const names = useNaming();
  const chosen = usePlanState((state) => state.document?.plan.places?.stackId ?? null);
  const stacks = names?.naming.job.plan.stacks ?? [];
  const stackId = stacks.find(({ id }) => id === chosen)?.id ?? stacks[0]?.id;
  return (
    <>
      <div className="screen-head">
        <h1>{say('places.title')}</h1>
        <p>{say('places.intro')}</p>
      </div>
      {names === null || stackId === undefined ? null : <Open stackId={stackId} names={names} />}
    </>
  );
};
