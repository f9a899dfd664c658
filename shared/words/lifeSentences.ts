/** What the catalog notes of how long a model lasts, in Chinese. */
import type { Language } from './words.ts';

const notes: readonly (readonly [RegExp, string])[] = [
  [/^earliest date$/, '为最早日期'],
  [
    /^reported, not read again here; no such date in sources up to (.+)$/,
    '据报道，未再核实；截至 $1 的来源中没有此日期',
  ],
  [
    /^reported by an earlier look \(page read (\S+)\), not read again here\. On (\S+) Google limited the 2\.5 models to existing users and called them not deprecated \(.*\); before that the date was (\S+) \(.*\)$/,
    '据先前查阅（页面读取于 $1），未再核实；$2 Google 将 2.5 系列限于现有用户，并称其并未弃用；更早公布的日期为 $3',
  ],
  [/^still served in September 2026$/, '2026 年 9 月仍在提供'],
  [/^higher-priced extended access from (.+)$/, '自 $1 起以更高价格延长提供'],
  [/^free and developer tiers$/, '限免费与开发者等级'],
];

/** Such a note in the reader's language; a planner's own words, and those of a younger catalog, stay as they are. */
export const lifeNoteIn = (note: string, language: Language): string => {
  const known = language === 'en' ? undefined : notes.find(([pattern]) => pattern.test(note));
  return known === undefined ? note : note.replace(known[0], known[1]);
};
