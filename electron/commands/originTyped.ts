/** Where models may come from, as it is typed: a group of origins or a country. A name that is neither would allow nothing, in silence. */
import { InvalidArgumentError } from 'commander';
import { originGroups } from '../../shared/catalog/model.ts';
import { isPlace } from '../../shared/catalog/servedIn.ts';

export const originTyped = (text: string): string => {
  if (!isPlace(text) && !originGroups.some((group) => group === text))
    throw new InvalidArgumentError(
      `“${text}”; allowed: ${originGroups.join(', ')}, or two-letter country codes such as US`,
    );
  return text;
};
