/** A sheet of the page: a heading and what belongs under it. */
import './card.css';
import { type ReactNode, useId } from 'react';

export const Card = ({
  title,
  note,
  actions,
  children,
  level = 2,
}: {
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  level?: 2 | 3;
}) => {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="card" aria-labelledby={id}>
      <div className="card-head">
        <div>
          <Heading id={id}>{title}</Heading>
          {note === undefined ? null : <div className="card-note">{note}</div>}
        </div>
        {actions === undefined ? null : <div className="card-actions no-print">{actions}</div>}
      </div>
      {children}
    </section>
  );
};
