/** Market: the study's map and its figures, and where the models in use stand on its axis of cost. */
import { listSign } from '../../../shared/words/format.ts';
import './market.css';
import '../../actions/laterWords.ts';
import { useMemo } from 'react';
import type { CategoryId } from '../../../shared/catalog/category.ts';
import { pricedDots } from '../../../shared/engine/marketMap.ts';
import type { ModelId } from '../../../shared/foundation/ids.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { categoryName } from '../../../shared/report/categoryName.ts';
import { type StudyTable, sourceOf, studyTables } from '../../../shared/report/studyTables.ts';
import {
  categoryQuadrants,
  categoryTaxonomy,
  medianEffectiveUsdPerM,
  modelArchetypes,
} from '../../../shared/study/shown.ts';
import { Card } from '../../parts/Card.tsx';
import { DataTable } from '../../parts/DataTable.tsx';
import { Figure } from '../../parts/Figure.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState, usePlanState } from '../../state/useStore.ts';
import { SaveChart } from '../result/SaveChart.tsx';
import { MapDrawing, type OwnDot, type Quadrant } from './MapDrawing.tsx';
import { PriceHistory } from './PriceHistory.tsx';
import { SharesFigure } from './SharesFigure.tsx';

/** Models of the open plan's stacks at their prices there; none without a plan. */
const useOwnDots = (): OwnDot[] => {
  const document = usePlanState((state) => state.document);
  return useMemo(() => {
    if (document === null) return [];
    const { plan, snapshot } = document;
    const placeOf = (id: ModelId): number =>
      plan.stacks.findIndex(({ policies }) =>
        Object.values(policies).some((policy) => modelsOfPolicy(policy).includes(id)),
      );
    return pricedDots(snapshot.models).flatMap((dot): OwnDot[] => {
      const place = placeOf(dot.id);
      return place < 0 ? [] : [{ ...dot, place }];
    });
  }, [document]);
};

/** Where the study's map puts a quadrant. */
const corners = [
  { id: 'mass-market', isHigh: true, isDear: false },
  { id: 'premium-workload', isHigh: true, isDear: true },
  { id: 'niche-utility', isHigh: false, isDear: false },
  { id: 'specialised-expert', isHigh: false, isDear: true },
] as const;

const useQuadrants = (): Quadrant[] => {
  const { say, language } = useI18n();
  const placed = Object.entries(categoryQuadrants.value) as [CategoryId, string | null][];
  return corners.map((corner) => ({
    ...corner,
    name: say(`market.corner-${corner.id}`),
    work: placed
      .flatMap(([id, quadrant]) => (quadrant === corner.id ? [categoryName(say, id)] : []))
      .join(listSign(language)),
  }));
};

const MarketMap = () => {
  const { say, usd, number } = useI18n();
  const quadrants = useQuadrants();
  const catalog = useCatalogState((state) => state.catalog);
  const all = useMemo(() => pricedDots(catalog?.models ?? []), [catalog]);
  const own = useOwnDots();
  const named = modelArchetypes.value.map((dot) => ({
    ...dot,
    name: catalog?.models.find(({ id }) => id === dot.model)?.name ?? dot.model.split('/').at(-1) ?? dot.model,
  }));
  return (
    <Figure
      title={say('market.map')}
      actions={<SaveChart title={say('market.map')} />}
      telling={say('market.mapTelling', {
        median: usd(medianEffectiveUsdPerM.value),
        own: own.length,
        all: all.length,
      })}
      table={
        <DataTable
          caption={say('market.map')}
          columns={[
            { id: 'model', head: say('market.model'), cell: ({ model }) => model },
            { id: 'kind', head: say('market.archetype'), cell: ({ kind }) => kind },
            { id: 'price', head: say('market.price'), numeric: true, cell: ({ usdPerM }) => usd(usdPerM) },
            {
              id: 'use',
              head: say('market.use'),
              numeric: true,
              cell: ({ use }) => (use === null ? say('market.notSaid') : number(use, 2)),
            },
          ]}
          rows={[
            ...named.map(({ name, archetype, usdPerM, log10Usage }) => ({
              model: name,
              kind: say(`market.archetype-${archetype}`),
              usdPerM,
              use: log10Usage as number | null,
            })),
            ...own.map(({ name, usdPerM }) => ({ model: name, kind: say('market.yours'), usdPerM, use: null })),
          ]}
          rowId={({ model, kind }) => `${kind} ${model}`}
        />
      }
    >
      <MapDrawing named={named} all={all} own={own} quadrants={quadrants} median={medianEffectiveUsdPerM.value} />
    </Figure>
  );
};

const KindsOfWork = () => {
  const { say, language } = useI18n();
  const rows = Object.entries(categoryQuadrants.value) as [CategoryId, (typeof categoryQuadrants.value)[CategoryId]][];
  return (
    <Card
      title={say('market.work')}
      note={say('market.workNote', {
        quadrants: sourceOf(categoryQuadrants, language),
        taxonomy: sourceOf(categoryTaxonomy, language),
      })}
    >
      <DataTable
        caption={say('market.work')}
        columns={[
          { id: 'category', head: say('market.category'), cell: ([id]) => categoryName(say, id) },
          {
            id: 'quadrant',
            head: say('market.quadrant'),
            cell: ([, quadrant]) => say(`market.quadrant-${quadrant ?? 'none'}`),
          },
          {
            id: 'taxonomy',
            head: say('market.taxonomy'),
            cell: ([id]) => {
              const printed = categoryTaxonomy.value.find((each) => each === id);
              return say(printed === undefined ? 'market.notSaid' : `market.taxonomy-${printed}`);
            },
          },
        ]}
        rows={rows}
        rowId={([id]) => id}
      />
    </Card>
  );
};

const StudyCard = ({ table }: { table: StudyTable }) => {
  const { say } = useI18n();
  return (
    <Card title={table.title}>
      <DataTable
        caption={table.title}
        columns={[
          { id: 'fact', head: say('market.fact'), cell: ({ label }) => label },
          { id: 'value', head: say('market.value'), numeric: true, cell: ({ value }) => value },
        ]}
        rows={table.rows}
        rowId={({ label, value }) => `${label} ${value}`}
      />
      {table.sources.map((source) => (
        <p key={source} className="soft small">
          {source}
        </p>
      ))}
    </Card>
  );
};

export const MarketScreen = () => {
  const { say, language } = useI18n();
  return (
    <>
      <div className="screen-head">
        <h1>{say('market.title')}</h1>
        <p>{say('market.intro')}</p>
      </div>
      <div className="market">
        <MarketMap />
        <p className="soft small">{sourceOf(modelArchetypes, language)}</p>
        <SharesFigure />
        <KindsOfWork />
        <PriceHistory />
        <div className="market-facts">
          {studyTables(say, language).map((table) => (
            <StudyCard key={table.id} table={table} />
          ))}
        </div>
      </div>
    </>
  );
};
