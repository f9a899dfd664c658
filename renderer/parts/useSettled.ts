import { startTransition, useEffect, useState } from 'react';

/**
 * The last value that stood for so many milliseconds: for what many changes a second would draw again and again. With 0 it
 * is the value itself.
 */
export const useSettled = <Value>(value: Value, ms: number): Value => {
  const [settled, setSettled] = useState({ value });
  const isBehind = ms > 0 && settled.value !== value;
  useEffect(() => {
    if (!isBehind) return;
    const resting = setTimeout(() => startTransition(() => setSettled({ value })), ms);
    return () => clearTimeout(resting);
  }, [value, isBehind, ms]);
  return isBehind ? settled.value : value;
};
