/** Rows that come into sight, a few at a time: a whole new screen of them would hold the page for longer than is felt. */
import { useEffect, useState } from 'react';

/** So many new rows are drawn in one frame. */
const atOnce = 4;

const nothing: ReadonlySet<unknown> = new Set();

/** Those of `items` that are drawn now. The rest follow frame by frame; the first screen of all comes whole. */
export const useInSteps = <Item extends { key: unknown }>(items: readonly Item[]): readonly Item[] => {
  const [standing, setStanding] = useState(nothing);
  const isFirst = standing.size === 0;
  let room = atOnce;
  const shown = items.filter(({ key }) => isFirst || standing.has(key) || room-- > 0);
  useEffect(() => {
    if (shown.length === standing.size && shown.every(({ key }) => standing.has(key))) return;
    const frame = requestAnimationFrame(() => setStanding(new Set(shown.map(({ key }) => key))));
    return () => cancelAnimationFrame(frame);
  });
  return shown.length === items.length ? items : shown;
};
