/** One model out of thousands: words and filters narrow the list, and each choice tells its success, cost and evidence. */
import { type ModelId, modelId } from '../../shared/foundation/ids.ts';
import { titled } from '../../shared/words/format.ts';
import './select.css';
import './modelPicker.css';
import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Button,
  Dialog,
  DialogTrigger,
  Input,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  SearchField,
  Virtualizer,
} from 'react-aria-components';
import { searchFor } from '../../shared/catalog/search.ts';
import { soldAs } from '../../shared/catalog/setting.ts';
import type { Candidate } from '../../shared/engine/candidates.ts';
import { CandidateHead, CandidateRow, isEnding, usdPerSuccessOf } from './CandidateRow.tsx';
import { FilterChip } from './FilterChip.tsx';
import { Icon } from './Icon.tsx';
import { useI18n } from './useI18n.ts';

/** A model at a setting stands behind the model where both are there: one row for a model, its setting is chosen beside it. */
const withoutSettings = (candidates: readonly Candidate[]): Candidate[] => {
  const ids = new Set(candidates.map(({ model }) => model.id));
  return candidates.filter(({ model: { id } }) => soldAs(id) === id || !ids.has(soldAs(id)));
};

/** Models with evidence first, the cheapest success first; then the others by name. */
const inOrder = (candidates: readonly Candidate[]): Candidate[] => {
  const names = new Intl.Collator('en', { numeric: true });
  return withoutSettings(candidates).sort(
    (a, b) =>
      Number(b.rate !== null) - Number(a.rate !== null) ||
      (a.rate === null
        ? names.compare(a.model.name, b.model.name)
        : (usdPerSuccessOf(a) ?? Number.MAX_VALUE) - (usdPerSuccessOf(b) ?? Number.MAX_VALUE)),
  );
};

const filters = [
  { id: 'stays', word: 'stacks.pickStays', keeps: ({ model }: Candidate) => !isEnding(model) },
  { id: 'open', word: 'stacks.pickOpen', keeps: ({ model }: Candidate) => model.openWeights === true },
  { id: 'known', word: 'stacks.pickMeasured', keeps: ({ rate }: Candidate) => rate !== null },
] as const;

type FilterId = (typeof filters)[number]['id'];

const Filters = ({
  on,
  onChange,
  shown,
  all,
}: {
  on: readonly FilterId[];
  onChange: (on: readonly FilterId[]) => void;
  shown: number;
  all: number;
}) => {
  const { say, number } = useI18n();
  return (
    <div className="model-picker-filters">
      {filters.map(({ id, word }) => (
        <FilterChip
          key={id}
          isOn={on.includes(id)}
          onChange={(isOn) => onChange(isOn ? [...on, id] : on.filter((other) => other !== id))}
        >
          {say(word)}
        </FilterChip>
      ))}
      <span className="faint">{say('stacks.pickCount', { shown: number(shown), all: number(all) })}</span>
    </div>
  );
};

export const ModelPicker = ({
  label,
  labelHidden = false,
  value,
  candidates,
  onChange,
}: {
  label: string;
  labelHidden?: boolean;
  value: ModelId | null;
  candidates: readonly Candidate[];
  onChange: (id: ModelId) => void;
}) => {
  const { say, language } = useI18n();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [on, setOn] = useState<readonly FilterId[]>([]);
  const ordered = useMemo(() => (isOpen ? inOrder(candidates) : []), [isOpen, candidates]);
  const items = useMemo(() => {
    const isNamed = searchFor(typed);
    const asked = filters.filter(({ id }) => on.includes(id));
    return ordered.filter((one) => isNamed(one.model) && asked.every(({ keeps }) => keeps(one)));
  }, [ordered, typed, on]);
  const change = (open: boolean) => {
    setOpen(open);
    setTyped('');
  };
  const name = candidates.find((candidate) => candidate.model.id === value)?.model.name ?? value;
  return (
    <div className="field">
      <span className={labelHidden ? 'visually-hidden' : 'field-label'} aria-hidden="true">
        {label}
      </span>
      <DialogTrigger isOpen={isOpen} onOpenChange={change}>
        <Button className="input select-button" aria-label={titled(label, name ?? say('stacks.modelChoose'), language)}>
          <span className="select-value">{name ?? <span className="faint">{say('stacks.modelChoose')}</span>}</span>
          <Icon name="down" size={14} />
        </Button>
        <Popover className="popover model-picker" placement="bottom start" offset={4} containerPadding={12}>
          <Dialog aria-label={label}>
            {/* One press leaves, whatever was typed: clearing the words first would take three. */}
            <div
              className="model-picker-panel"
              onKeyDownCapture={(event) => {
                if (event.key !== 'Escape') return;
                event.preventDefault();
                event.stopPropagation();
                change(false);
              }}
            >
              <Autocomplete inputValue={typed} onInputChange={setTyped}>
                <SearchField autoFocus aria-label={say('stacks.modelSearch')} className="model-picker-search">
                  <Icon name="search" size={14} />
                  <Input
                    className="input"
                    role="combobox"
                    aria-expanded="true"
                    aria-haspopup="listbox"
                    placeholder={say('stacks.modelPlaceholder')}
                  />
                </SearchField>
                <Filters on={on} onChange={setOn} shown={items.length} all={ordered.length} />
                <CandidateHead />
                <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 46, padding: 5 }}>
                  <ListBox
                    className="list model-picker-list"
                    aria-label={label}
                    items={items}
                    dependencies={[value, say]}
                    renderEmptyState={() => <p className="model-picker-none">{say('stacks.modelNone')}</p>}
                    onAction={(key) => {
                      change(false);
                      if (key !== value) onChange(modelId(String(key)));
                    }}
                  >
                    {(candidate: Candidate) => (
                      <ListBoxItem
                        className="list-item"
                        id={candidate.model.id}
                        textValue={`${candidate.model.name} ${candidate.model.authorName}`}
                      >
                        <CandidateRow candidate={candidate} isChosen={candidate.model.id === value} />
                      </ListBoxItem>
                    )}
                  </ListBox>
                </Virtualizer>
              </Autocomplete>
            </div>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
};
