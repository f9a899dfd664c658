/** The five documents whose figures the product carries, and how a figure cites one of them. */

const documents = {
  stateOfAi: 'OpenRouter / a16z, State of AI: An Empirical 100 Trillion Token Study, Dec 2025',
  stateOfAiChapters:
    'OpenRouter State of AI report, chapter-by-chapter summary (Chinese), covering Nov 2024 to Nov 2025',
  stateOfAiPost: 'State of AI, an empirical study of 100 trillion tokens: summary post (Chinese), 11 Dec 2025',
  economicIndex: 'Anthropic Economic Index report, geography and enterprise API use, Sept 2025',
  demandProxy: 'Global LLM / MaaS regional demand proxy index 2025E, supporting note (Chinese)',
} as const;

export type StudyDocument = keyof typeof documents;

/** A citation a planner can follow: the document's name and the place in it. */
export const cite = (document: StudyDocument, place?: string): string =>
  place === undefined ? documents[document] : `${documents[document]}, ${place}`;

/** A figure, or a small table of figures, with where it stands. */
export interface Fact<T> {
  value: T;
  source: string;
  /** What the figure does not say. */
  note?: string;
}

export const fact = <T>(value: T, source: string, note?: string): Fact<T> =>
  note === undefined ? { value, source } : { value, source, note };

/** A figure the study states only as a range, or only from one side. */
export interface Between {
  from: number | null;
  to: number | null;
}
