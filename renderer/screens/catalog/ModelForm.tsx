/** A model of the planner's own: a fine-tune, a contract price, a model too new for the shipped catalog. */
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import type { Model } from '../../../shared/catalog/model.ts';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import type { ModelId } from '../../../shared/foundation/ids.ts';
import { assumeSpeed } from '../../../shared/plan/edits/assumptions.ts';
import type { WordPath } from '../../../shared/words/all.ts';
import { saveModel } from '../../actions/catalogRows.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { Note } from '../../parts/Note.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState } from '../../state/useStore.ts';
import { CatalogForm } from './CatalogForm.tsx';
import { answers, type Flags, type ModelValues, typedModel, useModelFields } from './modelFields.ts';

/** Saves the model, and in the open plan the speed that was stated of it. */
const saveTyped = async (values: ModelValues, model: Model): Promise<Refusal | null> => {
  const refused = await saveModel(model);
  const { firstToken, tokensPerSecond, source } = values;
  if (refused !== null || firstToken === null || tokensPerSecond === null) return refused;
  return editPlan('app.editSpeed', (plan) =>
    assumeSpeed(plan, model.id, {
      firstTokenSeconds: { value: firstToken, source, stated: true },
      tokensPerSecond: { value: tokensPerSecond, source, stated: true },
    }),
  );
};

export const ModelForm = ({
  copyOf = null,
  onClose,
  onSaved,
}: {
  /** The model it starts as; its facts and price stand in the fields. */
  copyOf?: Model | null;
  onClose: () => void;
  onSaved: (id: ModelId) => void;
}) => {
  const { say } = useI18n();
  const hasPlan = usePlanState((state) => state.document !== null);
  const { typed, set, flags, setFlags, read } = useModelFields(copyOf);
  const hasTiers = copyOf !== null && (chooseOffer(copyOf)?.offer.tiers.length ?? 0) > 0;
  const choices = answers.map((id) => ({ id, name: say(`catalog.${id}`) }));
  const choice = (word: WordPath, name: keyof Flags) => (
    <SelectField
      label={say(word)}
      value={flags[name]}
      choices={choices}
      onChange={(answered) => setFlags((before) => ({ ...before, [name]: answered }))}
    />
  );
  return (
    <CatalogForm
      title={say('catalog.formModelTitle')}
      about={say('catalog.formModelText')}
      typed={typed}
      set={set}
      read={read}
      onClose={onClose}
      onSaved={() => 'value' in read.id && onSaved(read.id.value)}
      save={(values) => saveTyped(values, typedModel(values, flags, copyOf))}
    >
      {(field) => (
        <>
          <div className="fields">
            {field('id', 'catalog.formId', { placeholder: 'acme/writer-7b', autoFocus: true, needed: true })}
            {field('name', 'catalog.formName', { needed: true })}
            {field('author', 'catalog.formAuthor', { needed: true })}
            {field('prompt', 'catalog.prompt')}
            {field('completion', 'catalog.completion')}
            {field('date', 'catalog.formDate', { needed: true })}
            {field('cacheRead', 'catalog.cacheRead')}
            {field('cacheWrite', 'catalog.cacheWrite')}
            {field('batch', 'catalog.formBatch')}
            {hasPlan ? field('firstToken', 'catalog.speedFirst') : null}
            {hasPlan ? field('tokensPerSecond', 'catalog.speedRate') : null}
            {field('context', 'catalog.formContext')}
            {field('params', 'catalog.formParams')}
            {field('country', 'catalog.formCountry')}
            {choice('catalog.openWeights', 'open')}
            {choice('catalog.tools', 'tools')}
            {choice('catalog.reasoning', 'reasoning')}
          </div>
          {field('source', 'catalog.formSource', {
            needed: true,
            placeholder: say('catalog.formSourcePlaceholder'),
          })}
          {hasPlan ? <p className="soft small">{say('catalog.formSpeedNote')}</p> : null}
          {hasTiers ? <Note>{say('catalog.formTiersKept')}</Note> : null}
        </>
      )}
    </CatalogForm>
  );
};
