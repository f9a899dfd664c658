/** Whether a part of the page has ever been in view: what only it needs is worked out from then on. */
import { type RefObject, useEffect, useState } from 'react';

export const useSeen = (part: RefObject<Element | null>): boolean => {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const element = part.current;
    if (isSeen || element === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [part, isSeen]);
  return isSeen;
};
