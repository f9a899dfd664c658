/** What goes dark as it is typed: its kind and its name. */
import { modelId } from '../foundation/ids.ts';
import type { DarkPart } from './ahead.ts';

export const darkKinds = ['vendor', 'host', 'region', 'origin', 'model'] as const satisfies readonly DarkPart['kind'][];

export const darkPartOf = (kind: DarkPart['kind'], name: string): DarkPart => {
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
      return { kind, modelId: modelId(name) };
    default:
      return kind satisfies never;
  }
};

export const nameOfDark = (dark: DarkPart): string => {
  switch (dark.kind) {
    case 'vendor':
      return dark.author;
    case 'host':
      return dark.host;
    case 'region':
      return dark.region;
    case 'origin':
      return dark.origin;
    case 'model':
      return dark.modelId;
    default:
      return dark satisfies never;
  }
};
