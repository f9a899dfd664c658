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
