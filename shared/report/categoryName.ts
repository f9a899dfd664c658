/** The name of a task category in the reader's language. */
import type { CategoryId } from '../catalog/category.ts';
import type { Say } from '../words/say.ts';

export const categoryName = (say: Say, id: CategoryId | 'math'): string => say(`report.category-${id}`);
