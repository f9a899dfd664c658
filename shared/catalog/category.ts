/** Kinds of work: what a row of a plan is based on, and what evidence is about. */

/** The study's task categories, in the order a planner meets them. */
export const categoryIds = [
  'programming',
  'roleplay',
  'translation',
  'technology',
  'science',
  'general-qa',
  'productivity-writing',
  'education',
  'creative-writing',
  'finance',
  'academia',
  'health',
  'marketing',
  'legal',
  'adult',
] as const;

export type CategoryId = (typeof categoryIds)[number];

/** Every kind of work that evidence can be about: the study's categories, and work that the study does not name. */
export const workKinds = [
  ...categoryIds,
  'customer-support',
  'classification',
  'extraction',
  'summarisation',
  'rag',
  'agents',
  'personal-assistance',
  'math',
  'trivia',
] as const;

export type WorkKind = (typeof workKinds)[number];

export const isCategoryId = (text: string | null): text is CategoryId =>
  (categoryIds as readonly (string | null)[]).includes(text);
