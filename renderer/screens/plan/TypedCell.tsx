/**
 * A cell that is typed into: Enter, F2, a press or the first letter begins, Enter or leaving ends, Escape brings back
 * what was there. A wrong entry keeps its text, and says below what is wrong and what the plan goes on with.
 */
import './typed.css';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import { sentenceGap, titled } from '../../../shared/words/format.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { type Place, placeKey } from './places.ts';

export interface TypedCellProps {
  place: Place;
  isActive: boolean;
  className: string;
  /** Names the field and its row. */
  label: string;
  /** As a person reads it, and as she types it. */
  shown: string;
  typed: string;
  /** What is longer than so many letters stands in smaller ones instead of being cut. */
  lettersInFull: number;
  /** Nothing is there yet: said in words, and with a dash where there is no room for them. */
  isUnknown?: boolean;
  accept: (text: string) => Refusal | null;
  /** Entered with Enter: the next cell below is wanted. */
  onEntered: (place: Place) => void;
}

/** A key that begins an entry with itself. */
const isLetter = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== ' ';

/** An entry while it is typed: its text, null where there is none, and why it was refused. */
const useEntry = (typed: string, accept: TypedCellProps['accept']) => {
  const [text, setText] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const isSelecting = useRef(true);
  /** The field is going: that it loses the focus is no entry any more. */
  const isLeaving = useRef(false);
  const isOpen = text !== null;

  useEffect(() => {
    if (!isOpen || refusal !== null) return;
    input.current?.focus();
    if (isSelecting.current) input.current?.select();
  }, [isOpen, refusal]);

  const leave = () => {
    isLeaving.current = true;
    setText(null);
    setRefusal(null);
  };
  return {
    text,
    refusal,
    input,
    type: setText,
    begin: (with_: string, selecting: boolean) => {
      isSelecting.current = selecting;
      isLeaving.current = false;
      setText(with_);
    },
    leave,
    isLeaving: () => isLeaving.current,
    /** Whether the entry is settled. */
    settle: (): boolean => {
      if (text === null || text === typed) {
        leave();
        return true;
      }
      const refused = accept(text);
      if (refused === null) leave();
      else setRefusal(refused);
      return refused === null;
    },
  };
};

export const TypedCell = ({
  place,
  isActive,
  className,
  label,
  shown,
  typed,
  lettersInFull,
  isUnknown = false,
  accept,
  onEntered,
}: TypedCellProps) => {
  const { say, refusal: explain, language } = useI18n();
  const entry = useEntry(typed, accept);
  const { text, refusal, begin } = entry;
  const cell = useRef<HTMLDivElement>(null);
  const id = useId();
  const isOpen = text !== null;

  return (
    <div
      ref={cell}
      role="gridcell"
      aria-label={isOpen ? undefined : titled(label, shown, language)}
      aria-invalid={refusal !== null || undefined}
      className={`typed ${className}`}
      data-at={placeKey(place)}
      data-open={isOpen || undefined}
      tabIndex={isActive && !isOpen ? 0 : -1}
      onClick={() => (isOpen ? undefined : begin(typed, true))}
      onKeyDown={(event) => {
        if (event.target !== cell.current) return;
        if (event.key === 'Enter' || event.key === 'F2') {
          event.preventDefault();
          begin(typed, event.key === 'Enter');
        } else if (isLetter(event)) {
          event.preventDefault();
          begin(event.key, false);
        }
      }}
    >
      {isOpen ? (
        <>
          <input
            ref={entry.input}
            className="typed-input"
            aria-label={label}
            aria-invalid={refusal !== null || undefined}
            aria-describedby={refusal === null ? undefined : `${id}wrong`}
            value={text}
            data-typed={text !== typed}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => entry.type(event.target.value)}
            onBlur={() => entry.isLeaving() || entry.settle()}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== 'Escape') return;
              event.preventDefault();
              event.stopPropagation();
              if (event.key === 'Escape') {
                entry.leave();
                cell.current?.focus();
              } else if (entry.settle()) onEntered(place);
            }}
          />
          <div className="typed-wrong" id={`${id}wrong`} role="status">
            {refusal === null
              ? ''
              : [explain(refusal), isUnknown ? say('plan.keptUnstated') : say('plan.kept', { value: shown })].join(
                  sentenceGap(language),
                )}
          </div>
        </>
      ) : (
        <span
          className="typed-text"
          data-faint={isUnknown || undefined}
          data-long={shown.length > lettersInFull || undefined}
        >
          {isUnknown ? (
            <>
              <span className="when-wide">{shown}</span>
              <span className="when-folded">–</span>
            </>
          ) : (
            shown
          )}
        </span>
      )}
    </div>
  );
};
