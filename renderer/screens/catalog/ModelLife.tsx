/** How long a model lasts: its maker's day and what is doubtful about it, its successor, and the days of other sellers. */
import type { Model } from '../../../shared/catalog/model.ts';
import { sentenceGap } from '../../../shared/words/format.ts';
import { lifeNoteIn } from '../../../shared/words/lifeSentences.ts';
import { Note } from '../../parts/Note.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState } from '../../state/useStore.ts';

export const ModelLife = ({ model }: { model: Model }) => {
  const { say, date, language } = useI18n();
  const catalog = useCatalogState((state) => state.catalog);
  const { shutdownDate, shutdownNote, earliestShutdown, successor, lifecycleByHost } = model;
  const lines: string[] = [];
  if (shutdownDate !== null)
    lines.push(say(shutdownDate > today() ? 'catalog.lifeEnds' : 'catalog.lifeEnded', { date: date(shutdownDate) }));
  else if (earliestShutdown !== null) lines.push(say('catalog.lifeEarliest', { date: date(earliestShutdown) }));
  if (shutdownNote !== null) lines.push(say('report.endingDoubt', { note: lifeNoteIn(shutdownNote, language) }));
  for (const life of lifecycleByHost ?? []) {
    const { host, note } = life;
    if (life.shutdownDate !== null)
      lines.push(
        say(life.shutdownDate > today() ? 'catalog.lifeEndsAt' : 'catalog.lifeEndedAt', {
          host,
          date: date(life.shutdownDate),
        }),
      );
    if (note !== null) lines.push(say('catalog.lifeNoteAt', { host, note: lifeNoteIn(note, language) }));
  }
  if (successor !== null) {
    const name = catalog?.models.find(({ id }) => id === successor)?.name ?? successor;
    lines.push(say('report.endingSuccessor', { successor: name }));
  }
  return lines.length === 0 ? null : (
    <Note tone={shutdownDate === null ? 'info' : 'warn'}>{lines.join(sentenceGap(language))}</Note>
  );
};
