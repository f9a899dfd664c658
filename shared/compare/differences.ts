/** What differs between two documents, and one of them with some of the differences taken over. */
import type { PortfolioDocument } from '../document/document.ts';
import { documentOf, type Meaning, type Measured, meaningOf, meaningShape, pruned, saysNothing } from './meaning.ts';
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

/** A kind of work that only one of the two does, of which nothing was measured for a model: no difference in what is known. */
const isNothingMeasured = (place: Place, value: unknown): boolean => {
  const [area, , list] = place;
  if (area !== 'models' || list !== 'measured' || place.length !== 4) return false;
  const { evidence, links } = value as Measured;
  return evidence.length === 0 && links.length === 0;
};

const changesOf = (before: Meaning, after: Meaning): Change[] => {
  const changes: Change[] = [];
  walk(meaningShape, [before, after], (place, [old, now]) => {
    if (!isNothingMeasured(place, old ?? now)) changes.push({ place, before: old, after: now });
    return now;
  });
  return changes;
};

/** So many moved things are each told; of more than these the order is shown. */
const mostMovesTold = 3;

/** A list in which a few things moved tells that of the things, each together with its new name if it has one: in one line. */
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
    const ids = movedKeys(order.before as string[], order.after as string[], new Set(renamings.keys()));
    if (ids.length === 0 || ids.length > mostMovesTold) return [];
    const renamed = ids.flatMap((id) => renamings.get(id) ?? []);
    for (const told of [difference, ...renamed]) gone.add(told);
    const about: Topic = { kind: 'moved', of: topic.of, ids };
    return [{ id: topicName(about), topic: about, changes: [order, ...renamed.flatMap((one) => one.changes)] }];
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
