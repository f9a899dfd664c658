/** A sentence in parts: names of stacks in their colour, figures set apart. */
import './sentence.css';
import type { Part } from '../../shared/report/sayParts.ts';
import { StackBadge } from './StackBadge.tsx';

export const Sentence = ({
  parts,
  places,
}: {
  parts: Part[] /** Stack ids in the plan's order. */;
  places: string[];
}) =>
  parts.map((part, index) => {
    const place = part.stackId === undefined ? -1 : places.indexOf(part.stackId);
    const key = `${index}:${part.text}`;
    if (part.role === 'stack')
      return (
        <span key={key} className="said-stack" data-stack={place < 0 ? undefined : (place % 6) + 1}>
          {place < 0 ? null : <StackBadge stack={place} />}
          {part.text}
        </span>
      );
    return part.role === 'figure' ? (
      <span key={key} className="said-figure">
        {part.text}
      </span>
    ) : (
      <span key={key}>{part.text}</span>
    );
  });
