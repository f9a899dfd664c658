/** A number that says where it comes from when asked: source, date, how it was computed. */
import { Popover } from './Popover.tsx';

/** One line of the answer: what it tells and the telling. Lines without text are left out. */
export interface SourceLine {
  term: string;
  text: string | null | undefined;
}

const isLink = (text: string): boolean => /^https?:\/\/\S+$/.test(text);

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
  const told = lines.filter((line): line is { term: string; text: string } => Boolean(line.text));
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
                  <dd>
                    {isLink(line.text) ? (
                      <a href={line.text} target="_blank" rel="noreferrer">
                        {line.text}
                      </a>
                    ) : (
                      line.text
                    )}
                  </dd>
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
