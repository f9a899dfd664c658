/** A stack's sign: its letter on its colour, in a shape of its own, so that colour never carries the meaning alone. */
import './stackBadge.css';

export const stackLetter = (stack: number): string => String.fromCharCode(65 + (stack % 26));

export const StackBadge = ({ stack }: { stack: number }) => (
  <span className="stack-badge" data-stack={(stack % 6) + 1} aria-hidden="true">
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
