/** A stack's sign: its letter on its colour, in a shape of its own, so that colour never carries the meaning alone. */
import './stackBadge.css';

const letters = 26;

/** A to Z, then AA, AB: no two stacks of a plan share theirs. */
export const stackLetter = (stack: number): string =>
  (stack < letters ? '' : String.fromCharCode(64 + Math.floor(stack / letters))) +
  String.fromCharCode(65 + (stack % letters));

const hues = 6;

/** The second six share the hues and shapes of the first and are outlined. */
export const StackBadge = ({ stack }: { stack: number }) => (
  <span
    className="stack-badge"
    data-stack={(stack % hues) + 1}
    data-outlined={Math.floor(stack / hues) % 2 === 1 || undefined}
    aria-hidden="true"
  >
    {stackLetter(stack)}
  </span>
);

/** The badge and the name together, the way a stack is called everywhere. */
export const StackName = ({ stack, name }: { stack: number; name: string }) => (
  <span className="stack-name">
    <StackBadge stack={stack} />
    <span>{name}</span>
  </span>
);
