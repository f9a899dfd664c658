/** A slider from 0 to 1 shown as percent, dragged or moved by keys; a drag reports every step and then its end. */
import './shareSlider.css';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';

export const ShareSlider = ({
  label,
  value,
  onChange,
  onEnd,
  isDisabled = false,
  max = 1,
  step = 0.005,
  range,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
  onEnd: () => void;
  isDisabled?: boolean;
  max?: number;
  step?: number;
  /** A 90% interval drawn behind the thumb. */
  range?: { low: number; high: number } | undefined;
}) => (
  <Slider
    className="slider"
    aria-label={label}
    value={value}
    minValue={0}
    maxValue={max}
    step={step}
    isDisabled={isDisabled}
    formatOptions={{ style: 'percent', maximumFractionDigits: 1 }}
    onChange={onChange}
    onChangeEnd={onEnd}
  >
    <SliderTrack className="slider-track">
      {range === undefined ? (
        <div className="slider-fill" style={{ width: `${(value / max) * 100}%` }} />
      ) : (
        <div
          className="slider-range"
          style={{ left: `${(range.low / max) * 100}%`, width: `${((range.high - range.low) / max) * 100}%` }}
        />
      )}
      <SliderThumb className="slider-thumb" />
    </SliderTrack>
  </Slider>
);
