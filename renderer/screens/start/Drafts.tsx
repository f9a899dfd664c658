/** What a session left unsaved when it stopped: recovered or discarded one by one, those of one name together. */
import { useState } from 'react';
import type { Draft } from '../../../shared/contract/contract.ts';
import { dropDraft } from '../../actions/keepDrafts.ts';
import { openDraft } from '../../actions/openFile.ts';
import { Button, IconButton } from '../../parts/Button.tsx';
import { useI18n } from '../../parts/useI18n.ts';

type Dropped = (id: string) => void;

const DraftItem = ({ draft, onDropped }: { draft: Draft; onDropped: Dropped }) => {
  const { say, moment, date } = useI18n();
  return (
    <li className="draft">
      <button
        type="button"
        className="draft-open"
        aria-label={say('start.draftOpen', { title: draft.title })}
        onClick={() => void openDraft(draft)}
      >
        <b>{draft.title}</b>
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
const DraftsOfName = ({ drafts, onDropped }: { drafts: readonly Draft[]; onDropped: Dropped }) => {
  const { say } = useI18n();
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? drafts : drafts.slice(0, 1);
  return (
    <>
      {shown.map((draft) => (
        <DraftItem key={draft.id} draft={draft} onDropped={onDropped} />
      ))}
      {shown.length === drafts.length ? null : (
        <li className="draft">
          <Button tone="quiet" onPress={() => setOpen(true)}>
            {say('start.draftsOlder', { count: drafts.length - shown.length, title: drafts[0]?.title ?? '' })}
          </Button>
        </li>
      )}
    </>
  );
};

export const Drafts = ({ drafts, onDropped }: { drafts: readonly Draft[]; onDropped: Dropped }) => {
  const { say } = useI18n();
  const titles = [...new Set(drafts.map(({ title }) => title))];
  return (
    <div className="drafts">
      <p className="soft small">{say('start.draftsAbout')}</p>
      <ul>
        {titles.map((title) => (
          <DraftsOfName key={title} drafts={drafts.filter((draft) => draft.title === title)} onDropped={onDropped} />
        ))}
      </ul>
    </div>
  );
};
