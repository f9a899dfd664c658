/** First on the page: the best plan that keeps to the rules, as a sentence, beside two others worth a look. */
import { listSign, sentenceGap } from '../../../shared/words/format.ts';
import './bestPlan.css';
import type { Found, OptimiseAsk } from '../../../shared/engine/optimise/optimum.ts';
import { bestPlanOf, lastDayFrom } from '../../../shared/plan/bestPlanOf.ts';
import { askBestPlan } from '../../../shared/plan/edits/bestPlan.ts';
import { type BestPlanAsk, isObjective, objectives, type RuleStart } from '../../../shared/plan/rule.ts';
import { modelsOfPlan } from '../../../shared/plan/snapshot.ts';
import { fixedCostRemarks, optimumRemarks, ruleText, speedsMissing } from '../../../shared/report/decideTables.ts';
import { cashOf } from '../../../shared/report/monthly.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { rowName } from '../../../shared/report/rowName.ts';
import { figurePart, type Part, sayParts } from '../../../shared/report/sayParts.ts';
import { decide } from '../../actions/decide.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { goTo } from '../../actions/goTo.ts';
import { Button } from '../../parts/Button.tsx';
import { Note } from '../../parts/Note.tsx';
import { Sentence } from '../../parts/Sentence.tsx';
import { stackLetter } from '../../parts/StackBadge.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import type { Optimal } from '../../simulate/jobs.ts';
import { useCatalogState, usePlanState } from '../../state/useStore.ts';
import { PlansTable } from './PlansTable.tsx';
import { type OwnStack, ownStack, type PlanFound, plansFound } from './plansFound.ts';
import { isFree, RuleChips } from './RuleChips.tsx';
import { RulePrices } from './RulePrices.tsx';
import { useAsking, useDecision } from './useDecision.ts';
import { type Names, useNaming } from './useNaming.ts';
import { Waiting } from './Waiting.tsx';

/** A drag over rules and numbers is over by then; the search takes seconds. */
const searchRestMs = 800;

/** Shares of undetected errors closer than this are the same. */
const worthSaying = 0.005;

const useStart = (reading: Reading): RuleStart => {
  const modelById = useCatalogState((state) => state.modelById);
  const { plan } = reading.job;
  const spends = reading.outcome.stacks.flatMap(({ total }) =>
    total === null ? [] : [cashOf(total, plan.tasksPerMonth)],
  );
  const models = modelsOfPlan(plan);
  return {
    // Two digits: where a planner would start.
    usdPerMonth: spends.length === 0 ? 10_000 : Number(Math.min(...spends).toPrecision(2)),
    models,
    vendors: [...new Set(models.flatMap((id) => modelById.get(id)?.author ?? []))],
    day: lastDayFrom(today()),
  };
};

const Headline = ({
  best,
  own,
  rules,
  places,
}: {
  best: PlanFound;
  own: OwnStack | null;
  rules: number;
  places: string[];
}) => {
  const { say, money, share, number, sureness } = useI18n();
  const under = say(rules === 0 ? 'decide.underNone' : rules === 1 ? 'decide.underOne' : 'decide.underMany', {
    count: number(rules),
  });
  if (own === null)
    return (
      <Sentence
        parts={sayParts(say, 'decide.headlineAlone', {
          under: { role: 'text', text: under },
          usd: figurePart(best.month.usdPerSuccess === null ? say('report.unknown') : money(best.month.usdPerSuccess)),
          success: figurePart(share(best.month.success)),
        })}
        places={places}
      />
    );
  const stack: Part = { role: 'stack', text: own.stack.name, stackId: own.stack.stackId };
  const less = own.month.full - best.month.full;
  return (
    <Sentence
      parts={sayParts(
        say,
        Math.abs(less) < 0.5
          ? 'decide.headlineSame'
          : best.sure === null
            ? less > 0
              ? 'decide.headlineLess'
              : 'decide.headlineMore'
            : less > 0
              ? 'decide.headlineLessSure'
              : 'decide.headlineMoreSure',
        {
          under: { role: 'text', text: under },
          usd: figurePart(money(Math.abs(less))),
          stack,
          ...(best.sure === null ? {} : { sure: figurePart(sureness(best.sure)) }),
        },
      )}
      places={places}
    />
  );
};

const Remarks = ({
  found,
  best,
  own,
  reading,
  names,
}: {
  found: Found;
  best: PlanFound;
  own: OwnStack | null;
  reading: Reading;
  names: Names;
}) => {
  const { say, money, share, number, language } = useI18n();
  const gap = sentenceGap(language);
  const fixed = fixedCostRemarks(names.naming, found).map((text) => gap + text);
  const speeds = speedsMissing(
    names.naming,
    found.rulePrices.map(({ rule }) => rule),
  );
  const proof = found.proven
    ? say('decide.provenShort', { ladders: number(found.ladders + found.triples), models: number(found.models) })
    : found.gap === null
      ? say('decide.gapUnknown')
      : say('decide.notProven', {
          usd: money(found.gap),
          share: share(found.best.value > 0 ? found.gap / found.best.value : 0),
        });
  return (
    <>
      {own !== null && best.month.silent > own.month.silent + worthSaying ? (
        <Note tone="warn">
          {say('decide.foundSilent', {
            silent: share(best.month.silent),
            stack: own.stack.name,
            other: share(own.month.silent),
          })}
        </Note>
      ) : null}
      <p className="faint small">
        {proof}
        {found.leftOut.length === 0
          ? null
          : gap +
            say('decide.foundLeftOut', {
              categories: found.leftOut.map((id) => rowName(reading, id)).join(listSign(language)),
              share: share(found.coveredShare),
            })}
        {fixed}
        {speeds === null ? null : gap + speeds}
      </p>
    </>
  );
};

