/** How much of a month something is dark, as one number that may move. */
import { type DarkPart, darkKinds } from '../../plan/ahead.ts';
import { darkFor, darkModels, nameOfDark } from '../outage.ts';
import type { LeverOf } from './lever.ts';
import { even, type LeverKind, modelNamed, named, oneOf } from './leverKind.ts';

const partNamed = (kind: DarkPart['kind'], name: string): DarkPart => {
  switch (kind) {
    case 'vendor':
      return { kind, author: name };
    case 'host':
      return { kind, host: name };
    case 'region':
      return { kind, region: name };
    case 'origin':
      return { kind, origin: name };
    case 'model':
      return { kind, modelId: modelNamed(name) };
    default:
      return kind satisfies never;
  }
};

export const outageLever: LeverKind<LeverOf<'outage'>> = {
  form: 'vendor|host|region|origin|model NAME',
  words: ({ dark }) => [dark.kind, nameOfDark(dark)],
  // A host may be named in several words.
  parse: ([kind, ...name]) => ({
    kind: 'outage',
    dark: partNamed(oneOf('outage', kind, darkKinds), named('name', name.join(' '))),
  }),
  range: () => even(0, 1),
  value: (job, { dark }) => (darkModels(job, dark).length > 0 ? 0 : null),
  pull: (job, { dark }, value) => darkFor(job, dark, value),
};
