/** One model out of thousands: typing narrows the list, and each choice tells its price, origin and evidence. */
import './select.css';
import './modelPicker.css';
import { useMemo, useState } from 'react';
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  Text,
  Virtualizer,
} from 'react-aria-components';
import type { ModelId } from '../../shared/catalog/model.ts';
import type { Candidate } from '../../shared/engine/candidates.ts';
import { Icon } from './Icon.tsx';
import { type Speech, useSay } from './useSay.ts';

/** What a planner looks at before choosing, in one line. */
export const tellCandidate = ({ model, rate, use, usdPerAttempt }: Candidate, { say, usd, share }: Speech): string => {
  const trials = use?.trials === null || use === null ? null : say('stacks.trials', { trials: use.trials });
  return [
    rate === null || use === null
      ? say('stacks.modelNoEvidence')
      : say('stacks.modelRate', {
          rate: share(rate),
          basis: [say(`stacks.basis-${use.basis}`), trials].filter(Boolean).join(', '),
        }),
    usdPerAttempt === null ? say('stacks.modelNoPrice') : say('stacks.perAttempt', { usd: usd(usdPerAttempt) }),
    model.openWeights === null
      ? null
      : say(model.openWeights ? 'stacks.modelOpenWeights' : 'stacks.modelClosedWeights'),
    model.originCountry,
  ]
    .filter(Boolean)
    .join(' · ');
};

/** Measured models first, the cheapest attempt first; then the others by name. */
const inOrder = (candidates: readonly Candidate[]): Candidate[] => {
  const names = new Intl.Collator('en', { numeric: true });
  return [...candidates].sort(
    (a, b) =>
      Number(b.rate !== null) - Number(a.rate !== null) ||
      (a.rate === null
        ? names.compare(a.model.name, b.model.name)
        : (a.usdPerAttempt ?? Number.POSITIVE_INFINITY) - (b.usdPerAttempt ?? Number.POSITIVE_INFINITY)),
  );
};

const matches = (candidate: Candidate, words: string[]): boolean => {
  const text = `${candidate.model.name} ${candidate.model.authorName} ${candidate.model.id}`.toLowerCase();
  return words.every((word) => text.includes(word));
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
  const speech = useSay();
  const { say } = speech;
  const name = candidates.find((candidate) => candidate.model.id === value)?.model.name ?? value ?? '';
  /** null while nothing is being typed: then the field shows what is chosen and the list everything. */
  const [typed, setTyped] = useState<string | null>(null);
  const ordered = useMemo(() => inOrder(candidates), [candidates]);
  const items = useMemo(() => {
    const words = (typed ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    return words.length === 0 ? ordered : ordered.filter((candidate) => matches(candidate, words));
  }, [ordered, typed]);
  return (
    <ComboBox
      className="field model-picker"
      items={items}
      inputValue={typed ?? name}
      onInputChange={(text) => setTyped(text === name ? null : text)}
      selectedKey={value}
      onSelectionChange={(key) => {
        setTyped(null);
        if (key !== null && key !== value) onChange(String(key));
      }}
      onOpenChange={(open) => !open && setTyped(null)}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <Label className={labelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <div className="model-picker-box">
        <Input
          className="input"
          placeholder={say('stacks.modelPlaceholder')}
          onFocus={(event) => event.target.select()}
        />
        <Button className="model-picker-open" aria-label={say('stacks.modelOpen')}>
          <Icon name="down" size={14} />
        </Button>
      </div>
      <Popover className="popover model-picker-popover" offset={4} containerPadding={12}>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 48, padding: 5 }}>
          <ListBox
            className="list model-picker-list"
            renderEmptyState={() => <p className="model-picker-none">{say('stacks.modelNone')}</p>}
          >
            {(candidate: Candidate) => (
              <ListBoxItem className="list-item" id={candidate.model.id} textValue={candidate.model.name}>
                <Text slot="label">
                  {candidate.model.name} <span className="faint">{candidate.model.authorName}</span>
                </Text>
                <Text slot="description" className="list-note model-picker-note">
                  {tellCandidate(candidate, speech)}
                </Text>
              </ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
      </Popover>
    </ComboBox>
  );
};
