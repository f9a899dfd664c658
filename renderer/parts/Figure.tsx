/** A chart with a name, a sentence that tells it, and its numbers as a table for whoever prefers or needs them. */
import './figure.css';
import { type ReactNode, useId, useState } from 'react';
import { Button } from './Button.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useI18n } from './useI18n.ts';

export const Figure = ({
  title,
  telling,
  table,
  retryKey,
  actions,
  children,
}: {
  title: ReactNode;
  /** The chart in one sentence: shown below the title and read in place of the drawing. */
  telling: string;
  table: ReactNode;
  retryKey?: unknown;
  /** What can be done with the chart, beside showing it as a table. */
  actions?: ReactNode;
  children: ReactNode;
}) => {
  const { say } = useI18n();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <section className="card figure" aria-labelledby={id}>
      <div className="card-head">
        <div>
          <h2 id={id}>{title}</h2>
          <p className="card-note">{telling}</p>
        </div>
        <div className="card-actions no-print">
          <Button tone="quiet" onPress={() => setAsTable(!asTable)}>
            {say(asTable ? 'app.asChart' : 'app.asTable')}
          </Button>
          {asTable ? null : actions}
        </div>
      </div>
      {asTable ? (
        table
      ) : (
        <ErrorBoundary retryKey={retryKey} fallback={table}>
          <div hidden>{table}</div>
          <figure aria-label={telling}>
            <div aria-hidden="true" inert>
              {children}
            </div>
          </figure>
        </ErrorBoundary>
      )}
    </section>
  );
};
