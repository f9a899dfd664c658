/** One preset: what it holds, and where it comes from. */
import type { Preset } from '../../../shared/plan/presets.ts';
import { categoryName } from '../../../shared/report/categoryName.ts';
import { newFromPresets } from '../../actions/newPlan.ts';
import { MixBar } from '../../parts/MixBar.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Begin } from './Beginning.tsx';

export const PresetCard = ({ preset, begin }: { preset: Preset; begin: Begin }) => {
  const { say } = useI18n();
  return (
    <li className="preset-card">
      <h3>
        <button
          type="button"
          className="preset-use"
          aria-label={say('start.useCalled', { name: say(preset.name) })}
          onClick={() => begin((onProgress) => newFromPresets([preset.id], onProgress))}
        >
          {say(preset.name)}
        </button>
      </h3>
      <p>{say(preset.about)}</p>
      <MixBar
        parts={preset.mix.map(({ id, share }) => ({ id, name: categoryName(say, id), share }))}
        label={(mix) => say('start.mixOf', { mix })}
      />
      <p className="preset-source">{say('start.presetSource', { source: say(preset.source) })}</p>
    </li>
  );
};
