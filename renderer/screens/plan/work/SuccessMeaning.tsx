/** What counts as a success: the yardstick the tasks are held to be like, and a rate the planner knows on her own. */

import { useMemo } from 'react';
import { partsOf, yardsticksOf } from '../../../../shared/catalog/yardsticks.ts';
import type { ModelId } from '../../../../shared/foundation/ids.ts';
import { setAnchor } from '../../../../shared/plan/edits/assumptions.ts';
import { fieldRanges } from '../../../../shared/plan/estimateSchema.ts';
import { modelsOfPolicy } from '../../../../shared/plan/policyParts.ts';
import { chooseYardstick } from '../../../actions/chooseYardstick.ts';
import { editPlan } from '../../../actions/editPlan.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { Card } from '../../../parts/Card.tsx';
import { EstimateField } from '../../../parts/EstimateField.tsx';
import { SelectField } from '../../../parts/SelectField.tsx';
import { About } from '../../../parts/Term.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { useCatalogState, usePlanState } from '../../../state/useStore.ts';
import type { DetailsProps } from './editsOf.ts';

const none = 'none';

const Yardstick = ({ category }: DetailsProps) => {
  const { say } = useI18n();
  const evidence = useCatalogState((state) => state.catalog?.evidence ?? null);
  const choices = useMemo(
    () => (evidence === null ? [] : yardsticksOf(category.kind, evidence)),
    [evidence, category.kind],
  );
  const { yardstick } = category;
  // A plan may hold a benchmark without its metric, and a file may hold one this catalog does not know.
  const current =
    yardstick === null
      ? null
      : (choices.find((choice) => choice.yardstick === yardstick) ??
        choices.find((choice) => choice.benchmark === partsOf(yardstick).benchmark && !yardstick.includes('/')) ??
        null);
  const hint =
    choices.length === 0
      ? say('workload.yardstickNothing')
      : current === null
        ? undefined
        : current.successDefinition === null
          ? say('workload.yardstickNoDefinition')
          : say('workload.yardstickDefinition', { definition: current.successDefinition });
  return (
    <SelectField
      label={say('workload.yardstick')}
      about={<About id="yardstick" />}
      value={current?.yardstick ?? yardstick ?? none}
      choices={[
        ...choices.map((choice) => ({
          id: choice.yardstick,
          name: `${choice.benchmark} · ${choice.metric}`,
          note: say('workload.yardstickModels', { count: choice.models }),
        })),
        ...(yardstick !== null && current === null ? [{ id: yardstick, name: yardstick }] : []),
        { id: none, name: say('workload.yardstickNone') },
      ]}
      onChange={(id) => chooseYardstick(category.id, id === none ? null : id)}
      {...(hint === undefined ? {} : { hint })}
    />
  );
};

const Anchor = ({ category }: DetailsProps) => {
  const { say } = useI18n();
  const { stacks, models } = usePlanState(({ document }) => ({
    stacks: document?.plan.stacks ?? [],
    models: document?.snapshot.models ?? [],
  }));
  const { anchor } = category;
  const ids = new Set(
    stacks.flatMap((stack) => {
      const policy = stack.policies[category.id];
      return policy === undefined ? [] : modelsOfPolicy(policy);
    }),
  );
  if (anchor !== null) ids.add(anchor.modelId);
  const choose = (id: ModelId | typeof none) =>
    tryEdit('app.editAnchor', (plan) =>
      setAnchor(
        plan,
        category.id,
        id === none ? null : { modelId: id, rate: anchor?.rate ?? { value: 0.8, assumed: true } },
      ),
    );
  return (
    <>
      <SelectField
        label={say('workload.anchorModel')}
        about={<About id="anchor" />}
        value={anchor?.modelId ?? none}
        hint={say('workload.anchorHint')}
        choices={[
          { id: none, name: say('workload.anchorNone') },
          ...[...ids].map((id) => ({ id, name: models.find((model) => model.id === id)?.name ?? id })),
        ]}
        onChange={choose}
      />
      {anchor === null ? null : (
        <EstimateField
          label={say('workload.anchorRate')}
          unit="share"
          allowed={fieldRanges.anchorRate}
          value={anchor.rate}
          onChange={(rate) => editPlan('app.editAnchor', (plan) => setAnchor(plan, category.id, { ...anchor, rate }))}
        />
      )}
    </>
  );
};

export const SuccessMeaning = ({ category }: DetailsProps) => {
  const { say } = useI18n();
  return (
    <Card level={3} title={say('workload.evidence')}>
      <div className="fields fields-wide">
        <Yardstick category={category} />
        <Anchor category={category} />
      </div>
    </Card>
  );
};
