/** The way between screens. */
import { goTo } from '../../actions/goTo.ts';
import { Icon } from '../../parts/Icon.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useViewState } from '../../state/useStore.ts';
import { type ScreenEntry, screens } from '../registry.ts';

const groups = [null, 'groupPlan', 'groupKnowledge', 'groupHandOver'] as const;

const Item = ({ entry, isHere }: { entry: ScreenEntry; isHere: boolean }) => {
  const { say } = useI18n();
  return (
    <li>
      <button
        type="button"
        className="nav-item"
        aria-current={isHere ? 'page' : undefined}
        title={say(`app.${entry.id}`)}
        onClick={() => goTo(entry.id)}
      >
        <Icon name={entry.icon} />
        <span>{say(`app.${entry.id}`)}</span>
      </button>
    </li>
  );
};

export const Navigation = () => {
  const { say } = useI18n();
  const here = useViewState((state) => state.screen);
  return (
    <nav className="shell-nav" aria-label={say('app.navigation')}>
      <p className="nav-name">
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
          <rect x="2" y="11" width="4" height="7" rx="1" fill="var(--stack-1)" />
          <rect x="8" y="6.5" width="4" height="11.5" rx="1" fill="var(--stack-1)" opacity="0.55" />
          <rect x="14" y="2" width="4" height="16" rx="1" fill="var(--stack-2)" />
        </svg>
        <span>{say('app.name')}</span>
      </p>
      {groups.map((group) => {
        const entries = screens.filter((entry) => entry.group === group);
        if (entries.length === 0) return null;
        return (
          <div key={group ?? 'first'} className="nav-group">
            {group === null ? null : <p className="visually-hidden">{say(`app.${group}`)}</p>}
            <ul>
              {entries.map((entry) => (
                <Item key={entry.id} entry={entry} isHere={entry.id === here} />
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
};
