/** The planner's own measurement of a model: successes of trials in a category. */

import { useState } from 'react';
import { type WorkKind, workKinds } from '../../../shared/catalog/category.ts';
import { newEvidence } from '../../../shared/catalog/evidence.ts';
import type { Model } from '../../../shared/catalog/model.ts';
import { type EvidenceId, evidenceId } from '../../../shared/foundation/ids.ts';
import { categoryName } from '../../../shared/report/categoryName.ts';
import { saveEvidence } from '../../actions/catalogRows.ts';
import { SelectField } from '../../parts/SelectField.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { CatalogForm, useTyped } from './CatalogForm.tsx';
import { type Read, readDate, readNumber, readText } from './readField.ts';

const metric = 'success rate';

/** An id the catalog allows, one per model, category, benchmark and configuration. */
const idOf = (parts: string[]): EvidenceId =>
  evidenceId(
    parts
      .join('|')
      .replace(/[^A-Za-z0-9_.:~/@|+-]+/g, '-')
      .slice(0, 128),
  );

export const EvidenceForm = ({ model, onClose }: { model: Model; onClose: () => void }) => {
  const speech = useI18n();
  const { say, number } = speech;
  const [category, setCategory] = useState<WorkKind>('programming');
  const { typed, set } = useTyped({
    benchmark: say('catalog.formBenchmarkOwn'),
    successes: '',
    trials: '',
    tasks: '',
    definition: '',
    config: '',
    date: today(),
    source: '',
  });
  const count = { allowed: { min: 0, max: 1e9 }, whole: true };
  const atLeastOne = { ...count, allowed: { min: 1, max: 1e9 } };
  const trials = readNumber(typed.trials, 'count', speech, { ...atLeastOne, needed: true });
  const mostTrials = 'value' in trials ? trials.value : null;
  const atMostTrials = (read: Read<number | null>): Read<number | null> =>
    'value' in read && read.value !== null && mostTrials !== null && read.value > mostTrials
      ? { error: say('catalog.formAboveTrials', { trials: number(mostTrials) }) }
      : read;
  const readBenchmark = (): Read<string> => {
    const name = readText(typed.benchmark, speech);
    return 'value' in name && (name.value.includes('/') || name.value.length > 100)
      ? { error: say('catalog.formBenchmarkWrong') }
      : name;
  };
  const read = {
    benchmark: readBenchmark(),
    successes: atMostTrials(readNumber(typed.successes, 'count', speech, { ...count, needed: true })),
    trials,
    tasks: atMostTrials(readNumber(typed.tasks, 'count', speech, atLeastOne)),
    date: readDate(typed.date, speech),
    source: readText(typed.source, speech),
  };
  return (
    <CatalogForm
      title={say('catalog.formEvidenceTitle', { model: model.name })}
      about={say('catalog.formEvidenceText')}
      typed={typed}
      set={set}
      read={read}
      onClose={onClose}
      onSaved={onClose}
      save={({ benchmark, successes, trials: tries, tasks, date, source }) => {
        const config = typed.config.trim();
        return saveEvidence(
          newEvidence({
            id: idOf(['own', category, benchmark, config, model.id]),
            modelId: model.id,
            category,
            benchmark,
            config,
            metric,
            value: (successes ?? 0) / (tries ?? 1),
            successes,
            trials: tries,
            tasks,
            successDefinition: typed.definition.trim() === '' ? null : typed.definition.trim(),
            date,
            source,
            selfReported: false,
            owner: 'user',
          }),
        );
      }}
    >
      {(field) => (
        <>
          <div className="fields">
            <SelectField
              label={say('catalog.useCategory')}
              value={category}
              choices={workKinds.map((id) => ({ id, name: categoryName(say, id) }))}
              onChange={(id) => setCategory(id)}
            />
            {field('successes', 'catalog.formSuccesses', { needed: true })}
            {field('trials', 'catalog.formTrials', { needed: true })}
            {field('benchmark', 'catalog.formBenchmark', { maxLength: 100, needed: true })}
            {field('tasks', 'catalog.formTasks')}
            {field('date', 'catalog.formDate', { needed: true })}
          </div>
          {field('definition', 'catalog.formDefinition', { maxLength: 1000 })}
          {field('config', 'catalog.formConfig', { maxLength: 200 })}
          {field('source', 'catalog.formSource', {
            needed: true,
            placeholder: say('catalog.formSourcePlaceholder'),
          })}
        </>
      )}
    </CatalogForm>
  );
};
