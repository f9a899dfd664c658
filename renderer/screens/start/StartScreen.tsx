/** The first minute: what the product does, work to come back to, and ways to begin. */
import './start.css';
import { useEffect } from 'react';
import { FileTrigger } from 'react-aria-components';
import { presets } from '../../../shared/plan/presets.ts';
import { goTo } from '../../actions/goTo.ts';
import { importFiles, importSampleEvals, importSampleUsage } from '../../actions/importWork.ts';
import { newEmpty, newExample } from '../../actions/newPlan.ts';
import { openFile } from '../../actions/openFile.ts';
import { warmReference } from '../../actions/reference.ts';
import { Button } from '../../parts/Button.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState, usePlanState } from '../../state/useStore.ts';
import { Comeback } from './Comeback.tsx';
import { PresetCard } from './PresetCard.tsx';

const Lead = () => {
  const { say, number } = useI18n();
  const { models, evidence } = useCatalogState(({ catalog }) => ({
    models: catalog?.models.length ?? null,
    evidence: catalog?.evidence.length ?? null,
  }));
  const title = usePlanState((state) => state.document?.plan.title ?? null);
  return (
    <div className="start-lead">
      <h1>{say('start.title')}</h1>
      <p className="start-about">{say('start.about')}</p>
      <p className="soft">
        {models === null || evidence === null
          ? say('app.loading')
          : say('start.aboutSources', { models: number(models), evidence: number(evidence) })}
      </p>
      <div className="start-deeds">
        {title === null ? null : (
          <Button tone="primary" onPress={() => goTo('plan')}>
            {say('start.back', { title })}
          </Button>
        )}
        <Button tone={title === null ? 'primary' : 'plain'} onPress={() => void newExample()}>
          {say('start.example')}
        </Button>
        <Button icon="folder" onPress={() => void openFile()}>
          {say('start.openFile')}
        </Button>
        <FileTrigger allowsMultiple onSelect={(files) => files !== null && void importFiles([...files])}>
          <Button icon="file">{say('imports.fromBill')}</Button>
        </FileTrigger>
        <Button tone="quiet" onPress={importSampleUsage}>
          {say('imports.trySample')}
        </Button>
        {title === null ? null : (
          <Button tone="quiet" onPress={importSampleEvals}>
            {say('imports.tryEvals')}
          </Button>
        )}
        <Button tone="quiet" icon="plus" onPress={() => void newEmpty()}>
          {say('start.empty')}
        </Button>
        <span className="faint small">{say('imports.fromBillAbout')}</span>
      </div>
    </div>
  );
};

export const StartScreen = () => {
  const { say } = useI18n();
  const catalog = useCatalogState((state) => state.catalog);
  // Worked out while the planner reads, so that the first plan opens at once.
  useEffect(() => {
    if (catalog !== null) void warmReference(catalog);
  }, [catalog]);
  return (
    <>
      <Lead />
      <Comeback />
      <section aria-labelledby="presets-title">
        <h2 id="presets-title">{say('start.presets')}</h2>
        <p className="soft">{say('start.presetsAbout')}</p>
        <ul className="preset-cards">
          {presets.map((preset) => (
            <PresetCard key={preset.id} preset={preset} />
          ))}
        </ul>
      </section>
    </>
  );
};
