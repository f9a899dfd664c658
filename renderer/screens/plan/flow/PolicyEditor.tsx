/** One policy and whatever is inside it: the kind on top, then its rungs, its parts or its two branches. */
import { lazy, Suspense, useEffect, useRef } from 'react';
import type { Answer, Refusal } from '../../../../shared/foundation/answer.ts';
import {
  addPart,
  exchangeSides,
  removePart,
  replacePolicy,
  setRoute,
  setWeight,
  toRoute,
  toSplit,
} from '../../../../shared/plan/edits/policies.ts';
import type { Plan } from '../../../../shared/plan/plan.ts';
import { singleModel } from '../../../../shared/plan/policies.ts';
import type { Policy, Route, Split } from '../../../../shared/plan/policy.ts';
import { laddersOf } from '../../../../shared/plan/policyParts.ts';
import { limits } from '../../../../shared/plan/policySchema.ts';
import { titled } from '../../../../shared/words/format.ts';
import { editPlan } from '../../../actions/editPlan.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { Button, IconButton } from '../../../parts/Button.tsx';
import { EstimateField, NumberField } from '../../../parts/EstimateField.tsx';
import { Note } from '../../../parts/Note.tsx';
import { SelectField } from '../../../parts/SelectField.tsx';
import { ShareSlider } from '../../../parts/ShareSlider.tsx';
import { About } from '../../../parts/Term.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { endGesture } from '../../../state/planStore.ts';
import { type PolicyContext, placeOf, usePolicy } from './context.ts';
import { LadderEditor } from './LadderEditor.tsx';
import { asLadder, kindOfPolicy, type PolicyKind, policyKinds } from './policyKind.ts';
import { useMeans, useSecondModel } from './useMeans.ts';

const LinkedShare = ({
  label,
  value,
  gesture,
  set,
}: {
  label: string;
  value: number;
  gesture: string;
  set: (share: number, gesture: string | null) => Refusal | null;
}) => (
  <div className="linked-share">
    <ShareSlider label={label} value={value} onChange={(share) => void set(share, gesture)} onEnd={endGesture} />
    <NumberField label={label} labelHidden unit="share" value={value} onChange={(share) => set(share, null)} />
  </div>
);

/** Weights carry the rounding of what they were divided by; a field shows a tenth of a percent. */
const shownShare = (share: number): number => Math.round(share * 1000) / 1000;

const SplitEditor = ({ split, path }: { split: Split; path: readonly number[] }) => {
  const { say, language } = useI18n();
  const context = usePolicy();
  const place = placeOf(context, path);
  const nextModel = useSecondModel(split);
  // One part may be given everything and give it back: the others then have what they had to each other.
  const before = useRef<readonly number[]>([]);
  useEffect(() => {
    const weights = split.parts.map(({ weight }) => weight);
    if (weights.filter((weight) => weight > 0).length > 1) before.current = weights;
  }, [split.parts]);
  return (
    <div className="branches">
      <p className="field-hint">{say('stacks.splitNote')}</p>
      {split.parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place alone
        <section className="branch" key={i} aria-label={say('stacks.part', { number: i + 1 })}>
          <div className="branch-head">
            <h3>{say('stacks.part', { number: i + 1 })}</h3>
            <LinkedShare
              label={titled(say('stacks.part', { number: i + 1 }), say('stacks.partShare'), language)}
              value={shownShare(part.weight)}
              gesture={`weight ${place.stackId} ${place.category} ${path.join('.')} ${i}`}
              set={(share, gesture) =>
                editPlan('app.editPolicy', (plan) => setWeight(plan, place, i, share, before.current), gesture)
              }
            />
            <IconButton
              icon="trash"
              label={say('stacks.partRemove', { number: i + 1 })}
              onPress={() => tryEdit('app.editPolicy', (plan) => removePart(plan, place, i))}
            />
          </div>
          <PolicyEditor policy={part.policy} path={[...path, i]} />
        </section>
      ))}
      <div>
        <Button
          icon="plus"
          isDisabled={split.parts.length >= limits.splitParts}
          onPress={() => tryEdit('app.editPolicy', (plan) => addPart(plan, place, singleModel(nextModel)))}
        >
          {say('stacks.partAdd')}
        </Button>
      </div>
    </div>
  );
};

/** How often the first model of a flow succeeds; null where nobody knows. */
const firstRate = ({ candidateById }: PolicyContext, policy: Policy): number | null => {
  const [rung] = laddersOf(policy)[0]?.rungs ?? [];
  return rung === undefined ? null : (candidateById.get(rung.modelId)?.rate ?? null);
};

