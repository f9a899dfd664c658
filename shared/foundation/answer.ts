/** How a host answers: a value, or a refusal that a person can read. Never a thrown error. */

export interface Refusal {
  /** A stable name; the page's words for it are `refusals.<kind>`. */
  kind: string;
  /** The English sentence: names the field, the value and what is allowed. */
  message: string;
  /** What the sentence is made of, so that the page can say it in its own language. */
  details?: Record<string, string | number>;
}

export type Answer<T> = { ok: true; value: T } | { ok: false; error: Refusal };

export const answer = <T>(value: T): Answer<T> => ({ ok: true, value });

export const refuse = (kind: string, message: string, details?: Record<string, string | number>): Answer<never> => ({
  ok: false,
  error: details === undefined ? { kind, message } : { kind, message, details },
});
