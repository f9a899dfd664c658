/** Regions down, languages across: what a success costs in each, what is allowed there and what that costs. */
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import type { PlacesFound, RegionFound } from '../../../shared/engine/horizon/regions.ts';
import { rulesOf, typedTasks } from '../../../shared/engine/horizon/wantedPlaces.ts';
import { hostOf, type PlacesWanted } from '../../../shared/plan/placesWanted.ts';
import { languageName, regionName } from '../../../shared/report/placesTables.ts';
import { titled } from '../../../shared/words/format.ts';
import { setPlaces } from '../../actions/assume.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { NumberField } from '../../parts/EstimateField.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { StackBadge } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Names } from '../decide/useNaming.ts';

const TypedTasks = ({
  region,
  wanted,
  tasksPerMonth,
}: {
  region: RegionFound;
  wanted: PlacesWanted;
  tasksPerMonth: number;
}) => {
  const { say, language } = useI18n();
  const typed = typedTasks(wanted, tasksPerMonth);
  return (
    <NumberField
      label={titled(say('places.tasks'), regionName(say, region.id), language)}
      labelHidden
      unit="count"
      value={typed[region.id] ?? 0}
      onChange={(tasks) => setPlaces({ typed: { ...typed, [region.id]: tasks } }) as undefined}
    />
  );
};

const RuleChoice = ({
  region,
  wanted,
  hosts,
}: {
  region: RegionFound;
  wanted: PlacesWanted;
  hosts: readonly string[];
}) => {
  const { say, language } = useI18n();
  return (
    <div className="places-rule">
      <SelectField
        label={titled(say('places.allowed'), regionName(say, region.id), language)}
        labelHidden
        value={wanted.rules[region.id] ?? 'none'}
        choices={[
          ...rulesOf(region.id).map((id) => ({ id, name: say(`places.rule-${id}`) })),
          ...hosts.map((host) => ({ id: `host ${host}` as const, name: say('places.rule-host', { host }) })),
        ]}
        onChange={(rule) => setPlaces({ rules: { ...wanted.rules, [region.id]: rule } })}
      />
    </div>
  );
};

export const RegionTable = ({ found, wanted, names }: { found: PlacesFound; wanted: PlacesWanted; names: Names }) => {
  const { say, money, number, percent, language } = useI18n();
  const { plan, snapshot } = names.naming.job;
  const { tasksPerMonth } = plan;
  const paid = snapshot.models.flatMap((model) => chooseOffer(model, plan.prices)?.offer.host ?? []);
  const asked = Object.values(wanted.rules).flatMap((rule) => hostOf(rule) ?? []);
  const hosts = [...new Set([...paid, ...asked])].sort();
  const cost = (usd: number | null | undefined) => (usd == null ? '–' : money(usd));
  const named = (region: RegionFound) => regionName(say, region.id);
  const known = found.languages.some((language) => language.known && language.id !== 'en')
    ? found.languages.filter((language) => language.known)
    : [];
  const columns: Column<RegionFound>[] = [
    {
      id: 'region',
      head: say('places.region'),
      cell: (region) => <span className="places-name">{named(region)}</span>,
    },
    {
      id: 'tasks',
      head: say('places.tasks'),
      numeric: true,
      cell: (region) =>
        wanted.from === 'typed' ? (
          <TypedTasks region={region} wanted={wanted} tasksPerMonth={tasksPerMonth} />
        ) : (
          <>
            {number(region.tasksPerMonth)}
            <small>{percent(region.share)}</small>
          </>
        ),
    },
    {
      id: 'rule',
      head: say('places.allowed'),
      cell: (region) => <RuleChoice region={region} wanted={wanted} hosts={hosts} />,
    },
    {
      id: 'uplift',
      head: say('places.uplift'),
      numeric: true,
      cell: (region) => (
        <div className="places-number">
          <NumberField
            label={titled(say('places.uplift'), named(region), language)}
            labelHidden
            unit="count"
            allowed={{ min: 0.01, max: 100 }}
            value={wanted.uplifts[region.id] ?? 1}
            onChange={(times) => setPlaces({ uplifts: { ...wanted.uplifts, [region.id]: times } }) as undefined}
          />
        </div>
      ),
    },
    {
      id: 'servedBy',
      head: say('places.servedBy'),
      cell: ({ servedBy }) =>
        servedBy === null ? (
          <span className="bad">{say('places.nobody')}</span>
        ) : (
          <span title={names.stack(servedBy)}>
            <StackBadge stack={names.place(servedBy)} />
            <span className="visually-hidden">{names.stack(servedBy)}</span>
          </span>
        ),
    },
    { id: 'here', head: say('places.here'), numeric: true, cell: ({ total }) => <b>{cost(total?.usdPerSuccess)}</b> },
    {
      id: 'rules',
      head: say('places.rules'),
      numeric: true,
      cell: ({ ruleUsd }) => (ruleUsd !== null && Math.abs(ruleUsd) < 0.005 ? say('places.free') : cost(ruleUsd)),
    },
    // Languages of which nothing is known would only repeat the figure of English.
    ...known.map(({ id, share }) => ({
      id: `in ${id}`,
      head: (
        <>
          {languageName(say, id)} <small>{percent(share)}</small>
        </>
      ),
      numeric: true,
      cell: (region: RegionFound) =>
        cost(region.cells.find(({ languageId }) => languageId === id)?.figures?.usdPerSuccess),
    })),
  ];
  return <DataTable caption={say('places.title')} columns={columns} rows={found.regions} rowId={({ id }) => id} />;
};
