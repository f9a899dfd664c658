/** The categories of the mix, those the product knows best first; a mark tells which policies are not complete. */

import type { StackOutcome } from '../../../shared/engine/outcome.ts';
import type { RowId } from '../../../shared/foundation/ids.ts';
import type { CategoryPlan } from '../../../shared/plan/plan.ts';
import { rowTitle } from '../../../shared/report/rowName.ts';
import { Icon } from '../../parts/Icon.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { setView } from '../../state/viewStore.ts';

export const CategoryTabs = ({
  categories,
  openId,
  outcome,
}: {
  categories: readonly CategoryPlan[];
  openId: RowId;
  outcome: StackOutcome | null;
}) => {
  const { say, share, usd } = useI18n();
  return (
    <nav aria-label={say('stacks.categories')} className="category-tabs">
      <ul>
        {categories.map((category) => {
          const found = outcome?.categories.find((one) => one.categoryId === category.id);
          const cost = found?.figures?.usdPerSuccess?.value;
          return (
            <li key={category.id}>
              <button
                type="button"
                className="category-tab"
                aria-current={category.id === openId ? 'true' : undefined}
                onClick={() => setView({ category: category.id })}
              >
                <span className="category-tab-name">
                  {rowTitle(say, category)}
                  {found !== undefined && found.gaps.length > 0 ? (
                    <span className="category-tab-gap" title={say('stacks.gapMark')}>
                      <Icon name="warn" size={13} />
                      <span className="visually-hidden">{say('stacks.gapMark')}</span>
                    </span>
                  ) : null}
                </span>
                <span className="category-tab-note">
                  {share(category.share)}
                  {cost === undefined ? null : ` · ${usd(cost)}`}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
};
