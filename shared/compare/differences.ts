/** What differs between two documents, and one of them with some of the differences taken over. */
import type { PortfolioDocument } from '../document/document.ts';
import { documentOf, type Meaning, meaningOf, meaningShape, pruned, saysNothing } from './meaning.ts';
import { inGroupOrder, movedKeys, type Topic, topicName, topicOf } from './topic.ts';
import { type Place, walk } from './walk.ts';

/** One value that differs; `undefined` is nothing there. Of an order, the keys in order. */
export interface Change {
  place: Place;
  before: unknown;
  after: unknown;
}

/** One thing a planner would say differs. */
export interface Difference {
  /** Stands for the difference in a list of those to take over; names nothing a person reads. */
  id: string;
  topic: Topic;
  /** At least one. */
  changes: Change[];
}

export interface Comparison {
  before: Meaning;
  after: Meaning;
  /** In the order in which they are applied; [] where both mean the same. */
  differences: Difference[];
}

const changesOf = (before: Meaning, after: Meaning): Change[] => {
  const changes: Change[] = [];
  walk(meaningShape, [before, after], (place, [old, now]) => {
    changes.push({ place, before: old, after: now });
    return now;
  });
  return changes;
};

/** A list in which exactly one thing moved tells that of the thing, together with its new name if it has one. */
const withMoves = (differences: readonly Difference[]): Difference[] => {
  const gone = new Set<Difference>();
  const moved = differences.flatMap((difference): Difference[] => {
    const { topic, changes } = difference;
    const [order] = changes;
    if (topic.kind !== 'order' || topic.of === 'rules' || order === undefined) return [];
    const renamings = new Map(
      differences.flatMap((one) => {
        const [list, key, field] = one.changes[0]?.place.slice(1) ?? [];
        return list === topic.of && key !== undefined && field === 'name' ? [[key, one] as const] : [];
      }),
    );
    const [id, ...others] = movedKeys(order.before as string[], order.after as string[], new Set(renamings.keys()));
    if (id === undefined || others.length > 0) return [];
    const renamed = renamings.get(id);
    gone.add(difference);
    if (renamed !== undefined) gone.add(renamed);
    const about: Topic = { kind: 'moved', of: topic.of, id };
    return [{ id: topicName(about), topic: about, changes: [order, ...(renamed?.changes ?? [])] }];
  });
  return [...differences.filter((difference) => !gone.has(difference)), ...moved];
};

/** Everything that differs between two meanings, said once each. */
export const compareMeanings = (before: Meaning, after: Meaning): Comparison => {
  const found = new Map<string, Difference>();
  for (const change of changesOf(before, after)) {
    const topic = topicOf(change.place, [before, after]);
    const id = topicName(topic);
    const known = found.get(id);
    if (known === undefined) found.set(id, { id, topic, changes: [change] });
    else known.changes.push(change);
  }
  return { before, after, differences: inGroupOrder(withMoves([...found.values()])) };
};

/** Everything that differs between two documents: [] exactly where they mean the same. */
export const compareDocuments = (before: PortfolioDocument, after: PortfolioDocument): Comparison =>
  compareMeanings(meaningOf(before), meaningOf(after));

const nameOf = (place: Place): string => place.join('\n');

/** Names of the places in which a difference stands, for `taken`. */
export const placeNames = ({ changes }: Difference): string[] => changes.map(({ place }) => nameOf(place));

/** The first meaning with what the second says at these places. */
export const taken = (before: Meaning, after: Meaning, names: ReadonlySet<string>): Meaning => {
  const joined = walk(meaningShape, [before, after], (place, [old, now]) => {
    if (names.has(nameOf(place))) return now;
    if (now === undefined && saysNothing(after, place)) return old;
    if (old === undefined && saysNothing(before, place)) return now;
    return old;
  }) as Meaning;
  return pruned(joined, [before, after]);
};

/**
 * The first document with these differences taken over. Rows of models that either uses are there for whatever uses
 * them; a difference that only makes sense with another (an order with a new row) takes what it can.
 */
export const take = (
  { before, after }: Pick<Comparison, 'before' | 'after'>,
  differences: readonly Difference[],
): PortfolioDocument => documentOf(taken(before, after, new Set(differences.flatMap(placeNames))));
