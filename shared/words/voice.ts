/** What makes words speak of one money: `{{currency}}` in a text is its name, and whoever writes amounts asks it which. */
import type { Money } from '../foundation/money.ts';
import type { WordPath } from './all.ts';
import type { TextIn } from './translator.ts';

type Blanks = Record<string, string | number>;

export interface Voice {
  (path: WordPath, blanks?: Blanks): string;
  /** The money of the amounts in what it says. */
  readonly money: Money;
}

/** Texts without blanks are looked up once: thousands of cells ask for the same. */
export const voiceIn = (text: TextIn, money: Money): Voice => {
  const plain = new Map<WordPath, string>();
  const named = { currency: text(`app.unit${money.currency}`, {}) };
  const sayPlain = (path: WordPath): string => {
    const known = plain.get(path);
    if (known !== undefined) return known;
    const said = text(path, named);
    // Words that have not come yet are told by their path.
    if (said !== path) plain.set(path, said);
    return said;
  };
  return Object.assign(
    (path: WordPath, blanks?: Blanks) => (blanks === undefined ? sayPlain(path) : text(path, { ...named, ...blanks })),
    { money },
  );
};
