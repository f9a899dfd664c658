/**
 * Which known model a raw name means, by rules that are shown. The dated name first, then its family; never a sibling:
 * where two known models fit, or none, the name stays as it is and is asked about.
 */
import { isMovingName, plainName } from '../catalog/import/names.ts';
import { ownValue } from '../foundation/ownValue.ts';
import {
  otherNameOf,
  withoutInstruct,
  withoutMaker,
  withoutServing,
  withoutSetting,
  withPoints,
} from './hostedNames.ts';

export type ResolveRule =
  | 'mapped'
  | 'exact'
  | 'route'
  | 'region'
  | 'variant'
  | 'date'
  | 'spelling'
  | 'wordOrder'
  | 'version'
  | 'host'
  | 'setting'
  | 'otherName';

export interface Resolved {
  /** The known id, or null. */
  id: string | null;
  /** What was done to the name to find it, in order. */
  rules: ResolveRule[];
  /** The name without route, region and variant: how an unknown model is shown. */
  family: string;
  /** `:free` and the like: a class with a price of its own. */
  isFree: boolean;
  /** A model trained further: its base has another price. */
  isFineTuned: boolean;
}

export interface KnownModels {
  /** Ids as the catalog or price file writes them, by plain name with and without author; null where two share it. */
  byName: ReadonlyMap<string, string | null>;
  /** The same where one writes `llama-3` and another `llama3`. */
  byJoined: ReadonlyMap<string, string | null>;
  /** Names on Hugging Face, without their owners, in both spellings. */
  byMakersName: ReadonlyMap<string, string | null>;
  /** Sorted words of a name and its numbers in order, for `claude-4-sonnet` and `Claude Sonnet 4`. */
  byWords: ReadonlyMap<string, string | null>;
  /** Names that vendors point at newer models are refused: the catalog's row of that name may be an older one. */
  refusesMoving: boolean;
}

/** Numbers keep their order: `preview-06-05` is another model than `preview-05-06`. */
const wordsOf = (name: string): string => {
  const words = plainName(name)
    .split(/[-\s]+/)
    .filter((word) => word !== '');
  const isNumber = (word: string): boolean => /^\d+$/.test(word);
  return [...words.filter((word) => !isNumber(word)).sort(), ...words.filter(isNumber)].join(' ');
};

const joined = (plain: string): string => plain.replace(/([a-z])-(?=\d)/g, '$1');

const lastPart = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** `makersNames`: the name each maker gives a model on Hugging Face, where it has one, and the known id. */
export const knownModels = (
  ids: Iterable<string>,
  refusesMoving: boolean,
  makersNames: Iterable<readonly [name: string, id: string]> = [],
): KnownModels => {
  const byName = new Map<string, string | null>();
  const byJoined = new Map<string, string | null>();
  const byMakersName = new Map<string, string | null>();
  const byWords = new Map<string, string | null>();
  const put = (map: Map<string, string | null>, name: string, id: string): void => {
    const known = map.get(name);
    map.set(name, known === undefined || known === id ? id : null);
  };
  for (const id of ids) {
    if (id.endsWith(':free')) continue;
    for (const name of new Set([plainName(id), plainName(lastPart(id))])) put(byName, name, id);
    put(byJoined, joined(plainName(lastPart(id))), id);
    put(byWords, wordsOf(lastPart(id)), id);
  }
  for (const [name, id] of makersNames) {
    if (id.endsWith(':free')) continue;
    const plain = plainName(withoutServing(lastPart(name)));
    for (const spelt of new Set([plain, joined(plain)])) put(byMakersName, spelt, id);
  }
  return { byName, byJoined, byMakersName, byWords, refusesMoving };
};

const routes =
  /^(accounts\/fireworks\/models|openrouter|azure_ai|azure|bedrock_converse|bedrock|converse|vertex_ai|vertex_ai_beta|vertex|gemini|google|models|publishers|anthropic|openai|chat|messages|litellm_proxy|litellm|fireworks_ai|together_ai|groq|deepseek|mistral|x-?ai|cohere|hosted_vllm|meta-llama|mistralai|qwen|moonshotai)[/:]/i;
const regions = /^(us-gov|us|eu|apac|global|jp|au|ca|sa)\./i;
const vendors =
  /^(anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen|google|moonshot|moonshotai|minimax|zai|nvidia|xai)\./i;
/** `[1m]` is how Claude Code names its long window. */
const variants = /:(free|nitro|thinking|beta|floor|online|extended|exacto)$|\[1m\]$/i;
const dates = /[-@]((?:19|20)\d{2}-\d{2}-\d{2}|(?:19|20)\d{6}|\d{4})$/;

interface Step {
  name: string;
  rules: ResolveRule[];
}

/** `Claude4.6Opus`, as bills of clouds squash a name, is `Claude-4.6-Opus`. */
const parted = (name: string): string => name.replace(/([a-z])(?=\d)/gi, '$1-').replace(/([a-z\d])(?=[A-Z])/g, '$1-');

