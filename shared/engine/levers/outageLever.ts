/** How much of a month something is dark, as one number that may move. */
import { darkKinds, darkPartOf, nameOfDark } from '../../plan/darkPart.ts';
import { darkFor, darkModels } from '../outage.ts';
import type { LeverOf } from './lever.ts';
import { even, type LeverKind, named, oneOf } from './leverKind.ts';

export const outageLever: LeverKind<LeverOf<'outage'>> = {
  form: 'vendor|host|region|origin|model NAME',
  words: ({ dark }) => [dark.kind, nameOfDark(dark)],
  // A host may be named in several words.
  parse: ([kind, ...name]) => ({
    kind: 'outage',
    dark: darkPartOf(oneOf('outage', kind, darkKinds), named('name', name.join(' '))),
  }),
  range: () => even(0, 1),
  value: (job, { dark }) => (darkModels(job, dark).length > 0 ? 0 : null),
  pull: (job, { dark }, value) => darkFor(job, dark, value),
};
