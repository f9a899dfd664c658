/** Closing with unsaved work: the page is asked first, and only its yes closes the window. */

export interface Closing {
  /** The window wants to close; true: keep it open, the page has been asked. */
  keepOpen(): boolean;
  /** The page said yes. */
  allow(): void;
  /** The page cannot answer (it crashed, or never loaded): nothing keeps the window open. */
  pageGone(): void;
  pageThere(): void;
}

export const createClosing = (ask: () => void, close: () => void): Closing => {
  let allowed = false;
  let there = false;
  return {
    keepOpen: () => {
      if (allowed || !there) return false;
      ask();
      return true;
    },
    allow: () => {
      allowed = true;
      close();
    },
    pageGone: () => {
      there = false;
    },
    pageThere: () => {
      there = true;
    },
  };
};
