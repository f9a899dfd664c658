/** Everything the catalog knows of one model, beside the table. */
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import type { Model } from '../../../shared/catalog/model.ts';
import { settingsOf } from '../../../shared/catalog/settings.ts';
import { architectureOf } from '../../../shared/engine/serving/architecture.ts';
import './modelPanel.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { removeModel } from '../../actions/catalogRows.ts';
import { Button, IconButton } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { NumberWithSource } from '../../parts/NumberWithSource.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';
import { EvidenceFacts } from './EvidenceFacts.tsx';
import { EvidenceForm } from './EvidenceForm.tsx';
import { type CatalogRow, facts } from './facts.ts';
import { ModelForm } from './ModelForm.tsx';
import { ModelLife } from './ModelLife.tsx';
import { ModelSpeed } from './ModelSpeed.tsx';
import { Offers } from './Offers.tsx';
import { PriceFacts } from './PriceFacts.tsx';
import { PriceForm } from './PriceForm.tsx';
import { SettingFacts } from './SettingFacts.tsx';
import { UsedIn } from './UsedIn.tsx';
import { UseInStack } from './UseInStack.tsx';

/** Told in blocks of their own. */
const toldElsewhere = new Set([
  'success',
  'perSuccess',
  'offers',
  'prompt',
  'completion',
  'cacheRead',
  'cacheWrite',
  'batch',
  'asOf',
  'id',
  'evidence',
  'settings',
  'owner',
]);
const panelFacts = facts.filter(({ id }) => !toldElsewhere.has(id) && !id.startsWith('measured-'));

const Facts = ({ row }: { row: CatalogRow }) => {
  const speech = useI18n();
  const { say, date, language } = speech;
  return (
    <dl className="panel-facts">
      {panelFacts.map((fact) => {
        const shown = fact.show(row, speech);
        const origin = fact.origin(row, language);
        const label = say(fact.word);
        return (
          <div key={fact.id}>
            <dt>{label}</dt>
            <dd>
              {shown === null ? (
                <span className="faint">{say('catalog.unknown')}</span>
              ) : (
                <NumberWithSource
                  text={shown}
                  label={label}
                  lines={[
                    { term: say('catalog.formSource'), source: origin?.source ?? say('catalog.noSource') },
                    { term: say('catalog.asOf'), text: origin?.date == null ? null : date(origin.date) },
                    { term: say('catalog.formNote'), text: fact.id === 'params' ? row.model.paramsNote : null },
                  ]}
                />
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
};

type Open = 'price' | 'evidence' | 'use' | 'copy' | 'remove';

/** What can be done with the model. */
const Actions = ({ model, mayUse, onOpen }: { model: Model; mayUse: boolean; onOpen: (open: Open) => void }) => {
  const { say } = useI18n();
  return (
    <div className="panel-actions">
      {mayUse ? (
        <Button tone="primary" onPress={() => onOpen('use')}>
          {say('catalog.useInStack')}
        </Button>
      ) : null}
      <Button onPress={() => onOpen('price')}>
        {say(chooseOffer(model) === null ? 'catalog.addPrice' : 'catalog.editPrice')}
      </Button>
      <Button onPress={() => onOpen('evidence')}>{say('catalog.addEvidence')}</Button>
      <Button onPress={() => onOpen('copy')}>{say('catalog.duplicate')}</Button>
      {model.openWeights === true && architectureOf(model.id) !== null ? (
        <Button onPress={() => setView({ isHardwareOpen: true })}>{say('catalog.ownHardware')}</Button>
      ) : null}
      {model.owner === 'user' ? (
        <Button tone="danger" onPress={() => onOpen('remove')}>
          {say('catalog.removeModel')}
        </Button>
      ) : null}
    </div>
  );
};

/** Whose row it is, and that it can no longer be had. */
const Marks = ({ model }: { model: Model }) => {
  const { say } = useI18n();
  const marks = [
    ...(model.owner === 'user' ? [say('catalog.own')] : []),
    ...(model.status === 'retired' ? [say('catalog.retiredNote')] : []),
  ];
  return marks.length === 0 ? null : <p className="panel-marks small">{marks.join(' · ')}</p>;
};

const RemoveModel = ({ model, onClose }: { model: Model; onClose: () => void }) => {
  const { say } = useI18n();
  return (
    <Dialog
      role="alertdialog"
      title={say('catalog.removeModelTitle', { model: model.name })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('app.cancel')}</Button>
          <Button
            tone="danger"
            onPress={() => {
              onClose();
              void removeModel(model.id);
            }}
          >
            {say('catalog.removeModel')}
          </Button>
        </>
      }
    >
      {say('catalog.removeModelAsk', { model: model.name })}
    </Dialog>
  );
};

export const ModelPanel = ({ row, onClose }: { row: CatalogRow; onClose: () => void }) => {
  const { say } = useI18n();
  const { model } = row;
  const document = usePlanState((state) => state.document);
  const firstStack = document?.plan.stacks[0];
  const [open, setOpen] = useState<Open | null>(null);
  const known = useMemo(() => settingsOf(model, row.evidence), [model, row.evidence]);
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another model is the occasion
  useEffect(() => {
    head.current?.closest('.model-panel')?.scrollTo({ top: 0 });
  }, [model.id]);
  const close = () => setOpen(null);
  return (
    <aside
      className="model-panel"
      aria-label={say('catalog.panel', { model: model.name })}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open === null) {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <div className="panel-head">
        <div>
          <h2 ref={head}>{model.name}</h2>
          <p className="faint small">{say('catalog.by', { author: model.authorName, id: model.id })}</p>
        </div>
        <IconButton icon="close" label={say('catalog.closePanel')} onPress={onClose} />
      </div>
      <Marks model={model} />
      <ModelLife model={model} />
      <Actions model={model} mayUse={firstStack !== undefined} onOpen={setOpen} />
      <section>
        <h3>
          {say('catalog.price')} <span className="faint">{say('catalog.pricePerM')}</span>
        </h3>
        <Offers model={model} />
        <PriceFacts model={model} />
      </section>
      <ModelSpeed model={model} />
      <section>
        <h3>{say('catalog.evidence')}</h3>
        <EvidenceFacts key={model.id} evidence={row.evidence} />
      </section>
      {known.length === 0 ? null : <SettingFacts settings={known} />}
      {document === null ? null : (
        <section>
          <h3>{say('catalog.usedIn')}</h3>
          <UsedIn document={document} model={model} />
        </section>
      )}
      <section>
        <h3>{say('catalog.facts')}</h3>
        <Facts row={row} />
      </section>
      {open === 'price' ? <PriceForm model={model} onClose={close} /> : null}
      {open === 'copy' ? (
        <ModelForm
          copyOf={model}
          onClose={close}
          onSaved={(id) => {
            close();
            setView({ model: id });
          }}
        />
      ) : null}
      {open === 'evidence' ? <EvidenceForm model={model} onClose={close} /> : null}
      {open === 'use' && document !== null && firstStack !== undefined ? (
        <UseInStack
          plan={document.plan}
          snapshot={document.snapshot}
          first={firstStack.id}
          model={model}
          settings={known.map(({ setting }) => setting)}
          onClose={close}
        />
      ) : null}
      {open === 'remove' ? <RemoveModel model={model} onClose={close} /> : null}
    </aside>
  );
};
