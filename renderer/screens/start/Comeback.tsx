/** Work to come back to: drafts of a session that stopped before saving, and plans opened lately. */
import { useEffect, useState } from 'react';
import type { Draft, RecentPlan } from '../../../shared/contract/contract.ts';
import { dropDraft } from '../../actions/keepDrafts.ts';
import { listDrafts, openDraft, openRecent } from '../../actions/openFile.ts';
import { clearRecent, listRecent } from '../../actions/recent.ts';
import { Button, IconButton } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState } from '../../state/useStore.ts';
import { Aged } from './Aged.tsx';

const DraftItem = ({ draft, onDropped }: { draft: Draft; onDropped: (id: string) => void }) => {
  const { say, moment, date } = useI18n();
  return (
    <li className="comeback-item">
      <button
        type="button"
        className="comeback-open"
        aria-label={say('start.draftOpen', { title: draft.title })}
        onClick={() => void openDraft(draft)}
      >
        <Icon name="file" />
        <span>{draft.title}</span>
        <span className="faint small">
          {moment(draft.savedAt)}
          {draft.leavesOn === null
            ? null
            : ` · ${say('start.draftLeaves', { date: date(draft.leavesOn.slice(0, 10)) })}`}
        </span>
      </button>
      <IconButton
        icon="trash"
        label={say('start.draftDrop', { title: draft.title })}
        onPress={() => void dropDraft(draft.id).then(() => onDropped(draft.id))}
      />
    </li>
  );
};

/** Drafts of one name, the newest first: the others are shown when asked for. */
const DraftsOfName = ({ drafts, onDropped }: { drafts: readonly Draft[]; onDropped: (id: string) => void }) => {
  const { say } = useI18n();
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? drafts : drafts.slice(0, 1);
  return (
    <>
      {shown.map((draft) => (
        <DraftItem key={draft.id} draft={draft} onDropped={onDropped} />
      ))}
      {shown.length === drafts.length ? null : (
        <li className="comeback-item">
          <Button tone="quiet" onPress={() => setOpen(true)}>
            {say('start.draftsOlder', { count: drafts.length - shown.length, title: drafts[0]?.title ?? '' })}
          </Button>
        </li>
      )}
    </>
  );
};

const Drafts = ({ drafts, onDropped }: { drafts: Draft[]; onDropped: (id: string) => void }) => {
  const { say } = useI18n();
  const titles = [...new Set(drafts.map(({ title }) => title))];
  return (
    <section className="comeback" aria-labelledby="drafts-title">
      <h2 id="drafts-title">{say('start.drafts')}</h2>
      <p className="soft">{say('start.draftsAbout')}</p>
      <ul>
        {titles.map((title) => (
          <DraftsOfName key={title} drafts={drafts.filter((draft) => draft.title === title)} onDropped={onDropped} />
        ))}
      </ul>
    </section>
  );
};

const Recent = ({ recent, onCleared }: { recent: RecentPlan[]; onCleared: (left: RecentPlan[]) => void }) => {
  const { say, moment, language } = useI18n();
  return (
    <section className="comeback" aria-labelledby="recent-title">
      <div className="comeback-head">
        <h2 id="recent-title">
          {say('start.recent')} <span className="faint small">{say('start.recentAbout')}</span>
        </h2>
        <Button tone="quiet" onPress={() => void clearRecent().then(onCleared)}>
          {say('start.recentClear')}
        </Button>
      </div>
      <ul>
        {recent.map((plan) => (
          <li key={plan.token} className="comeback-item">
            <button type="button" className="comeback-open" onClick={() => void openRecent(plan.token)}>
              <Icon name="file" />
              <span className="comeback-name">
                <b>{plan.title}</b>
                {plan.said === null ? null : <span>{plan.said[language]}</span>}
              </span>
              <span className="faint small">
                {plan.name} · {moment(plan.openedAt)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

export const Comeback = () => {
  const [drafts, setDrafts] = useState<Draft[]>([]);
  const [recent, setRecent] = useState<RecentPlan[]>([]);
  const draftId = usePlanState((state) => state.draftId);
  useEffect(() => {
    let gone = false;
    void listDrafts().then((listed) => !gone && setDrafts(listed));
    void listRecent().then((listed) => !gone && setRecent(listed));
    return () => {
      gone = true;
    };
  }, []);
  // The draft of the plan on the desk is not lost work.
  const lost = drafts.filter((draft) => draft.id !== draftId);
  if (lost.length + recent.length === 0) return null;
  return (
    <div className="comebacks">
      <Aged recent={recent} />
      {lost.length === 0 ? null : (
        <Drafts drafts={lost} onDropped={(id) => setDrafts(drafts.filter((draft) => draft.id !== id))} />
      )}
      {recent.length === 0 ? null : <Recent recent={recent} onCleared={setRecent} />}
    </div>
  );
};
