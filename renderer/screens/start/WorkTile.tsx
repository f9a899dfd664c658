/** One kind of work on the start screen: pressed it begins a plan, ticked it waits for others. */
import type { Preset } from '../../../shared/plan/presets.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { Glyph } from './Glyph.tsx';

export const WorkTile = ({
  preset,
  isChosen,
  onChoose,
  onPress,
}: {
  preset: Preset;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  onPress: () => void;
}) => {
  const { say } = useI18n();
  const name = say(preset.name);
  return (
    <li className="tile-place">
      <button type="button" className="tile" data-chosen={isChosen} onClick={onPress}>
        <Glyph id={preset.id} />
        <span>
          <b>{name}</b>
          <span>{say(preset.about)}</span>
        </span>
      </button>
      <input
        type="checkbox"
        className="tile-tick"
        aria-label={say('start.pickToo', { name })}
        checked={isChosen}
        onChange={({ target }) => onChoose(target.checked)}
      />
    </li>
  );
};
