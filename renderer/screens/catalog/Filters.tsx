/** What narrows the table: words to find, and one choice per fact. A choice that is made shows in its button. */
import { Input, SearchField } from 'react-aria-components';
import { type WorkKind, workKinds } from '../../../shared/catalog/category.ts';
import { everyModel, type ModelFilter } from '../../../shared/catalog/filter.ts';
import { originGroups, sizeClasses, statuses } from '../../../shared/catalog/model.ts';
import { categoryName } from '../../../shared/report/categoryName.ts';
import { Button } from '../../parts/Button.tsx';
import { FilterChip } from '../../parts/FilterChip.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Menu } from '../../parts/Menu.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';

interface Choice<T> {
  id: string;
  name: string;
  value: T;
}

const contexts = [32_000, 128_000, 200_000, 1_000_000];
const prices = [0.1, 0.5, 1, 3, 10];

/** One fact: any, or one of its choices. A value may be a list; it is the choice that reads the same. */
const Pill = <T,>({
  name,
  value,
  choices,
  onChoose,
}: {
  name: string;
  value: T | null;
  choices: readonly Choice<T>[];
  onChoose: (value: T | null) => void;
}) => {
  const { say } = useI18n();
  const chosen = choices.find((choice) => JSON.stringify(choice.value) === JSON.stringify(value));
  return (
    <span className="filter" data-on={chosen === undefined ? undefined : true}>
      <Menu
        label={chosen === undefined ? name : say('catalog.filterIs', { filter: name, choice: chosen.name })}
        actions={[
          { id: 'any', name: say('catalog.any'), isChosen: chosen === undefined, act: () => onChoose(null) },
          ...choices.map((choice) => ({
            id: choice.id,
            name: choice.name,
            isChosen: chosen === choice,
            act: () => onChoose(choice.value),
          })),
        ]}
      />
    </span>
  );
};

interface FilterProps {
  filter: ModelFilter;
  /** Changes some conditions and leaves the others. */
  set: (change: Partial<ModelFilter>) => void;
}

/** What a model is: its weights, its size, where it comes from, what it can do. */
const KindFilters = ({ filter, set }: FilterProps) => {
  const { say } = useI18n();
  const yesNo: Choice<boolean>[] = [
    { id: 'yes', name: say('catalog.yes'), value: true },
    { id: 'no', name: say('catalog.no'), value: false },
  ];
  const unknown = { id: 'unknown', name: say('catalog.unknown'), value: ['unknown' as const] };
  return (
    <>
      <Pill
        name={say('catalog.weights')}
        value={filter.weights}
        choices={(['open', 'closed', 'unknown'] as const).map((id) => ({ id, name: say(`catalog.${id}`), value: id }))}
        onChoose={(weights) => set({ weights })}
      />
      <Pill<NonNullable<ModelFilter['sizeClasses']>>
        name={say('catalog.size')}
        value={filter.sizeClasses}
        choices={[...sizeClasses.map((id) => ({ id, name: say(`catalog.size-${id}`), value: [id] })), unknown]}
        onChoose={(wanted) => set({ sizeClasses: wanted })}
      />
      <Pill<NonNullable<ModelFilter['origins']>>
        name={say('catalog.origin')}
        value={filter.origins}
        choices={[...originGroups.map((id) => ({ id, name: say(`catalog.origin-${id}`), value: [id] })), unknown]}
        onChoose={(origins) => set({ origins })}
      />
      <Pill
        name={say('catalog.reasoning')}
        value={filter.reasoning}
        choices={yesNo}
        onChoose={(reasoning) => set({ reasoning })}
      />
      <Pill
        name={say('catalog.tools')}
        value={filter.toolCalling}
        choices={yesNo}
        onChoose={(toolCalling) => set({ toolCalling })}
      />
    </>
  );
};

/** How much a model takes, what it asks for it, and what is known of it. */
const FactFilters = ({ filter, set, withEvidence }: FilterProps & { withEvidence: ReadonlySet<string> }) => {
  const { say, tokens, usd } = useI18n();
  return (
    <>
      <Pill
        name={say('catalog.minContext')}
        value={filter.minContextTokens}
        choices={contexts.map((value) => ({ id: String(value), name: tokens(value), value }))}
        onChoose={(minContextTokens) => set({ minContextTokens })}
      />
      <Pill
        name={say('catalog.maxPrompt')}
        value={filter.maxPromptUsdPerM}
        choices={prices.map((value) => ({ id: String(value), name: usd(value), value }))}
        onChoose={(maxPromptUsdPerM) => set({ maxPromptUsdPerM })}
      />
      <Pill<WorkKind>
        name={say('catalog.evidenceIn')}
        value={filter.evidenceIn}
        choices={workKinds.flatMap((id) =>
          withEvidence.has(id) ? [{ id, name: categoryName(say, id), value: id }] : [],
        )}
        onChoose={(evidenceIn) => set({ evidenceIn })}
      />
      <Pill
        name={say('catalog.status')}
        value={filter.status}
        choices={statuses.map((id) => ({ id, name: say(`catalog.status-${id}`), value: id }))}
        onChoose={(status) => set({ status })}
      />
      <Pill
        name={say('catalog.owner')}
        value={filter.owner}
        choices={(['seed', 'user'] as const).map((id) => ({ id, name: say(`catalog.owner-${id}`), value: id }))}
        onChoose={(owner) => set({ owner })}
      />
    </>
  );
};

export const Filters = ({
  filter,
  onChange,
  withEvidence,
  kinds,
}: {
  filter: ModelFilter;
  onChange: (filter: ModelFilter) => void;
  /** Categories in which any model was measured. */
  withEvidence: ReadonlySet<string>;
  /** The kinds of work that a model is to be known for. */
  kinds: ModelFilter['knownIn'];
}) => {
  const { say } = useI18n();
  const set = (change: Partial<ModelFilter>) => onChange({ ...filter, ...change });
  const isNarrowed = JSON.stringify({ ...filter, text: '' }) !== JSON.stringify(everyModel);
  return (
    <search className="filters" aria-label={say('catalog.filters')}>
      <SearchField
        className="filter-search"
        aria-label={say('catalog.search')}
        value={filter.text}
        onChange={(text) => set({ text })}
      >
        <Icon name="search" size={14} />
        <Input className="input" placeholder={say('catalog.searchPlaceholder')} />
      </SearchField>
      <FilterChip
        isOn={filter.buyableOn !== null}
        onChange={(isOn) => set({ buyableOn: isOn ? today() : null, ending: isOn ? false : null })}
      >
        {say('catalog.canBeBought')}
      </FilterChip>
      <FilterChip isOn={filter.knownIn !== null} onChange={(isOn) => set({ knownIn: isOn ? kinds : null })}>
        {say('catalog.knownForWork')}
      </FilterChip>
      <KindFilters filter={filter} set={set} />
      <FactFilters filter={filter} set={set} withEvidence={withEvidence} />
      {isNarrowed ? (
        <Button tone="quiet" icon="close" onPress={() => onChange({ ...everyModel, text: filter.text })}>
          {say('catalog.clearFilters')}
        </Button>
      ) : null}
    </search>
  );
};
