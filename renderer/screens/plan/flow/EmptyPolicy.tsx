/** A category a stack has no policy for: the kinds there are, each with what it is good for. */
import { proposeModel } from '../../../../shared/engine/propose.ts';
import type { ModelId } from '../../../../shared/foundation/ids.ts';
import { setPolicy, toRoute, toSplit } from '../../../../shared/plan/edits/policies.ts';
import type { Stack } from '../../../../shared/plan/plan.ts';
import { singleModel } from '../../../../shared/plan/policies.ts';
import { rowTitle } from '../../../../shared/report/rowName.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { Button } from '../../../parts/Button.tsx';
import { ModelPicker } from '../../../parts/ModelPicker.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { usePolicy } from './context.ts';
import { asLadder, type PolicyKind, policyKinds } from './policyKind.ts';
import { useMeans } from './useMeans.ts';

/** How a flow begins, each kind with what it is good for and the models that are proposed for it. */
const Kinds = ({ firstModel }: { firstModel: ModelId }) => {
  const { say } = useI18n();
  const { stack, category } = usePolicy();
  const first = singleModel(firstModel);
  const means = useMeans(first);
  const place = { stackId: stack.id, category: category.id };
  const choose = (kind: PolicyKind) =>
    tryEdit(
      'app.editPolicy',
      kind === 'split' || kind === 'route'
        ? [
            (plan) => setPolicy(plan, stack.id, category.id, first),
            (plan) => (kind === 'split' ? toSplit : toRoute)(plan, place, singleModel(means.secondModel)),
          ]
        : (plan) => setPolicy(plan, stack.id, category.id, asLadder(first, kind, means)),
    );
  return (
    <ul>
      {policyKinds.map((kind) => (
        <li key={kind}>
          <button type="button" className="kind-card" onClick={() => choose(kind)}>
            <strong>{say(`stacks.kind-${kind}`)}</strong>
            <span>{say(`stacks.kind-${kind}-about`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
};

/** Where no model is known to be adequate none is proposed: she chooses the first one herself. */
const FirstModel = () => {
  const { say } = useI18n();
  const { stack, category, candidates } = usePolicy();
  return (
    <ModelPicker
      label={say('plan.chooseModel')}
      value={null}
      candidates={candidates}
      onChange={(id) => tryEdit('app.editPolicy', (plan) => setPolicy(plan, stack.id, category.id, singleModel(id)))}
    />
  );
};

export const EmptyPolicy = ({
  others,
}: {
  /** Stacks that have a policy for the category. */ others: readonly Stack[];
}) => {
  const { say } = useI18n();
  const { stack, category, candidates } = usePolicy();
  const proposal = proposeModel(category, candidates);
  const name = rowTitle(say, category);
  return (
    <div className="empty-policy">
      <h3>{say('stacks.emptyTitle', { category: name })}</h3>
      <p className="soft">{say(proposal === null ? 'stacks.emptyNone' : 'stacks.empty', { category: name })}</p>
      {proposal === null ? <FirstModel /> : <Kinds firstModel={proposal.model.id} />}
      {others.length === 0 ? null : (
        <div className="empty-policy-copies">
          {others.map((other) => (
            <Button
              key={other.id}
              icon="copy"
              onPress={() =>
                tryEdit('app.editPolicy', (plan) =>
                  setPolicy(plan, stack.id, category.id, other.policies[category.id] ?? null),
                )
              }
            >
              {say('stacks.copyFrom', { stack: other.name })}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
};
