/**
 * A field for a number a planner may not be sure of: `0.6 to 0.8`, `20k`, `$3`, `45%`. Amounts are shown and typed in the
 * plan's money. A wrong entry keeps the text and says beside the field what is wrong; Escape brings the last good value back.
 */
import './field.css';
import { type ReactNode, useId, useState } from 'react';
import type { Refusal } from '../../shared/foundation/answer.ts';
import type { Estimate } from '../../shared/plan/estimate.ts';
import type { Allowed, EstimateUnit } from '../../shared/plan/estimateUnits.ts';
import { formatAmount, formatEstimate } from '../../shared/plan/formatEstimate.ts';
import { parseEstimate } from '../../shared/plan/parseEstimate.ts';
import { SourceMark } from './SourceMark.tsx';
import { useI18n } from './useI18n.ts';

interface Entry {
  label: string;
  labelHidden?: boolean;
  unit: EstimateUnit;
  /** Narrows the unit's own range. */
  allowed?: Allowed;
  hint?: ReactNode;
  placeholder?: string;
  /** What the label is explained by, after it: a `Term`. */
  about?: ReactNode;
}

/** Plain elements: a screen holds dozens of these, and some are drawn anew on every frame of a drag. */
const TypedField = ({
  label,
  labelHidden = false,
  shown,
  hint,
  placeholder,
  about,
  mark,
  accept,
}: Omit<Entry, 'unit' | 'allowed'> & {
  shown: string;
  mark?: ReactNode;
  /** Takes the typed text, or says why not. */
  accept: (text: string) => Refusal | null;
}) => {
  const speech = useI18n();
  const [typed, setTyped] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const settle = () => {
    if (typed === null || typed === shown) {
      setTyped(null);
      setRefusal(null);
      return;
    }
    const refused = accept(typed);
    setRefusal(refused);
    if (refused === null) setTyped(null);
  };
  const id = useId();
  const notes = [hint === undefined ? null : `${id}hint`, refusal === null ? null : `${id}error`].filter(Boolean);
  return (
    <div className="field">
      <div className={labelHidden ? 'visually-hidden' : 'field-head'}>
        <span>
          <label className="field-label" htmlFor={id}>
            {label}
          </label>
          {about}
        </span>
        {mark}
      </div>
      <input
        id={id}
        className="input"
        value={typed ?? shown}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={refusal !== null || undefined}
        aria-describedby={notes.length === 0 ? undefined : notes.join(' ')}
        data-typed={typed !== null && typed !== shown}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle();
          if (event.key === 'Escape' && typed !== null) {
            event.stopPropagation();
            setTyped(null);
            setRefusal(null);
          }
        }}
      />
      {hint === undefined ? null : (
        <div className="field-hint" id={`${id}hint`}>
          {hint}
        </div>
      )}
      <div className="field-error" id={`${id}error`} role="status">
        {refusal === null ? '' : speech.refusal(refusal)}
      </div>
    </div>
  );
};

/** A range typed by the planner is her assumption until she writes down where it comes from. */
export const EstimateField = ({
  value,
  onChange,
  onClear,
  unit,
  allowed,
  ...entry
}: Entry & {
  value: Estimate | null;
  /** Hands back why the plan does not take it, where it does not. */
  onChange: (estimate: Estimate) => Refusal | null | undefined;
  /** Where it is given, an emptied field means that there is no value. */
  onClear?: () => void;
}) => {
  const { language, say } = useI18n();
  return (
    <TypedField
      {...entry}
      shown={value === null ? '' : formatEstimate(value, unit, language, say.money)}
      mark={value === null ? undefined : <SourceMark label={entry.label} estimate={value} onChange={onChange} />}
      accept={(text) => {
        if (text.trim() === '' && onClear !== undefined) {
          onClear();
          return null;
        }
        const parsed = parseEstimate(text, unit, allowed, say.money);
        if (!parsed.ok) return parsed.error;
        return onChange({ ...parsed.value, stated: true }) ?? null;
      }}
    />
  );
};

/** A number that is exact by its nature: a count, a budget, a share of a whole. */
export const NumberField = ({
  value,
  onChange,
  onClear,
  unit,
  allowed,
  whole = false,
  ...entry
}: Entry & {
  value: number | null;
  onChange: (value: number) => Refusal | null | undefined;
  onClear?: () => void;
  whole?: boolean;
}) => {
  const { say } = useI18n();
  return (
    <TypedField
      {...entry}
      shown={value === null ? '' : formatAmount(value, unit, say.money)}
      accept={(text) => {
        if (text.trim() === '' && onClear !== undefined) {
          onClear();
          return null;
        }
        const parsed = parseEstimate(text, unit, allowed, say.money);
        if (!parsed.ok) return parsed.error;
        const { value: number, low } = parsed.value;
        if (low !== undefined) return { kind: 'exactOnly', message: say('app.exactOnly') };
        if (whole && !Number.isInteger(number)) return { kind: 'wholeOnly', message: say('app.wholeOnly') };
        return onChange(number) ?? null;
      }}
    />
  );
};
