/** The frame of every sheet. It traps nothing: the table stays usable, Escape closes and returns to the cell. */
import './sheet.css';
import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from '../../../parts/Button.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { setView } from '../../../state/viewStore.ts';

export const SheetFrame = ({
  name,
  title,
  about,
  foot,
  children,
}: {
  /** What a screen reader hears. */
  name: string;
  title: ReactNode;
  about?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}) => {
  const { say } = useI18n();
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.focus({ preventScroll: true }), []);
  return (
    <aside
      ref={frame}
      className="sheet"
      aria-label={name}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || !event.currentTarget.contains(event.target as Node))
          return;
        event.preventDefault();
        closeSheet();
      }}
    >
      <div className="sheet-head">
        <div>
          <h2>{title}</h2>
          {about === undefined ? null : <div className="sheet-about">{about}</div>}
        </div>
        <IconButton icon="close" label={say('plan.close')} onPress={closeSheet} />
      </div>
      <div className="sheet-body">{children}</div>
      {foot === undefined ? null : <div className="sheet-foot">{foot}</div>}
    </aside>
  );
};

/** The focus goes back to the cell that is marked as open. */
const closeSheet = (): void => {
  const cell = document.querySelector<HTMLElement>(
    '.plan-box [aria-selected="true"], .plan-box [data-selected], .plan-box [data-open-row] .row-name',
  );
  setView({ sheet: null });
  cell?.focus();
};
