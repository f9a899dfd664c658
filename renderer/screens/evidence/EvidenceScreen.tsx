/** Evidence: what is known of each kind of work, who measured it and when, and how sure it lets one be. */
import { clauseSign } from '../../../shared/words/format.ts';
import './evidence.css';
import '../../actions/laterWords.ts';
import { useMemo } from 'react';
import type { RateOnScale } from '../../../shared/engine/ratesOnScale.ts';
import { restsOn } from '../../../shared/report/restsOn.ts';
import { grades } from '../../../shared/report/rowGrade.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState, useViewState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';
import { useAsking, useDecision } from '../decide/useDecision.ts';
import { Alike } from './Alike.tsx';
import { Benchmarks } from './Benchmarks.tsx';
import { Checks } from './Checks.tsx';
import { HowSure } from './HowSure.tsx';
import { MeasureNext } from './MeasureNext.tsx';
import { OwnEvals } from './OwnEvals.tsx';
import { RatesCard } from './RatesCard.tsx';
import { type Known, stacksBy, useEvidence, useRates, type Work } from './useEvidence.ts';
import { type Doubt, WorkList } from './WorkList.tsx';

/** What the plan rests on, in shares; the catalog's own words where no plan is open or none of it can be reckoned. */
const Head = ({ known, doubt }: { known: Known; doubt: Doubt }) => {
  const { say, percent, language } = useI18n();
  const reading = known.newest?.reading ?? null;
  const parts = reading === null ? [] : restsOn(reading, reading.outcome.stacks).parts;
  const told = parts.map(({ share, ground }) =>
    say('evidence.part', { share: percent(share), ground: say(`plan.rests_${ground}`) }),
  );
  const [most] = known.works
    .map(({ id, title }) => ({ title, share: doubt.get(id) ?? 0 }))
    .sort((a, b) => b.share - a.share);
  return (
    <div className="screen-head">
      <h1>
        {parts.length === 0
          ? say(known.document === null ? 'evidence.headlineCatalog' : 'evidence.headline')
          : say('evidence.restsOn', { parts: told.join(clauseSign(language)) })}
      </h1>
      <p>
        {most === undefined || most.share === 0 ? null : (
          <b>{say('evidence.doubt', { row: most.title, share: percent(most.share) })} </b>
        )}
        {say('evidence.intro')}
      </p>
    </div>
  );
};

/** Asked of the open plan beside its figures; an answer of an older plan stands until the newer one is there. */
const useDoubt = (known: Known): Doubt => {
  const stacks = known.newest?.reading.outcome.stacks ?? [];
  useAsking('sureness', stacks.filter(({ total }) => total !== null).length > 1 ? null : undefined);
  const { found } = useDecision('sureness');
  const rows = found?.answer?.rows;
  return useMemo(() => new Map(rows?.map(({ rowId, share }) => [rowId, share])), [rows]);
};

/** The weakest of the plan's rows first: it is the one to look at. */
const weakness = ({ grades: of }: Work): number => Math.max(...of.map((grade) => grades.indexOf(grade)));

/** Two of the models that do the work, the one with the lower rate first; without any, the two best. */
const pairOf = (known: Known, work: Work, rates: readonly RateOnScale[]): [RateOnScale, RateOnScale] | null => {
  const used = stacksBy(known, work);
  const inUse = rates.filter(({ modelId }) => used.has(modelId));
  const [high, low] = inUse.length > 1 ? [inUse[0], inUse.at(-1)] : rates;
  return high === undefined || low === undefined ? null : [low, high];
};

const About = ({ known, work }: { known: Known; work: Work }) => {
  const rates = useRates(known, work);
  const [first, second] = pairOf(known, work, rates) ?? [];
  const named = (rate: RateOnScale) => ({ name: known.nameOf(rate.modelId), rate });
  return (
    <div className="evidence-main">
      <RatesCard work={work} known={known} rates={rates} />
      <div className="evidence-side">
        <OwnEvals work={work} known={known} />
        {first === undefined || second === undefined ? null : (
          <Alike work={work} first={named(first)} second={named(second)} />
        )}
      </div>
      <div className="evidence-side">
        <Checks work={work} />
        {known.newest === null ? null : <MeasureNext known={known} reading={known.newest.reading} />}
      </div>
      <Benchmarks work={work} known={known} />
      <HowSure work={work} />
    </div>
  );
};

const Open = ({ known }: { known: Known }) => {
  const wanted = useViewState((state) => state.evidenceOf);
  const { works } = known;
  const doubt = useDoubt(known);
  const planned = works.filter(({ isOfPlan }) => isOfPlan);
  const first = planned.reduce<(typeof works)[number] | undefined>(
    (weakest, work) => (weakest === undefined || weakness(work) > weakness(weakest) ? work : weakest),
    undefined,
  );
  const work = works.find(({ id }) => id === wanted) ?? first ?? works[0];
  if (work === undefined) return null;
  return (
    <>
      <Head known={known} doubt={doubt} />
      <div className="evidence">
        <WorkList works={works} doubt={doubt} chosen={work.id} onChoose={(evidenceOf) => setView({ evidenceOf })} />
        <About key={work.id} known={known} work={work} />
      </div>
    </>
  );
};

export const EvidenceScreen = () => {
  const speech = useI18n();
  const known = useEvidence();
  const refusal = useCatalogState((state) => state.refusal);
  if (known !== null) return <Open known={known} />;
  return refusal === null ? (
    <p className="soft" aria-busy="true">
      {speech.say('evidence.working')}
    </p>
  ) : (
    <p role="alert">{speech.refusal(refusal)}</p>
  );
};
