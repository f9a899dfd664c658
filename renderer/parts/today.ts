/** The planner's day: read at the page's edge and handed on. */
import { dayOf } from '../../shared/foundation/days.ts';

export const today = (): string => dayOf(new Date());
