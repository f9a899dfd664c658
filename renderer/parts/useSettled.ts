import { startTransition, useEffect, useState } from 'react';

/** The last value that stood for so many milliseconds: for what a drag changes on every frame and takes long to draw. */
export const useSettled = <Value>(value: Value, ms: number): Value => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (value === settled) return;
    const resting = setTimeout(() => startTransition(() => setSettled(value)), ms);
    return () => clearTimeout(resting);
  }, [value, settled, ms]);
  return settled;
};
