/** What one attempt looks like: tokens, requests, tool calls; the finer points behind "more". */
import { sellerTools } from '../../../../shared/engine/sellerTools.ts';
import { minutesPerHour } from '../../../../shared/foundation/units.ts';
import { setField } from '../../../../shared/plan/edits/setField.ts';
import { fieldRanges } from '../../../../shared/plan/estimateSchema.ts';
import { shortCacheHours } from '../../../../shared/plan/plan.ts';
import { codingAgentShape, noSuchCalls, requestShapeOf } from '../../../../shared/plan/requestShapes.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { Button } from '../../../parts/Button.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Disclosure } from '../../../parts/Disclosure.tsx';
import { EstimateField, NumberField } from '../../../parts/EstimateField.tsx';
import { About } from '../../../parts/Term.tsx';
import { Toggle } from '../../../parts/Toggle.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { drawnBy, type PartProps } from './drawnBy.ts';
import { editsOf } from './editsOf.ts';

/** Programming is offered in two sizes: the study's single request, and what a coding agent takes for a whole task. */
const AgentOrRequest = ({ category: { id, kind, shape } }: PartProps<'id' | 'kind' | 'shape'>) => {
  const { say } = useI18n();
  const isAgent = JSON.stringify(shape) === JSON.stringify(codingAgentShape);
  const other = isAgent ? requestShapeOf(kind) : codingAgentShape;
  return (
    <Button
      tone="quiet"
      onPress={() => tryEdit('app.editShape', (plan) => setField(plan, ['categories', id, 'shape'], other))}
    >
      {say(isAgent ? 'workload.shapeOfRequest' : 'workload.shapeOfAgent')}
    </Button>
  );
};

/** What is kept between requests, what a tool charges, and how much tasks differ. */
const FinerPoints = ({ category }: PartProps<'id' | 'shape'>) => {
  const { say } = useI18n();
  const { shape } = category;
  const edit = editsOf(category.id, 'app.editShape');
  return (
    <Disclosure label={say('workload.more')}>
      <div className="fields">
        <NumberField
          label={say('workload.cacheRead')}
          about={<About id="cacheRead" />}
          unit="share"
          value={shape.cacheReadShare}
          onChange={edit.field('shape', 'cacheReadShare')}
        />
        <NumberField
          label={say('workload.cacheWrite')}
          about={<About id="cacheWrite" />}
          unit="share"
          value={shape.cacheWriteShare}
          onChange={edit.field('shape', 'cacheWriteShare')}
        />
        <NumberField
          label={say('workload.cacheMinutes')}
          unit="count"
          allowed={{ min: fieldRanges.cacheHours.min, max: fieldRanges.cacheHours.max * minutesPerHour }}
          value={(shape.cacheHours ?? shortCacheHours) * minutesPerHour}
          onChange={(minutes) => edit.ofShape('cacheHours')(minutes / minutesPerHour)}
        />
        <NumberField
          label={say('workload.stepsCv')}
          hint={say('workload.cvHint')}
          unit="count"
          allowed={fieldRanges.variation}
          value={shape.stepsCv}
          onChange={edit.field('shape', 'stepsCv')}
        />
        <NumberField
          label={say('workload.toolCallUsd')}
          hint={say('workload.sellerToolHint')}
          unit="usd"
          value={shape.toolCallUsd}
          onChange={edit.field('shape', 'toolCallUsd')}
        />
        {sellerTools.map(({ calls }) => (
          <EstimateField
            key={calls}
            label={say(`workload.${calls}`)}
            unit="count"
            allowed={fieldRanges.steps}
            value={shape[calls] ?? noSuchCalls}
            onChange={edit.ofShape(calls)}
          />
        ))}
        <NumberField
          label={say('workload.promptCv')}
          hint={say('workload.cvHint')}
          unit="count"
          allowed={fieldRanges.variation}
          value={shape.promptTokensCv}
          onChange={edit.field('shape', 'promptTokensCv')}
        />
        <NumberField
          label={say('workload.completionCv')}
          hint={say('workload.cvHint')}
          unit="count"
          allowed={fieldRanges.variation}
          value={shape.completionTokensCv}
          onChange={edit.field('shape', 'completionTokensCv')}
        />
      </div>
    </Disclosure>
  );
};

export const Shape = drawnBy(['id', 'kind', 'shape', 'deferrable'], ({ category }) => {
  const { say } = useI18n();
  const { shape } = category;
  const edit = editsOf(category.id, 'app.editShape');
  return (
    <Card
      level={3}
      title={say('workload.shape')}
      note={say('workload.shapeNote')}
      actions={category.kind === 'programming' ? <AgentOrRequest category={category} /> : undefined}
    >
      <div className="fields">
        <EstimateField
          label={say('workload.promptTokens')}
          unit="tokens"
          value={shape.promptTokens}
          onChange={edit.estimate('shape', 'promptTokens')}
        />
        <EstimateField
          label={say('workload.completionTokens')}
          unit="tokens"
          value={shape.completionTokens}
          onChange={edit.estimate('shape', 'completionTokens')}
        />
        <EstimateField
          label={say('workload.steps')}
          unit="count"
          allowed={fieldRanges.steps}
          value={shape.steps}
          onChange={edit.estimate('shape', 'steps')}
        />
        <EstimateField
          label={say('workload.toolCalls')}
          unit="count"
          allowed={fieldRanges.steps}
          value={shape.toolCalls}
          onChange={edit.estimate('shape', 'toolCalls')}
        />
      </div>
      <div className="details-toggle">
        <Toggle
          isOn={category.deferrable}
          onChange={(isOn) => editsOf(category.id, 'app.editDeferrable').field('deferrable')(isOn)}
        >
          {say('workload.deferrable')}
        </Toggle>
        <About id="batch" />
      </div>
      <div className="details-toggle">
        <Toggle isOn={shape.promptGrowthTokens !== null} onChange={(isOn) => edit.growth(isOn ? 'fromNothing' : null)}>
          {say('workload.grows')}
        </Toggle>
      </div>
      {shape.promptGrowthTokens === null ? null : (
        <div className="fields details-toggle-follows">
          <NumberField
            label={say('workload.growth')}
            unit="tokens"
            value={shape.promptGrowthTokens.value}
            onChange={edit.growth}
          />
        </div>
      )}
      <FinerPoints category={category} />
    </Card>
  );
});
