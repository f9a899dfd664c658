/**
 * A setting of a model: an effort, or whether it thinks. How sources write one, and how a plan names a model at one:
 * `model@setting`.
 */
import type { ModelId } from '../foundation/ids.ts';

/** From the least work to the most; `thinking` where a source says no more than that the model thought. */
export const settings = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max', 'thinking'] as const;
export type Setting = (typeof settings)[number];

const isSetting = (word: string): word is Setting => settings.some((setting) => setting === word);

/** What sources write in their place. */
const otherWords: Readonly<Record<string, Setting>> = {
  nothink: 'none',
  off: 'none',
  med: 'medium',
  think: 'thinking',
  enabled: 'thinking',
};

/** The word for an effort in what a source says of a run; null where it says none. */
export const effortNamed = (config: string): string | null => {
  const word = /\b(?:reasoning_effort|effort|reasoning)[ =]([a-z]+)\b/i.exec(config)?.[1]?.toLowerCase();
  return word === undefined || word === 'not' || word === 'default' ? null : word;
};

/** The setting of a run; null where its source names none that is known. */
export const settingOf = (config: string): Setting | null => {
  const word =
    effortNamed(config) ??
    (/\bthinking_tokens=/.test(config) ? 'thinking' : null) ??
    /^(nothink|think(?:ing)?|minimal|low|med(?:ium)?|x?high|max)(?:-\w+)?$/i.exec(config)?.[1]?.toLowerCase() ??
    '';
  return isSetting(word) ? word : (otherWords[word] ?? null);
};

export const atSetting = (id: ModelId, setting: Setting): ModelId => `${id}@${setting}` as ModelId;

/** The model that an id of a plan is of, as the catalog has it, and the setting it is used at; null: none is chosen. */
export const settingIn = (id: ModelId): { model: ModelId; setting: Setting | null } => {
  const at = id.lastIndexOf('@');
  const word = id.slice(at + 1);
  return at > 0 && isSetting(word)
    ? { model: id.slice(0, at) as ModelId, setting: word }
    : { model: id, setting: null };
};

/** The id under which a model is sold and called: that of the model itself, at whatever setting. */
export const soldAs = (id: ModelId): ModelId => settingIn(id).model;

export const nameAtSetting = (name: string, setting: Setting): string => `${name} (${setting})`;

/** What a model is called, with its setting where it is used at one that the rows at hand do not hold; its id where nobody names it. */
export const nameOfUsed = (id: ModelId, nameIn: (id: ModelId) => string | undefined): string => {
  const { model, setting } = settingIn(id);
  const sold = setting === null ? undefined : nameIn(model);
  return nameIn(id) ?? (sold === undefined || setting === null ? id : nameAtSetting(sold, setting));
};
