/** What narrows the table: words to find, and one choice per fact. A choice that is made shows in its button. */
import { Input, SearchField, ToggleButton } from 'react-aria-components';
import { type WorkKind, workKinds } from '../../../shared/catalog/category.ts';
import { everyModel, type ModelFilter } from '../../../shared/catalog/filter.ts';
import { originGroups, sizeClasses, statuses } from '../../../shared/catalog/model.ts';
import { categoryName } from '../../../shared/report/categoryName.ts';
import { Button } from '../../parts/Button.tsx';
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

/** What is on at the start; pressed, it shows what it kept out. */
const Chip = ({ isOn, onChange, children }: { isOn: boolean; onChange: (isOn: boolean) => void; children: string }) => (
  <span className="filter" data-on={isOn || undefined}>
    <ToggleButton className="button button-plain" isSelected={isOn} onChange={onChange}>
      {children}
      {isOn ? <Icon name="close" size={12} /> : null}
    </ToggleButton>
  </span>
);

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
  const { say, tokens, usd } = useI18n();
  const set = (change: Partial<ModelFilter>) => onChange({ ...filter, ...change });
  const pill = <T,>(name: string, value: T | null, choices: Choice<T>[], choose: (value: T | null) => void) => {
    const same = (a: T | null, b: T | null) => JSON.stringify(a) === JSON.stringify(b);
    const chosen = choices.find((choice) => same(choice.value, value));
    return (
      <span className="filter" data-on={chosen === undefined ? undefined : true}>
        <Menu
          label={chosen === undefined ? name : say('catalog.filterIs', { filter: name, choice: chosen.name })}
          deeds={[
            { id: 'any', name: say('catalog.any'), isChosen: chosen === undefined, act: () => choose(null) },
            ...choices.map((choice) => ({
              id: choice.id,
              name: choice.name,
              isChosen: chosen === choice,
              act: () => choose(choice.value),
            })),
          ]}
        />
      </span>
    );
  };
  const yesNo = (): Choice<boolean>[] => [
    { id: 'yes', name: say('catalog.yes'), value: true },
    { id: 'no', name: say('catalog.no'), value: false },
  ];
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
      <Chip
        isOn={filter.buyableOn !== null}
        onChange={(isOn) => set({ buyableOn: isOn ? today() : null, ending: isOn ? false : null })}
      >
        {say('catalog.canBeBought')}
      </Chip>
      <Chip isOn={filter.knownIn !== null} onChange={(isOn) => set({ knownIn: isOn ? kinds : null })}>
        {say('catalog.knownForWork')}
      </Chip>
      {pill(
        say('catalog.weights'),
        filter.weights,
        (['open', 'closed', 'unknown'] as const).map((id) => ({ id, name: say(`catalog.${id}`), value: id })),
        (weights) => set({ weights }),
      )}
      {pill(
        say('catalog.size'),
        filter.sizeClasses,
        [
          ...sizeClasses.map((id) => ({
            id: id as string,
            name: say(`catalog.size-${id}`),
            value: [id] as NonNullable<ModelFilter['sizeClasses']>,
          })),
          {
            id: 'unknown',
            name: say('catalog.unknown'),
            value: ['unknown'] as NonNullable<ModelFilter['sizeClasses']>,
          },
        ],
        (wanted) => set({ sizeClasses: wanted }),
      )}
      {pill(
        say('catalog.origin'),
        filter.origins,
        [
          ...originGroups.map((id) => ({
            id: id as string,
            name: say(`catalog.origin-${id}`),
            value: [id] as NonNullable<ModelFilter['origins']>,
          })),
          { id: 'unknown', name: say('catalog.unknown'), value: ['unknown'] as NonNullable<ModelFilter['origins']> },
        ],
        (origins) => set({ origins }),
      )}
      {pill(say('catalog.reasoning'), filter.reasoning, yesNo(), (reasoning) => set({ reasoning }))}
      {pill(say('catalog.tools'), filter.toolCalling, yesNo(), (toolCalling) => set({ toolCalling }))}
      {pill(
        say('catalog.minContext'),
        filter.minContextTokens,
        contexts.map((value) => ({ id: String(value), name: tokens(value), value })),
        (minContextTokens) => set({ minContextTokens }),
      )}
      {pill(
        say('catalog.maxPrompt'),
        filter.maxPromptUsdPerM,
        prices.map((value) => ({ id: String(value), name: usd(value), value })),
        (maxPromptUsdPerM) => set({ maxPromptUsdPerM }),
      )}
      {pill<WorkKind>(
        say('catalog.evidenceIn'),
        filter.evidenceIn,
        workKinds.flatMap((id) => (withEvidence.has(id) ? [{ id, name: categoryName(say, id), value: id }] : [])),
        (evidenceIn) => set({ evidenceIn }),
      )}
      {pill(
        say('catalog.status'),
        filter.status,
        statuses.map((id) => ({ id, name: say(`catalog.status-${id}`), value: id })),
        (status) => set({ status }),
      )}
      {pill(
        say('catalog.owner'),
        filter.owner,
        (['seed', 'user'] as const).map((id) => ({ id, name: say(`catalog.owner-${id}`), value: id })),
        (owner) => set({ owner }),
      )}
      {isNarrowed ? (
        <Button tone="quiet" icon="close" onPress={() => onChange({ ...everyModel, text: filter.text })}>
          {say('catalog.clearFilters')}
        </Button>
      ) : null}
    </search>
  );
};