const HardIsWeaker = ({ route, path }: { route: Route; path: readonly number[] }) => {
  const { say, share } = useI18n();
  const context = usePolicy();
  const [easy, hard] = [firstRate(context, route.easy), firstRate(context, route.hard)];
  if (easy === null || hard === null || hard >= easy) return null;
  return (
    <Note
      tone="warn"
      action={
        <Button onPress={() => tryEdit('app.editPolicy', (plan) => exchangeSides(plan, placeOf(context, path)))}>
          {say('stacks.exchangeSides')}
        </Button>
      }
    >
      {say('stacks.hardIsWeaker', { weak: share(hard), strong: share(easy) })}
    </Note>
  );
};

const PublishedRouter = lazy(async () => ({ default: (await import('./PublishedRouter.tsx')).PublishedRouter }));

const RouteEditor = ({ route, path }: { route: Route; path: readonly number[] }) => {
  const { say, share } = useI18n();
  const context = usePolicy();
  const place = placeOf(context, path);
  const set = (change: Partial<Pick<Route, 'hardShare' | 'signalQuality' | 'usdPerTask'>>, gesture: string | null) =>
    editPlan('app.editPolicy', (plan) => setRoute(plan, place, change), gesture);
  return (
    <div className="branches">
      <div className="route-fields">
        <div className="route-share">
          <span className="field-label">{say('stacks.hardShare')}</span>
          <LinkedShare
            label={say('stacks.hardShare')}
            value={shownShare(route.hardShare)}
            gesture={`hard ${place.stackId} ${place.category} ${path.join('.')}`}
            set={(hardShare, gesture) => set({ hardShare }, gesture)}
          />
        </div>
        <EstimateField
          label={say('stacks.signalQuality')}
          about={<About id="signalQuality" />}
          unit="share"
          value={route.signalQuality}
          hint={say('stacks.signalHint')}
          onChange={(signalQuality) => set({ signalQuality }, null)}
        />
        <EstimateField
          label={say('stacks.routeUsd')}
          unit="usd"
          value={route.usdPerTask}
          onChange={(usdPerTask) => set({ usdPerTask }, null)}
        />
      </div>
      <Suspense>
        <PublishedRouter route={route} set={(change) => set(change, null)} />
      </Suspense>
      <HardIsWeaker route={route} path={path} />
      {(['easy', 'hard'] as const).map((side, i) => (
        <section className="branch" key={side} aria-label={say(`stacks.${side}`)}>
          <div className="branch-head">
            <h3>{say(`stacks.${side}`)}</h3>
            <span className="faint small">{share(side === 'hard' ? route.hardShare : 1 - route.hardShare)}</span>
          </div>
          <PolicyEditor policy={route[side]} path={[...path, i]} />
        </section>
      ))}
    </div>
  );
};

/** Split and route nest; their own limit keeps a policy readable. */
const mayNest = (path: readonly number[]): boolean => path.length < limits.policyDepth - 1;

export const PolicyEditor = ({ policy, path }: { policy: Policy; path: readonly number[] }) => {
  const { say } = useI18n();
  const context = usePolicy();
  const place = placeOf(context, path);
  const means = useMeans(policy);
  const kind = kindOfPolicy(policy);
  /** Hard work goes to the stronger side, whichever that is. */
  const routeOf = (plan: Plan): Answer<Plan> => {
    const routed = toRoute(plan, place, singleModel(means.secondModel));
    const second = context.candidateById.get(means.secondModel)?.rate ?? null;
    const first = firstRate(context, policy);
    if (!routed.ok || first === null || second === null || second >= first) return routed;
    return exchangeSides(routed.value, place);
  };
  const choose = (to: PolicyKind) =>
    tryEdit('app.editPolicy', (plan) => {
      if (to === 'split') return toSplit(plan, place, singleModel(means.secondModel));
      if (to === 'route') return routeOf(plan);
      return replacePolicy(plan, place, asLadder(policy, to, means));
    });
  return (
    <div className="policy">
      <SelectField
        label={say('stacks.kind')}
        labelHidden={path.length > 0}
        value={kind}
        choices={policyKinds
          .filter((id) => mayNest(path) || (id !== 'split' && id !== 'route'))
          .map((id) => ({ id, name: say(`stacks.kind-${id}`), note: say(`stacks.kind-${id}-about`) }))}
        hint={say(`stacks.kind-${kind}-about`)}
        onChange={choose}
      />
      {mayNest(path) ? null : <Note>{say('stacks.tooDeep')}</Note>}
      {policy.kind === 'ladder' ? (
        <LadderEditor ladder={policy} path={path} />
      ) : policy.kind === 'split' ? (
        <SplitEditor split={policy} path={path} />
      ) : (
        <RouteEditor route={policy} path={path} />
      )}
    </div>
  );
};
