/** Three ways to begin: from files of one's own, from a kind of work, from a plan that is there. */
import { type ReactNode, useId, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { workPresets } from '../../../shared/plan/presets.ts';
import { giveFiles } from '../../actions/giveFiles.ts';
import { importSampleEvals, importSampleUsage } from '../../actions/importWork.ts';
import { newEmpty, newExample, newFromPresets } from '../../actions/newPlan.ts';
import { openFile } from '../../actions/openFile.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon, type IconName } from '../../parts/Icon.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Begin } from './Beginning.tsx';
import { Recover } from './Recover.tsx';
import type { Comeback } from './useComeback.ts';
import { WorkTile } from './WorkTile.tsx';

const Door = ({ title, about, children }: { title: string; about: string; children: ReactNode }) => {
  const id = useId();
  return (
    <section className="door" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="door-about">{about}</p>
      {children}
    </section>
  );
};

/** Where a file may be dropped, though the whole page takes it. */
const Drop = ({ icon, children }: { icon: IconName; children: ReactNode }) => (
  <div className="door-drop">
    <span className="door-drop-sign">
      <Icon name={icon} />
    </span>
    {children}
  </div>
);

/** Some of the exports that are read; makers spell their own names. */
const exportsRead = [
  'OpenAI',
  'Anthropic',
  'OpenRouter',
  'Vertex AI',
  'LiteLLM',
  'Langfuse',
  'FOCUS',
  'OpenTelemetry',
] as const;

const FromFiles = () => {
  const { say } = useI18n();
  return (
    <Door title={say('start.fromBill')} about={say('start.fromBillAbout')}>
      <Drop icon="upload">
        <b>{say('start.dropHere')}</b>
        <span>{say('start.dropKinds')}</span>
        <FileTrigger allowsMultiple onSelect={(files) => files !== null && void giveFiles([...files])}>
          <Button>{say('start.chooseFile')}</Button>
        </FileTrigger>
      </Drop>
      <p className="door-reads">
        <span>{say('start.reads')}</span>
        {exportsRead.map((name) => (
          <span key={name} className="door-chip">
            {name}
          </span>
        ))}
        <span className="door-chip">{say('start.readsAny')}</span>
      </p>
      <p className="door-samples">
        <Button tone="quiet" onPress={() => void importSampleUsage()}>
          {say('imports.trySample')}
        </Button>
        <Button tone="quiet" onPress={() => void importSampleEvals()}>
          {say('imports.tryEvals')}
        </Button>
      </p>
    </Door>
  );
};

/** A press on one begins at once; those that are ticked become rows of one plan. */
const FromWork = ({ begin, toStudies }: { begin: Begin; toStudies: () => void }) => {
  const { say } = useI18n();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (id: string, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, id] : chosen.filter((other) => other !== id));
  const start = (ids: readonly string[]) => begin((onProgress) => newFromPresets(ids, onProgress));
  return (
    <Door title={say('start.fromWork')} about={say('start.fromWorkAbout')}>
      <ul className="tiles">
        {workPresets.map((preset) => (
          <WorkTile
            key={preset.id}
            preset={preset}
            isChosen={chosen.includes(preset.id)}
            onChoose={(isChosen) => choose(preset.id, isChosen)}
            onPress={() => (chosen.length === 0 ? start([preset.id]) : choose(preset.id, !chosen.includes(preset.id)))}
          />
        ))}
      </ul>
      <p className="door-foot">
        {chosen.length === 0 ? (
          <span>{say('start.pickSeveral')}</span>
        ) : (
          <Button tone="primary" onPress={() => start(chosen)}>
            {say('start.planOfChosen', { count: chosen.length })}
          </Button>
        )}
        <Button tone="quiet" onPress={toStudies}>
          {say('start.toStudies')}
        </Button>
      </p>
    </Door>
  );
};

const OpenPlan = ({ begin, comeback }: { begin: Begin; comeback: Comeback }) => {
  const { say } = useI18n();
  return (
    <Door title={say('start.openPlan')} about={say('start.openPlanAbout')}>
      <Drop icon="folder">
        <span>{say('start.dropAnywhere')}</span>
        <Button onPress={() => void openFile()}>{say('start.openFile')}</Button>
      </Drop>
      <div className="door-actions">
        <Button icon="file" onPress={() => begin(newExample)}>
          {say('start.example')}
        </Button>
        <Recover {...comeback} />
        <Button icon="plus" onPress={() => begin(newEmpty)}>
          {say('start.empty')}
        </Button>
      </div>
    </Door>
  );
};

export const Doors = ({ begin, comeback, toStudies }: { begin: Begin; comeback: Comeback; toStudies: () => void }) => (
  <div className="doors">
    <FromFiles />
    <FromWork begin={begin} toStudies={toStudies} />
    <OpenPlan begin={begin} comeback={comeback} />
  </div>
);
