/** What a page says where its host gives no answer at all. */
import type { Refusal } from '../../shared/foundation/answer.ts';

export const hostUnreachable: Refusal = {
  kind: 'hostUnreachable',
  message: 'Portfolio does not answer. Start it again, then try once more.',
};
