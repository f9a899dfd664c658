/** Words that agree with a number beside them: `{{rows}} {{rows, row|rows}} {{rows, is|are}} read`. */

/** Ends what stands for a figure until the figure itself is set in its place, where that figure is one. */
export const oneToCome = '\uE002';

/** The first of two forms for one, the second for every other number. */
export const agreeing = (value: unknown, forms: string): string => {
  const [one = '', other = ''] = forms.split('|');
  const text = String(value);
  return text === '1' || text.endsWith(oneToCome) ? one : other;
};

const blank = /\{\{(\w+)(?:, ([^{}]+))?\}\}/g;

/** A text with its blanks filled in, each value as `set` sets it; what is not told is left out. */
export const filledIn = (
  text: string,
  blanks: Readonly<Record<string, unknown>>,
  set: (value: string) => string = (value) => value,
): string =>
  text.replace(blank, (_, name: string, forms: string | undefined) => {
    const value = blanks[name];
    if (forms !== undefined) return agreeing(value, forms);
    return value === undefined || value === null ? '' : set(String(value));
  });
