/** Finding models by what people type: "gpt5", "sonnet 5", "通义". One rule for the table, the picker and the command line. */
import type { Model } from './model.ts';
import { searchNames } from './searchNames.ts';

/** Lower case without accents and width forms, so that `Ｑｗｅｎ` and `qwen` find the same. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

/** Words of letters, digits and points, a space between any two. */
const spaced = (text: string): string => folded(text).replace(/[^\p{L}\p{N}.]+/gu, ' ');

type Named = Pick<Model, 'id' | 'name' | 'author' | 'authorName'>;

const texts = new WeakMap<Named, string>();

const textOf = (model: Named): string => {
  const known = texts.get(model);
  if (known !== undefined) return known;
  const text = spaced(`${model.name} ${model.id} ${model.authorName} ${searchNames[model.author] ?? ''}`);
  texts.set(model, text);
  return text;
};

/**
 * A word matches wherever its letters and digits follow each other, whatever stands between two of them in the name
 * ("gpt5" finds GPT-5). A number is never cut in two at its front: "5" is not the 5 of 4.5.
 */
const patternOf = (word: string): RegExp => {
  const characters = [...word].map((character) => (character === '.' ? '[ .]' : character));
  return new RegExp(`${/^\d/.test(word) ? '(?<![\\d.])' : ''}${characters.join(' ?')}`, 'u');
};

/** Whether every word of `typed` is found in a model's name, id or maker, in any order. Nothing typed finds every model. */
export const searchFor = (typed: string): ((model: Named) => boolean) => {
  // A word of nothing but signs ("???") finds nothing rather than everything.
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const patterns = words.map((word) =>
    spaced(word)
      .replaceAll(' ', '')
      .replace(/^\.+|\.+$/g, ''),
  );
  if (patterns.some((word) => word === '')) return () => false;
  const wanted = patterns.map(patternOf);
  return (model) => {
    const text = textOf(model);
    return wanted.every((pattern) => pattern.test(text));
  };
};
