/** The mark beside an estimate: assumed or sourced. Asked, it tells the source and lets the planner write her own. */
import type { Estimate } from '../../shared/plan/estimate.ts';
import { planSourceIn } from '../../shared/words/planSentences.ts';
import { TextField } from './Field.tsx';
import { Popover } from './Popover.tsx';
import { Toggle } from './Toggle.tsx';
import { useI18n } from './useI18n.ts';

export const SourceMark = ({
  label,
  estimate,
  onChange,
}: {
  label: string;
  estimate: Estimate;
  onChange?: (estimate: Estimate) => void;
}) => {
  const { say, language } = useI18n();
  const source = estimate.source === undefined ? null : planSourceIn(estimate.source, language);
  const kind = estimate.stated ? 'stated' : estimate.assumed ? 'assumed' : estimate.source ? 'sourced' : 'unsourced';
  return (
    <Popover
      label={label}
      className={`source-mark source-mark-${kind}`}
      buttonLabel={say(`app.${kind}Of`, { label })}
      answer={
        <>
          <h4>{label}</h4>
          {onChange === undefined ? (
            <p>{source ?? say('app.noSource')}</p>
          ) : (
            <div className="source-edit">
              <TextField
                label={say('app.source')}
                value={source ?? ''}
                lines={4}
                maxLength={2000}
                placeholder={say('app.sourcePlaceholder')}
                onChange={(text) => {
                  const { source: _, ...rest } = estimate;
                  onChange(text.trim() === '' ? rest : { ...rest, source: text.trim() });
                }}
              />
              <Toggle
                isOn={estimate.assumed === true}
                onChange={(assumed) => {
                  const { assumed: _, ...rest } = estimate;
                  onChange(assumed ? { ...rest, assumed } : rest);
                }}
              >
                {say('app.assumedToggle')}
              </Toggle>
            </div>
          )}
        </>
      }
    >
      {say(`app.${kind}`)}
    </Popover>
  );
};
