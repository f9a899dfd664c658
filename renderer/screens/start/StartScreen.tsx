/** The first minute: ways to begin, work to come back to, and the traffic of published studies. */
import './start.css';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { authorPresets, studyPresets } from '../../../shared/plan/presets.ts';
import { goTo } from '../../actions/goTo.ts';
import { warmReference } from '../../actions/reference.ts';
import { Button } from '../../parts/Button.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState, usePlanState } from '../../state/useStore.ts';
import { Aged } from './Aged.tsx';
import { Beginning, useBeginning } from './Beginning.tsx';
import { Doors } from './Doors.tsx';
import { PresetCard } from './PresetCard.tsx';
import { useComeback } from './useComeback.ts';

/** A first visit has no plans to come back to. */
const RecentPlans = lazy(async () => ({ default: (await import('./RecentPlans.tsx')).RecentPlans }));

const Lead = () => {
  const { say } = useI18n();
  const title = usePlanState((state) => state.document?.plan.title ?? null);
  return (
    <div className="start-lead">
      <div>
        <h1>{say('start.title')}</h1>
        <p>{say('start.about')}</p>
      </div>
      {title === null ? null : (
        <Button tone="primary" onPress={() => goTo('plan')}>
          {say('start.back', { title })}
        </Button>
      )}
    </div>
  );
};

export const StartScreen = () => {
  const { say, number } = useI18n();
  const catalog = useCatalogState((state) => state.catalog);
  const { begin, share } = useBeginning();
  const comeback = useComeback();
  const studies = useRef<HTMLHeadingElement>(null);
  // Worked out while the planner reads, so that the first plan opens at once.
  useEffect(() => {
    if (catalog !== null) void warmReference(catalog);
  }, [catalog]);
  return (
    <>
      <Aged recent={comeback.recent} />
      <Lead />
      {share === undefined ? null : <Beginning share={share} />}
      <Doors
        begin={begin}
        comeback={comeback}
        toStudies={() => {
          studies.current?.focus({ preventScroll: true });
          studies.current?.scrollIntoView({ block: 'start' });
        }}
      />
      {comeback.recent.length === 0 ? null : (
        <Suspense fallback={null}>
          <RecentPlans recent={comeback.recent} />
        </Suspense>
      )}
      <section aria-labelledby="presets-title">
        <h2 id="presets-title" className="start-studies" ref={studies} tabIndex={-1}>
          {say('start.presets')}
        </h2>
        <p className="soft">{say('start.presetsAbout')}</p>
        <ul className="preset-cards">
          {[...studyPresets, ...authorPresets].map((preset) => (
            <PresetCard key={preset.id} preset={preset} begin={begin} />
          ))}
        </ul>
      </section>
      <p className="start-sources">
        {catalog === null
          ? say('app.loading')
          : say('start.aboutSources', {
              models: number(catalog.models.length),
              evidence: number(catalog.evidence.length),
            })}
      </p>
    </>
  );
};
