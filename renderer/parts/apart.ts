/**
 * Places of labels on a line, each at least `gap` from the next and in the order they were in: labels that would meet stand
 * together around the middle of where they belong. Any unit; answers in the order of `places`.
 */
export const apart = (places: readonly number[], gap: number): number[] => {
  const placeOf = (i: number): number => places[i] ?? 0;
  const order = places.map((_, i) => i).sort((a, b) => placeOf(a) - placeOf(b) || a - b);
  const firstOf = (group: readonly number[]): number => {
    const middle = group.reduce((sum, i) => sum + placeOf(i), 0) / group.length;
    return middle - ((group.length - 1) / 2) * gap;
  };
  const groups: number[][] = [];
  for (const i of order) {
    let group = [i];
    for (;;) {
      const before = groups.at(-1);
      if (before === undefined || firstOf(before) + before.length * gap <= firstOf(group)) break;
      groups.pop();
      group = [...before, ...group];
    }
    groups.push(group);
  }
  const moved = [...places];
  for (const group of groups)
    group.forEach((i, k) => {
      moved[i] = firstOf(group) + k * gap;
    });
  return moved;
};
