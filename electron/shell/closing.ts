/** Closing with unsaved work: the page is asked first, and only its yes closes the window, unless it no longer hears. */

export interface Closing {
  /** The window wants to close; true: keep it open, the page has been asked. */
  keepOpen(): boolean;
  /** The page has heard the question; the planner may take her time over it. */
  heard(): void;
  /** The page said yes. */
  allow(): void;
  /** The page cannot answer (it crashed, or never loaded): nothing keeps the window open. */
  pageGone(): void;
  pageThere(): void;
}

export interface ClosingNeeds {
  ask: () => void;
  close: () => void;
  /** The page has not heard the question: whether to wait or to close all the same is for the planner to say. */
  offerForce: () => void;
  /** Does `work` after so many milliseconds, unless the function it returns is called first. */
  later: (ms: number, work: () => void) => () => void;
}

/** A page that is merely busy hears within a second or two. */
export const hearingMs = 4000;

export const createClosing = ({ ask, close, offerForce, later }: ClosingNeeds): Closing => {
  let allowed = false;
  let there = false;
  let stopWaiting = (): void => {};
  return {
    keepOpen: () => {
      if (allowed || !there) return false;
      stopWaiting();
      stopWaiting = later(hearingMs, offerForce);
      ask();
      return true;
    },
    heard: () => stopWaiting(),
    allow: () => {
      stopWaiting();
      allowed = true;
      close();
    },
    pageGone: () => {
      stopWaiting();
      there = false;
    },
    pageThere: () => {
      there = true;
    },
  };
};
