/** What has aged in the plans opened lately: models of theirs that end soon, each a way to its facts. */
import { endingSoon } from '../../../shared/catalog/endingSoon.ts';
import type { RecentPlan } from '../../../shared/contract/contract.ts';
import { Icon } from '../../parts/Icon.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';

/** More of them than this are counted and not named. */
const named = 4;

export const Aged = ({ recent }: { recent: readonly RecentPlan[] }) => {
  const { say, date } = useI18n();
  const modelById = useCatalogState((state) => state.modelById);
  const ending = endingSoon(
    recent.flatMap(({ models }) => models),
    modelById,
    today(),
  );
  if (ending.length === 0) return null;
  return (
    <section className="aged" aria-label={say('start.aged')}>
      <span className="aged-said">
        <Icon name="warn" />
        {say('start.agedModels', { count: ending.length })}
      </span>
      {ending.slice(0, named).map(({ id, name, day }) => (
        <button
          key={id}
          type="button"
          className="link-button"
          onClick={() => setView({ screen: 'catalog', model: id })}
        >
          {name}
          {day === null ? null : ` ${date(day)}`}
        </button>
      ))}
    </section>
  );
};
