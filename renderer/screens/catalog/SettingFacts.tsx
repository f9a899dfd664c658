/** The settings of one model: what each was measured at, and what it writes. The price is the same at all of them. */

import { benchmarkName } from '../../../shared/catalog/benchmarkNames.ts';
import type { KnownSetting } from '../../../shared/catalog/settings.ts';
import { categoryName } from '../../../shared/report/categoryName.ts';
import { listSign } from '../../../shared/words/format.ts';
import { useI18n } from '../../parts/useI18n.ts';

const Line = ({ known }: { known: KnownSetting }) => {
  const { say, share, number, tokens, language } = useI18n();
  const { setting, isListed, results, rates, tokens: written } = known;
  return (
    <li className="evidence-line">
      <div className="evidence-head">
        <span>{setting}</span>
        <span className="faint tiny">
          {[
            say('catalog.settingResults', { count: results }),
            isListed === false ? say('catalog.settingUnlisted') : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {rates.length === 0 ? null : (
        <p className="tiny">
          {rates
            .map(({ category, successes, trials }) =>
              say('catalog.settingRate', {
                category: categoryName(say, category),
                rate: share(successes / trials),
                trials: number(trials),
              }),
            )
            .join(' · ')}
        </p>
      )}
      {written.length === 0 ? null : (
        <p className="faint tiny">
          {say('catalog.settingWrites', {
            tokens: written
              .map(({ benchmark, completionTokens }) => `${benchmarkName(benchmark)} ${tokens(completionTokens)}`)
              .join(listSign(language)),
          })}
        </p>
      )}
    </li>
  );
};

export const SettingFacts = ({ settings }: { settings: readonly KnownSetting[] }) => {
  const { say } = useI18n();
  return (
    <section>
      <h3>{say('catalog.settings')}</h3>
      <p className="faint small">{say('catalog.settingsNote')}</p>
      <ul>
        {settings.map((known) => (
          <Line key={known.setting} known={known} />
        ))}
      </ul>
    </section>
  );
};
