/** A sentence in parts: names of stacks in their colour, figures set apart. */
import './sentence.css';
import type { Part } from '../../shared/report/sayParts.ts';
import { StackBadge } from './StackBadge.tsx';

/** The badge never stands alone at the end of a line: it keeps the first word with it, or the first sign in Chinese. */
const StackNamed = ({ place, name }: { place: number; name: string }) => {
  const space = name.search(/\s/);
  const cut = space > 0 ? space : Math.min(1, name.length);
  return (
    <>
      <span className="said-first">
        <StackBadge stack={place} />
        {name.slice(0, cut)}
      </span>
      {name.slice(cut)}
    </>
  );
};

/** A name that is set with its badge needs no quotation marks. */
const withoutQuotes = (parts: readonly Part[], places: readonly string[]): Part[] => {
  const isBadged = (part: Part | undefined): boolean =>
    part?.role === 'stack' && part.stackId !== undefined && places.includes(part.stackId);
  return parts.map((part, i) => {
    if (part.role !== 'text') return part;
    const before = isBadged(parts[i - 1]) ? part.text.replace(/^”/, '') : part.text;
    return { ...part, text: isBadged(parts[i + 1]) ? before.replace(/“$/, '') : before };
  });
};

export const Sentence = ({
  parts,
  places,
}: {
  parts: Part[] /** Stack ids in the plan's order. */;
  places: readonly string[];
}) =>
  withoutQuotes(parts, places).map((part, index) => {
    const place = part.stackId === undefined ? -1 : places.indexOf(part.stackId);
    const key = `${index}:${part.text}`;
    if (part.role === 'stack')
      return (
        <span key={key} className="said-stack" data-stack={place < 0 ? undefined : (place % 6) + 1}>
          {place < 0 ? part.text : <StackNamed place={place} name={part.text} />}
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
