/** The planner's own measurement of a model: successes of trials in a category. */
import { useState } from 'react';
import { type CategoryId, categoryIds } from '../../../shared/catalog/category.ts';
import type { Model } from '../../../shared/catalog/model.ts';
import type { Refusal } from '../../../shared/contract/answer.ts';
import { categoryName } from '../../../shared/report/categoryName.ts';
import { saveEvidence } from '../../actions/catalogRows.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { FormField } from '../../parts/FormField.tsx';
import { Note } from '../../parts/Note.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useSay } from '../../parts/useSay.ts';
import { failed, type Read, readDate, readNumber, readText, today } from './readField.ts';

const metric = 'success rate';

/** An id the catalog allows, one per model, category, benchmark and configuration. */
const evidenceId = (parts: string[]): string =>
  parts
    .join('|')
    .replace(/[^A-Za-z0-9_.:~/@|+-]+/g, '-')
    .slice(0, 128);

export const EvidenceForm = ({ model, onClose }: { model: Model; onClose: () => void }) => {
  const speech = useSay();
  const { say, number } = speech;
  const [category, setCategory] = useState<CategoryId>('programming');
  const [typed, setTyped] = useState({
    benchmark: say('catalog.formBenchmarkOwn'),
    successes: '',
    trials: '',
    tasks: '',
    definition: '',
    config: '',
    date: today(),
    source: '',
  });
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const set = (field: keyof typeof typed) => (text: string) => setTyped((before) => ({ ...before, [field]: text }));
  const count = { allowed: { min: 0, max: 1e9 }, whole: true };
  const trials = readNumber(typed.trials, 'count', speech, { ...count, allowed: { min: 1, max: 1e9 }, needed: true });
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
    tasks: atMostTrials(readNumber(typed.tasks, 'count', speech, { ...count, allowed: { min: 1, max: 1e9 } })),
    date: readDate(typed.date, speech),
    source: readText(typed.source, speech),
  };
  const error = (field: keyof typeof read) => (tried ? failed<unknown>(read[field]) : null);
  const save = async () => {
    setTried(true);
    const { benchmark, successes, tasks, date, source } = read;
    if (
      'error' in benchmark ||
      'error' in successes ||
      'error' in trials ||
      'error' in tasks ||
      'error' in date ||
      'error' in source
    )
      return;
    const [good, tries] = [successes.value ?? 0, trials.value ?? 1];
    const config = typed.config.trim();
    const refused = await saveEvidence({
      id: evidenceId(['own', category, benchmark.value, config, model.id]),
      modelId: model.id,
      category,
      benchmark: benchmark.value,
      config,
      metric,
      value: good / tries,
      successes: good,
      trials: tries,
      tasks: tasks.value,
      successDefinition: typed.definition.trim() === '' ? null : typed.definition.trim(),
      usdPerTask: null,
      promptTokensPerTask: null,
      completionTokensPerTask: null,
      date: date.value,
      source: source.value,
      selfReported: false,
      notes: null,
      owner: 'user',
    });
    if (refused === null) onClose();
    else setRefusal(refused);
  };
  return (
    <Dialog
      wide
      title={say('catalog.formEvidenceTitle', { model: model.name })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('app.cancel')}</Button>
          <Button tone="primary" onPress={() => void save()}>
            {say('catalog.save')}
          </Button>
        </>
      }
    >
      <div className="catalog-form">
        <p>{say('catalog.formEvidenceText')}</p>
        {refusal === null ? null : <Note tone="bad">{speech.refusal(refusal)}</Note>}
        <div className="fields">
          <SelectField
            label={say('catalog.useCategory')}
            value={category}
            choices={categoryIds.map((id) => ({ id, name: categoryName(say, id) }))}
            onChange={(id) => setCategory(id as CategoryId)}
          />
          <FormField
            label={say('catalog.formSuccesses')}
            value={typed.successes}
            onChange={set('successes')}
            error={error('successes')}
          />
          <FormField
            label={say('catalog.formTrials')}
            value={typed.trials}
            onChange={set('trials')}
            error={error('trials')}
          />
          <FormField
            label={say('catalog.formBenchmark')}
            value={typed.benchmark}
            onChange={set('benchmark')}
            error={error('benchmark')}
            maxLength={100}
          />
          <FormField
            label={say('catalog.formTasks')}
            value={typed.tasks}
            onChange={set('tasks')}
            error={error('tasks')}
          />
          <FormField label={say('catalog.formDate')} value={typed.date} onChange={set('date')} error={error('date')} />
        </div>
        <FormField
          label={say('catalog.formDefinition')}
          value={typed.definition}
          onChange={set('definition')}
          maxLength={1000}
        />
        <FormField label={say('catalog.formConfig')} value={typed.config} onChange={set('config')} maxLength={200} />
        <FormField
          label={say('catalog.formSource')}
          value={typed.source}
          onChange={set('source')}
          error={error('source')}
          placeholder={say('catalog.formSourcePlaceholder')}
        />
      </div>
    </Dialog>
  );
};