/** Names to look up, the most literal first. */
const candidatesOf = (raw: string): { steps: Step[]; family: string; isFree: boolean } => {
  const steps: Step[] = [{ name: raw, rules: ['exact'] }];
  let name = raw.trim();
  let rules: ResolveRule[] = [];
  const did = (next: string, rule: ResolveRule): void => {
    if (next === name || next === '') return;
    name = next;
    if (!rules.includes(rule)) rules = [...rules, rule];
    steps.push({ name, rules });
  };
  const isFree = /:free$/i.test(name);
  if (/^arn:/i.test(name)) did(lastPart(name), 'route');
  did(name.replace(/^(?:.*\/)?publishers\/[^/]+\/models\//i, ''), 'route');
  did(name.replace(variants, ''), 'variant');
  while (routes.test(name)) did(name.replace(routes, ''), 'route');
  did(name.replace(regions, ''), 'region');
  const isOfHost = vendors.test(name);
  did(name.replace(vendors, ''), 'region');
  // Bedrock's own number of a version; where it belongs to the model's name, the catalog has it with it.
  const numbered = name.replace(/(-v?\d+):\d+(?::\d+k)?$/, '$1');
  const isNumbered = numbered !== name;
  did(numbered, 'region');
  if (isNumbered) did(name.replace(/-v?\d+$/, ''), 'region');
  did(name.replace(/@latest$|@default$/, ''), 'version');
  // Authors of whom the known list has the model under another host.
  if (/^[\w.-]+\/[^/]+$/.test(name)) did(lastPart(name), 'route');
  const family = name;
  did(withoutMaker(name), 'route');
  did(withPoints(name), 'spelling');
  did(withoutServing(name), 'host');
  const beside = (next: string, rule: ResolveRule): void => {
    if (next !== name) steps.push({ name: next, rules: [...rules, rule] });
  };
  beside(withoutInstruct(name), 'host');
  did(name.replace(dates, ''), 'date');
  // A host's number of the same model, unless the model's own name has it.
  if (isOfHost) did(name.replace(/-v\d+$/, ''), 'version');
  // Google's number of a stable version, and Anthropic's newest day of a version that stands in the name.
  did(name.replace(/^(gemini-.*)-00\d$|^(claude-.*\d.*)-latest$/i, '$1$2'), 'version');
  if (/^[A-Z]\w*\d/.test(name)) did(parted(name), 'spelling');
  beside(withoutSetting(name), 'setting');
  return { steps, family, isFree };
};

const lookUp = (known: KnownModels, name: string): { id: string; rule: ResolveRule | null } | null => {
  const plain = plainName(name.replace(/\s+/g, '-'));
  const id = known.byName.get(plain) ?? (known.byName.has(plain) ? null : known.byJoined.get(joined(plain)));
  if (typeof id === 'string') return { id, rule: id === name || lastPart(id) === name ? null : 'spelling' };
  // Two models of one name: nobody can tell which.
  if (id === null) return null;
  const other = otherNameOf(name);
  const listed = other === null ? undefined : known.byName.get(plainName(other));
  if (typeof listed === 'string') return { id: listed, rule: 'otherName' };
  const makers = known.byMakersName.get(plain) ?? known.byMakersName.get(joined(plain));
  if (typeof makers === 'string') return { id: makers, rule: 'otherName' };
  if (!/claude|gemini/i.test(name)) return null;
  const byWords = known.byWords.get(wordsOf(name));
  return typeof byWords === 'string' ? { id: byWords, rule: 'wordOrder' } : null;
};

/** `deepseek-chat-v3` means `deepseek-chat` where that is the only one of the family. */
const withoutVersion = (known: KnownModels, name: string): string | null => {
  const family = name.replace(/-v\d+(?:\.\d+)?$/i, '');
  if (family === name) return null;
  const plain = plainName(family);
  const id = known.byName.get(plain);
  const siblings = [...known.byName.keys()].filter((one) => one.startsWith(`${plain}-`));
  return typeof id === 'string' && siblings.length === 0 ? id : null;
};

/** A free-text name as an id: `Mistral-Klein (intern)` is `mistral-klein-intern`. */
const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.:/]+/gu, '-')
    .replace(/^-+|-+$/g, '');

const fineTuned = /^ft:([^:]+)(?::.*)?$/i;

/** The known model a raw name means, with the rules that led there. `mapped` holds what was stated by hand. */
export const resolveModel = (
  raw: string,
  known: KnownModels,
  mapped: Readonly<Record<string, string>> = {},
): Resolved => {
  const stated = ownValue(mapped, raw);
  if (stated !== undefined) {
    const found = lookUp(known, stated);
    return { id: found?.id ?? null, rules: ['mapped'], family: stated, isFree: false, isFineTuned: false };
  }
  const base = fineTuned.exec(raw)?.[1];
  if (base !== undefined) {
    const inner = resolveModel(base, known);
    const family = `ft:${inner.id === null ? inner.family.replace(dates, '') : lastPart(inner.id)}`;
    const id = known.byName.get(plainName(family)) ?? null;
    return { id, rules: ['variant', ...inner.rules], family, isFree: false, isFineTuned: true };
  }
  const { steps, family, isFree } = candidatesOf(raw);
  for (const { name, rules } of steps) {
    if (known.refusesMoving && isMovingName(lastPart(name).toLowerCase())) continue;
    const found = lookUp(known, name);
    if (found)
      return {
        id: found.id,
        rules: found.rule === null || rules.includes(found.rule) ? rules : [...rules, found.rule],
        family,
        isFree,
        isFineTuned: false,
      };
  }
  const last = steps.at(-1);
  const versionless = last === undefined || known.refusesMoving ? null : withoutVersion(known, last.name);
  if (versionless !== null)
    return { id: versionless, rules: [...(last?.rules ?? []), 'version'], family, isFree, isFineTuned: false };
  return { id: null, rules: [], family: slugOf(family), isFree, isFineTuned: false };
};
