/** What keeps a policy from being evaluated, each with the action that mends it. */

import { benchmarkName } from '../../../../shared/catalog/benchmarkNames.ts';
import { partsOf } from '../../../../shared/catalog/yardsticks.ts';
import type { Gap } from '../../../../shared/engine/outcome.ts';
import { assumeFromPeers, placeholderRate } from '../../../../shared/plan/assumeRate.ts';
import { assumeRate } from '../../../../shared/plan/edits/assumptions.ts';
import { gapSentence } from '../../../../shared/report/explain.ts';
import type { Reading } from '../../../../shared/report/reading.ts';
import { textOf } from '../../../../shared/report/sayParts.ts';
import { capital } from '../../../../shared/words/format.ts';
import { goTo } from '../../../actions/goTo.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { Button } from '../../../parts/Button.tsx';
import { Note } from '../../../parts/Note.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { useCatalogState } from '../../../state/useStore.ts';
import { setView } from '../../../state/viewStore.ts';
import { modelNameOf, usePolicy } from './context.ts';

const Cure = ({ gap }: { gap: Gap }) => {
  const { say } = useI18n();
  const context = usePolicy();
  const { category } = context;
  const catalog = useCatalogState((state) => state.catalog);
  switch (gap.kind) {
    case 'noEvidence': {
      const peers =
        category.yardstick === null || catalog === null
          ? null
          : assumeFromPeers(category.kind, category.yardstick, catalog, gap.modelId);
      return (
        <>
          <Button
            tone="primary"
            onPress={() =>
              tryEdit('app.editRates', (plan) => assumeRate(plan, gap.modelId, category.id, peers ?? placeholderRate))
            }
          >
            {say('stacks.assumeRange')}
          </Button>
          <p className="field-hint">
            {peers === null || category.yardstick === null
              ? say('stacks.assumePlaceholder')
              : say('stacks.assumePeers', { benchmark: benchmarkName(partsOf(category.yardstick).benchmark) })}
          </p>
        </>
      );
    }
    case 'noPrice':
    case 'fleet':
      return (
        <Button
          onPress={() => {
            setView({ model: gap.modelId });
            goTo('catalog');
          }}
        >
          {say('stacks.openInCatalog')}
        </Button>
      );
    case 'unknownModel':
      return <p className="field-hint">{say('stacks.chooseOther')}</p>;
    case 'noFeedbackEvidence':
      return <p className="field-hint">{say('stacks.typeFeedback', { model: modelNameOf(context, gap.modelId) })}</p>;
    case 'overRequestLimit':
    case 'rateAboveCeiling':
      return (
        <Button
          onPress={() => {
            setView({ sheet: { kind: 'work', row: category.id } });
          }}
        >
          {say('stacks.lowerBeta')}
        </Button>
      );
    case 'noPolicy':
      return null;
    default:
      return gap satisfies never;
  }
};

export const Gaps = ({ gaps, reading }: { gaps: readonly Gap[]; reading: Reading }) => {
  const { category } = usePolicy();
  return (
    <div className="gaps">
      {gaps.map((gap) => (
        <Note key={JSON.stringify(gap)} tone="warn" action={<Cure gap={gap} />}>
          {capital(textOf(gapSentence(reading, category.id, gap)))}
        </Note>
      ))}
    </div>
  );
};