const NoPlan = ({ optimum, names }: { optimum: Exclude<Optimal, { kind: 'found' }>; names: Names }) => {
  const { say, language } = useI18n();
  const gap = sentenceGap(language);
  if (optimum.kind !== 'infeasible') return <Note tone="warn">{optimumRemarks(names.naming, optimum).join(gap)}</Note>;
  const { conflict, minimal, lacking } = optimum;
  const rules = conflict.map((rule) => ruleText(names.naming, rule)).join(language === 'zh' ? '；' : '; ');
  const speeds = speedsMissing(names.naming, conflict);
  return (
    <Note
      tone="warn"
      {...(speeds === null
        ? {}
        : { action: <Button onPress={() => goTo('catalog')}>{say('decide.toModels')}</Button> })}
    >
      {say(!minimal ? 'decide.conflictSome' : conflict.length === 1 ? 'decide.conflictOne' : 'decide.conflictMany', {
        rules,
      })}
      {gap}
      {lacking.length === 0
        ? null
        : say('decide.lacking', {
            categories: lacking.map((id) => rowName(names.naming, id)).join(listSign(language)),
          })}
      {speeds === null ? null : gap + speeds}
    </Note>
  );
};

const FoundPlans = ({ found, reading, names }: { found: Found & Optimal; reading: Reading; names: Names }) => {
  const { plan } = reading.job;
  const own = ownStack(reading, found);
  const plans = plansFound(found, found.beside, found.outcome, own);
  const [best] = plans;
  if (best === undefined) return null;
  const [dearest] = found.rulePrices
    .filter((price) => price.usdPerMonth !== null && !isFree(price))
    .sort((a, b) => (b.usdPerMonth ?? 0) - (a.usdPerMonth ?? 0));
  return (
    <>
      <PlansTable
        plans={plans}
        own={own}
        reading={reading}
        letter={stackLetter(plan.stacks.length)}
        dearest={
          dearest === undefined ? null : { text: ruleText(names.naming, dearest.rule), usd: dearest.usdPerMonth ?? 0 }
        }
      />
      <Remarks found={found} best={best} own={own} reading={reading} names={names} />
      <RulePrices found={found} names={names} />
    </>
  );
};

export const BestPlan = ({ reading }: { reading: Reading }) => {
  const { say } = useI18n();
  const names = useNaming();
  const plan = usePlanState((state) => state.document?.plan ?? null);
  const hasCatalog = useCatalogState((state) => state.catalog !== null);
  const decision = useDecision('optimise');
  const start = useStart(reading);
  const asked = plan === null ? null : bestPlanOf(plan, today());
  const ask: OptimiseAsk | undefined =
    asked === null || !hasCatalog ? undefined : { rules: asked.rules, objective: asked.objective };
  useAsking('optimise', ask, searchRestMs);
  if (names === null || asked === null || ask === undefined) return null;
  const { found, running } = decision;
  const optimum = found?.answer ?? null;
  const isCurrent = found !== null && !decision.isStale && JSON.stringify(found.ask) === JSON.stringify(ask);
  const change = (part: Partial<BestPlanAsk>) =>
    editPlan('decide.editBestPlan', (before) => askBestPlan(before, { ...asked, ...part }));
  const places = reading.outcome.stacks.map(({ stackId }) => stackId);
  const own = optimum?.kind === 'found' ? ownStack(reading, optimum) : null;
  const best = optimum?.kind === 'found' ? plansFound(optimum, optimum.beside, optimum.outcome, own)[0] : undefined;
  const shown = objectives.filter((id) => id !== 'usdPerTask' || id === asked.objective);
  return (
    <section className="best-plan" aria-label={say('decide.optimise')}>
      <h2 className="best-plan-head" aria-live="polite">
        {best === undefined ? (
          say(optimum === null ? 'decide.searching' : 'decide.infeasible')
        ) : (
          <Headline best={best} own={own} rules={found?.ask.rules.length ?? 0} places={places} />
        )}
      </h2>
      <RuleChips
        rules={asked.rules}
        prices={isCurrent && optimum?.kind === 'found' ? optimum.rulePrices : []}
        start={start}
        categories={reading.job.plan.categories.filter(({ share }) => share > 0).map(({ id }) => id)}
        names={names}
        onChange={(rules) => change({ rules })}
      />
      <div className="best-plan-ask">
        <fieldset className="segments">
          <legend>{say('decide.objective')}</legend>
          {shown.map((id) => (
            <label key={id} data-chosen={id === asked.objective}>
              <input
                type="radio"
                name="objective"
                value={id}
                checked={id === asked.objective}
                onChange={({ target }) => isObjective(target.value) && change({ objective: target.value })}
              />
              {say(`decide.objective-${id}`)}
            </label>
          ))}
        </fieldset>
        {running || isCurrent ? null : (
          <Button onPress={() => decide('optimise', ask)}>{say('decide.optimiseGo')}</Button>
        )}
      </div>
      <Waiting kind="optimise" />
      <div className="best-plan-found" aria-live="polite" data-stale={!isCurrent || running}>
        {optimum === null ? null : optimum.kind === 'found' ? (
          <FoundPlans found={optimum} reading={reading} names={names} />
        ) : (
          <NoPlan optimum={optimum} names={names} />
        )}
      </div>
    </section>
  );
};
