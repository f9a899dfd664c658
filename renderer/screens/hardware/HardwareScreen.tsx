/** A model on hardware of one's own, looked at before it enters the plan: does it fit, when does it pay, what does it cost? */
import './hardware.css';
import '../../actions/laterWords.ts';
import { useMemo, useState } from 'react';
import { chooseOffer, priceInUse } from '../../../shared/catalog/chooseOffer.ts';
import type { Model } from '../../../shared/catalog/model.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { EngineError } from '../../../shared/engine/engineError.ts';
import { type Hardware, hardwareOf, waysOut } from '../../../shared/engine/fleets/hardware.ts';
import type { Load } from '../../../shared/engine/fleets/load.ts';
import { stackLoad } from '../../../shared/engine/fleets/stackLoad.ts';
import type { ApiPrice } from '../../../shared/engine/serving/selfHostAsk.ts';
import { freeFleetId, removeFleet, setFleet } from '../../../shared/plan/edits/fleets.ts';
import { type Fleet, newFleet } from '../../../shared/plan/fleet.ts';
import type { Plan, Stack } from '../../../shared/plan/plan.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { hardwareVerdict } from '../../../shared/report/hardwareText.ts';
import { hostedRemarks } from '../../../shared/report/servingTables.ts';
import { tryEdit } from '../../actions/tryEdit.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Note } from '../../parts/Note.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';
import { Busy } from './Busy.tsx';
import { MemoryCard } from './MemoryCard.tsx';
import { MonthTable } from './MonthTable.tsx';
import { NoFit } from './NoFit.tsx';
import { Settings, type TypedWork } from './Settings.tsx';
import { Steps } from './Steps.tsx';

/** The GPU that is looked at first, and those that are offered where it is too small. */
const firstGpu = 'H100';
const largerGpus = ['H200', 'B200', 'MI300X'] as const;

const stacksUsing = (plan: Plan | undefined, { id }: Model): Stack[] =>
  (plan?.stacks ?? []).filter(({ policies }) =>
    Object.values(policies).some((policy) => modelsOfPolicy(policy).includes(id)),
  );

const apiOf = (model: Model, plan: Plan | undefined): ApiPrice | null => {
  const price = priceInUse(model, plan?.prices);
  return price === null
    ? null
    : {
        promptUsdPerM: price.promptUsdPerM,
        completionUsdPerM: price.completionUsdPerM,
        cachedUsdPerM: price.cacheReadUsdPerM,
      };
};

const typedLoad = ({ requests, promptTokens, completionTokens }: TypedWork): Load => ({
  requests,
  promptTokens: requests * promptTokens,
  cachedTokens: 0,
  completionTokens: requests * completionTokens,
});

/** The fleet as it stands in the plan, or a new one; edited here, and taken by the plan when she says so. */
const useDraft = (plan: Plan | undefined, model: Model, stacks: readonly Stack[]) => {
  const standing = plan?.fleets?.find(({ modelId }) => modelId === model.id) ?? null;
  const [draft, setDraft] = useState<Fleet>(
    standing ??
      newFleet(
        plan === undefined ? 'fleet1' : freeFleetId(plan),
        model.id,
        stacks.slice(0, 1).map(({ id }) => id),
        firstGpu,
      ),
  );
  return { standing, draft, change: (change: Partial<Fleet>) => setDraft((fleet) => ({ ...fleet, ...change })) };
};

const useLoad = (
  document: PortfolioDocument | null,
  model: Model,
  stack: Stack | undefined,
  typed: TypedWork,
): Load | null =>
  useMemo(
    () =>
      document === null || stack === undefined
        ? typedLoad(typed)
        : stackLoad({ plan: document.plan, snapshot: document.snapshot, draws: 0 }, stack.id, model.id),
    [document, model.id, stack, typed],
  );

