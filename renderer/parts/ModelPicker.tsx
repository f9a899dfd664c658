/** One model out of thousands: typing narrows the list, and each choice tells its price, origin and evidence. */
import { type ModelId, modelId } from '../../shared/foundation/ids.ts';
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
import { formatPlace } from '../../shared/words/format.ts';
import { Icon } from './Icon.tsx';
import { type Speech, useI18n } from './useI18n.ts';

/** What a planner looks at before choosing, in one line. */
export const tellCandidate = (
  { model, rate, use, usdPerAttempt }: Candidate,
  { say, money, share, language }: Speech,
): string => {
  const trials = use?.trials === null || use === null ? null : say('stacks.trials', { trials: use.trials });
  return [
    rate === null || use === null
      ? say('stacks.modelNoEvidence')
      : say('stacks.modelRate', {
          rate: share(rate),
          basis: [say(`stacks.basis-${use.basis}`), trials].filter(Boolean).join(', '),
        }),
    usdPerAttempt === null ? say('stacks.modelNoPrice') : say('stacks.perAttempt', { usd: money(usdPerAttempt) }),
    model.openWeights === null
      ? null
      : say(model.openWeights ? 'stacks.modelOpenWeights' : 'stacks.modelClosedWeights'),
    model.originCountry === null ? null : formatPlace(model.originCountry, language),
  ]
    .filter(Boolean)
    .join(' · ');
};

/** A model at a setting stands behind the model where both are there: one row for a model, its setting is chosen beside it. */
const withoutSettings = (candidates: readonly Candidate[]): Candidate[] => {
  const ids = new Set(candidates.map(({ model }) => model.id));
  return candidates.filter(({ model: { id } }) => soldAs(id) === id || !ids.has(soldAs(id)));
};

/** Measured models first, the cheapest attempt first; then the others by name. */
const inOrder = (candidates: readonly Candidate[]): Candidate[] => {
  const names = new Intl.Collator('en', { numeric: true });
  return withoutSettings(candidates).sort(
    (a, b) =>
      Number(b.rate !== null) - Number(a.rate !== null) ||
      (a.rate === null
        ? names.compare(a.model.name, b.model.name)
        : (a.usdPerAttempt ?? Number.POSITIVE_INFINITY) - (b.usdPerAttempt ?? Number.POSITIVE_INFINITY)),
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
  const speech = useI18n();
  const { say } = speech;
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const ordered = useMemo(() => (isOpen ? inOrder(candidates) : []), [isOpen, candidates]);
  const items = useMemo(() => {
    const isNamed = searchFor(typed);
    return ordered.filter(({ model }) => isNamed(model));
  }, [ordered, typed]);
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
        <Button className="input select-button" aria-label={`${label}: ${name ?? say('stacks.modelChoose')}`}>
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
                <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 48, padding: 5 }}>
                  <ListBox
                    className="list model-picker-list"
                    aria-label={label}
                    items={items}
                    dependencies={[value, speech]}
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
                        <span>
                          {candidate.model.name}{' '}
                          <span className="list-note">
                            {[candidate.model.authorName, candidate.model.efforts?.join(', ')]
                              .filter(Boolean)
                              .join(' · ')}
                          </span>
                          {candidate.model.id === value ? <Icon name="check" size={14} /> : null}
                        </span>
                        <span className="list-note">{tellCandidate(candidate, speech)}</span>
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
