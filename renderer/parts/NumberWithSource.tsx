/** A number that says where it comes from when asked: source, date, how it was computed. */
import { Popover } from './Popover.tsx';
import { SourceName } from './SourceName.tsx';

/** One line of the answer: what it tells and the telling, or a source as the catalog cites it. Lines without either are left out. */
export interface SourceLine {
  term: string;
  text?: string | null | undefined;
  source?: string | undefined;
}

export const NumberWithSource = ({
  text,
  label,
  lines,
  assumedMark,
}: {
  text: string;
  /** What the number is, for the panel's heading. */
  label: string;
  lines: SourceLine[];
  /** Said after a number that nobody measured. */
  assumedMark?: string | undefined;
}) => {
  const told = lines.filter((line) => Boolean(line.text ?? line.source));
  return (
    <span className="sourced">
      <Popover
        label={label}
        answer={
          <>
            <h4>{label}</h4>
            <dl>
              {told.map((line) => (
                <div key={line.term}>
                  <dt>{line.term}</dt>
                  <dd>{line.source === undefined ? line.text : <SourceName source={line.source} />}</dd>
                </div>
              ))}
            </dl>
          </>
        }
      >
        {text}
      </Popover>
      {assumedMark === undefined ? null : <span className="assumed">{assumedMark}</span>}
    </span>
  );
};
