/**
 * A slider from 0 to 1 shown as percent, dragged or moved by keys; a drag reports every step and then its end.
 * The browser's own range input: linked sliders are drawn anew on every frame of a drag, so each must cost little.
 */
import './shareSlider.css';
import type { CSSProperties } from 'react';
import { useI18n } from './useI18n.ts';

const endKeys = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']);

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
}) => {
  const { share } = useI18n();
  // Without an interval the fill begins before the track does.
  const from = range === undefined ? -1 : range.low / max;
  const to = range === undefined ? value / max : range.high / max;
  return (
    <input
      type="range"
      className="slider"
      data-range={range !== undefined}
      style={{ '--from': from, '--to': to } as CSSProperties}
      aria-label={label}
      aria-valuetext={share(value)}
      min={0}
      max={max}
      // What comes from elsewhere need not stand on a step; what is dragged is rounded to one below.
      step="any"
      value={value}
      disabled={isDisabled}
      onChange={(event) => onChange(Math.min(max, Math.round(Number(event.target.value) / step) * step))}
      onKeyDown={(event) => {
        const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        onChange(Math.min(max, Math.max(0, Number((Math.round(value / step) * step + by * step).toFixed(6)))));
      }}
      onKeyUp={(event) => endKeys.has(event.key) && onEnd()}
      onPointerUp={onEnd}
      onBlur={onEnd}
    />
  );
};
