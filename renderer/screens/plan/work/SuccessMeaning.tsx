/** What counts as a success: the yardstick the tasks are held to be like, and a rate the planner knows on her own. */

import { useMemo } from 'react';
import { benchmarkName } from '../../../../shared/catalog/benchmarkNames.ts';
import { type WorkKind, workKinds } from '../../../../shared/catalog/category.ts';
import type { Evidence } from '../../../../shared/catalog/evidence.ts';
import { partsOf, type YardstickChoice, yardsticksOf } from '../../../../shared/catalog/yardsticks.ts';
import type { ModelId } from '../../../../shared/foundation/ids.ts';
import { setAnchor } from '../../../../shared/plan/edits/assumptions.ts';
import { fieldRanges } from '../../../../shared/plan/estimateSchema.ts';
import type { CategoryPlan } from '../../../../shared/plan/plan.ts';
import { modelsOfPolicy } from '../../../../shared/plan/policyParts.ts';
import { categoryName } from '../../../../shared/report/categoryName.ts';
import { definitionIn } from '../../../../shared/words/catalogSentences.ts';
import { sentenceGap } from '../../../../shared/words/format.ts';
import { metricIn } from '../../../../shared/words/runSettings.ts';
import { chooseYardstick } from '../../../actions/chooseYardstick.ts';
import { editPlan } from '../../../actions/editPlan.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { Card } from '../../../parts/Card.tsx';
import { EstimateField } from '../../../parts/EstimateField.tsx';
import { SelectField } from '../../../parts/SelectField.tsx';
import { About } from '../../../parts/Term.tsx';
import { type Speech, useI18n } from '../../../parts/useI18n.ts';
import { useCatalogState, usePlanState } from '../../../state/useStore.ts';
import { drawnBy } from './drawnBy.ts';
import type { DetailsProps } from './editsOf.ts';

const none = 'none';

/** A benchmark that the work may be like, with the kind of work it is a benchmark of. */
interface Likeness extends YardstickChoice {
  id: string;
  kind: WorkKind | null;
}

/** Those of the row's own kind first. Work under a name of hers may be like any other kind; a row that is called as its kind is, is of it. */
const likenessesOf = (
  { kind, name }: Pick<CategoryPlan, 'kind' | 'name'>,
  evidence: readonly Evidence[],
): Likeness[] => {
  const others = name === null ? [] : workKinds.filter((one) => one !== kind);
  return [kind, ...others].flatMap((one) =>
    yardsticksOf(one, evidence).map((choice) => ({ ...choice, kind: one, id: `${one ?? ''} ${choice.yardstick}` })),
  );
};

const hintOf = (
  choices: readonly Likeness[],
  current: Likeness | null,
  { say, language }: Speech,
): string | undefined => {
  if (choices.length === 0) return say('workload.yardstickNothing');
  if (current === null) return undefined;
  if (current.successDefinition === null) return say('workload.yardstickNoDefinition');
  return [
    current.standing === null ? null : say(`workload.yardstick-${current.standing}`),
    current.countBasis === 'counted' ? null : say(`workload.counts-${current.countBasis}`),
    say('workload.yardstickDefinition', { definition: definitionIn(current.successDefinition, language) }),
  ]
    .filter((text) => text !== null)
    .join(sentenceGap(language));
};

const Yardstick = drawnBy(['id', 'kind', 'name', 'yardstick'], ({ category: { id: row, kind, name, yardstick } }) => {
  const speech = useI18n();
  const { say, language } = speech;
  const evidence = useCatalogState((state) => state.catalog?.evidence ?? null);
  const choices = useMemo(
    () => (evidence === null ? [] : likenessesOf({ kind, name }, evidence)),
    [evidence, kind, name],
  );
  // A test is named by what it counts only where it counts several things.
  const hasSeveral = ({ kind, benchmark }: (typeof choices)[number]) =>
    choices.filter((one) => one.kind === kind && one.benchmark === benchmark).length > 1;
  const ofKind = choices.filter((choice) => choice.kind === kind);
  // A plan may hold a benchmark without its metric, and a file may hold one this catalog does not know.
  const current =
    yardstick === null
      ? null
      : (ofKind.find((choice) => choice.yardstick === yardstick) ??
        ofKind.find((choice) => choice.benchmark === partsOf(yardstick).benchmark && !yardstick.includes('/')) ??
        null);
  const hint = hintOf(choices, current, speech);
  const choose = (id: string) => {
    const chosen = choices.find((choice) => choice.id === id);
    if (chosen !== undefined) void chooseYardstick(row, chosen.kind, chosen.yardstick);
    else if (id === none) void chooseYardstick(row, kind, null);
  };
  return (
    <SelectField
      label={say('workload.yardstick')}
      about={<About id="yardstick" />}
      value={current?.id ?? yardstick ?? none}
      choices={[
        ...choices.map((choice) => ({
          id: choice.id,
          name: [
            ...(choice.kind === null || name === null ? [] : [categoryName(say, choice.kind)]),
            benchmarkName(choice.benchmark),
            ...(hasSeveral(choice) ? [metricIn(choice.metric, language)] : []),
          ].join(' · '),
          note: say('workload.yardstickModels', { count: choice.models }),
        })),
        ...(yardstick !== null && current === null
          ? [{ id: yardstick, name: benchmarkName(partsOf(yardstick).benchmark) }]
          : []),
        { id: none, name: say('workload.yardstickNone') },
      ]}
      onChange={choose}
      {...(hint === undefined ? {} : { hint })}
    />
  );
});

const Anchor = drawnBy(['id', 'anchor'], ({ category }) => {
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
});

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