const Answer = ({
  hardware,
  fleet,
  load,
  model,
  api,
  change,
}: {
  hardware: Hardware;
  fleet: Fleet;
  load: Load;
  model: Model;
  api: ApiPrice | null;
  change: (change: Partial<Fleet>) => void;
}) => {
  const { say, language } = useI18n();
  const found = fleet.owned ? hardware.owned : hardware.rented;
  if (found.kind === 'doesNotFit')
    return <NoFit found={found} model={model.name} ways={waysOut(fleet, load, api, largerGpus)} onTake={change} />;
  if (found.kind !== 'hosted') return null;
  return (
    <>
      <Busy hardware={hardware} isOwned={fleet.owned} />
      <div className="own-two">
        <Steps steps={hardware.steps} />
        <MemoryCard found={found} />
      </div>
      <MonthTable hardware={hardware} />
      <section className="own-remarks" aria-labelledby="own-remarks-title">
        <h2 id="own-remarks-title">{say('hardware.remarks')}</h2>
        <ul>
          {hostedRemarks(found, hardware.ask, model.licence, language, say).map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      </section>
    </>
  );
};

/** What can be worked out; null with the sentence of what is out of bounds. */
const tried = (
  fleet: Fleet,
  load: Load,
  api: ApiPrice | null,
): { hardware: Hardware | null; problem: string | null } => {
  try {
    return { hardware: hardwareOf(fleet, load, api), problem: null };
  } catch (problem) {
    if (!(problem instanceof EngineError)) throw problem;
    return { hardware: null, problem: problem.message };
  }
};

const Actions = ({ plan, fleet, standing }: { plan: Plan; fleet: Fleet; standing: Fleet | null }) => {
  const { say } = useI18n();
  const names = plan.stacks.filter(({ id }) => standing?.stacks.includes(id)).map(({ name }) => `“${name}”`);
  return (
    <>
      {standing === null ? null : (
        <p className="small soft">{say('hardware.inPlan', { stacks: names.join(say('differences.joint')) })}</p>
      )}
      <Button tone="primary" onPress={() => tryEdit('app.editHardware', (current) => setFleet(current, fleet))}>
        {say(standing === null ? 'hardware.use' : 'hardware.change')}
      </Button>
      {standing === null ? null : (
        <Button onPress={() => tryEdit('app.editHardware', (current) => removeFleet(current, standing.id))}>
          {say('hardware.remove')}
        </Button>
      )}
    </>
  );
};

const Crumbs = ({ model }: { model: Model }) => {
  const { say } = useI18n();
  return (
    <nav className="own-crumbs" aria-label={say('hardware.back')}>
      <Button tone="quiet" onPress={() => setView({ isHardwareOpen: false, model: null })}>
        {say('catalog.title')}
      </Button>
      <Icon name="right" size={12} />
      <Button tone="quiet" onPress={() => setView({ isHardwareOpen: false })}>
        {model.name}
      </Button>
      <Icon name="right" size={12} />
      <span>{say('hardware.title')}</span>
    </nav>
  );
};

export const HardwareScreen = ({ model }: { model: Model }) => {
  const speech = useI18n();
  const { say, language } = speech;
  const document = usePlanState((state) => state.document);
  const plan = document?.plan;
  const stacks = stacksUsing(plan, model);
  const { standing, draft: fleet, change } = useDraft(plan, model, stacks);
  const [typed, setTyped] = useState<TypedWork>({ requests: 100_000, promptTokens: 3000, completionTokens: 1000 });
  const stack = stacks.find(({ id }) => fleet.stacks.includes(id)) ?? stacks[0];
  const load = useLoad(document, model, stack, typed) ?? typedLoad(typed);
  const api = apiOf(model, plan);
  const { hardware, problem } = useMemo(() => tried(fleet, load, api), [fleet, load, api]);
  const found = hardware === null ? null : fleet.owned ? hardware.owned : hardware.rented;
  const asked = {
    gpu: fleet.gpu,
    gpus: fleet.gpus ?? 1,
    isOwned: fleet.owned,
    model: model.name,
    stack: stack?.name ?? null,
  };
  return (
    <div className="own">
      <Crumbs model={model} />
      <h1 aria-live="polite">
        {found === null
          ? model.name
          : hardwareVerdict(found, asked, load.promptTokens + load.completionTokens, { say, language })}
      </h1>
      {problem === null ? null : <Note tone="warn">{problem}</Note>}
      {plan === undefined ? <Note>{say('hardware.noPlan')}</Note> : null}
      {plan !== undefined && stack === undefined ? <Note>{say('hardware.unused', { model: model.name })}</Note> : null}
      <div className="own-lay">
        <Settings
          fleet={fleet}
          change={change}
          load={load}
          stacks={stacks.map(({ id, name }) => ({ id, name }))}
          stack={stack?.id ?? null}
          onStack={(id) => change({ stacks: stacks.filter((one) => one.id === id).map((one) => one.id) })}
          typed={typed}
          onType={(more) => setTyped((now) => ({ ...now, ...more }))}
          host={api === null ? null : (chooseOffer(model, plan?.prices)?.offer.host ?? say('hardware.api'))}
          actions={
            plan === undefined || stack === undefined ? null : <Actions plan={plan} fleet={fleet} standing={standing} />
          }
        />
        <div className="own-answer">
          {hardware === null ? null : (
            <Answer hardware={hardware} fleet={fleet} load={load} model={model} api={api} change={change} />
          )}
        </div>
      </div>
    </div>
  );
};
