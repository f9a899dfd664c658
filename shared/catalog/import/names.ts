/** Which catalog id an entry of a list means. When in doubt it means none: a wrong price is worse than a missing one. */
import type { ModelId } from '../../foundation/ids.ts';

/** The vendors that list their own models, by the names lists give them, and the author slug of their catalog ids. */
const authorByVendor = new Map([
  ['openai', 'openai'],
  ['anthropic', 'anthropic'],
  ['gemini', 'google'],
  ['google', 'google'],
  ['mistral', 'mistralai'],
  ['deepseek', 'deepseek'],
  ['xai', 'x-ai'],
  ['x-ai', 'x-ai'],
  ['x_ai', 'x-ai'],
  ['cohere', 'cohere'],
  ['cohere_chat', 'cohere'],
  ['moonshot', 'moonshotai'],
  ['moonshotai', 'moonshotai'],
  ['zai', 'z-ai'],
  ['zhipuai', 'z-ai'],
  ['minimax', 'minimax'],
  ['dashscope', 'qwen'],
  ['alibaba', 'qwen'],
  ['perplexity', 'perplexity'],
  ['ai21', 'ai21'],
  ['amazon_nova', 'amazon'],
  ['amazon', 'amazon'],
  ['moonshot-ai', 'moonshotai'],
  ['qwen', 'qwen'],
]);

/** The author of a vendor's own models, or null: a host that sells other people's models at its own price. */
export const authorOf = (vendor: unknown): string | null =>
  typeof vendor === 'string' ? (authorByVendor.get(vendor) ?? null) : null;

/**
 * Names a vendor points at newer models from time to time. The catalog's `deepseek/deepseek-chat` is DeepSeek V3, the
 * vendor's `deepseek-chat` is whatever is newest.
 */
export const isMovingName = (slug: string): boolean =>
  /(^|[-_])latest([-_]|$)/.test(slug) || /^deepseek-(chat|reasoner|coder)$/.test(slug);

/** False for what its name says does other work than answering: guards, embeddings, rankers, readers of pages, sound. */
export const isForWork = (id: string): boolean =>
  !/(^|[-_./:])(embed|embeddings?|rerank(er|ing)?|moderation|guard|safeguard|guardian|guardrails?|shieldgemma|nemoguard|content-safety|ocr|tts|asr|speech|whisper|transcribe|apply)([-_.:]|$)/i.test(
    id,
  );

/** Lists write 4.5, 4-5 and 4_5 for one version, and differ in case. */
export const plainName = (id: string): string => id.toLowerCase().replace(/[._]/g, '-');

export interface CatalogNames {
  ids: ReadonlySet<ModelId>;
  /** Plain name to the one id that has it; null where several share it. */
  byPlainName: ReadonlyMap<string, ModelId | null>;
  /** The same of the names without their authors; free listings aside. */
  bySlug: ReadonlyMap<string, ModelId | null>;
}

export const namesOf = (ids: Iterable<ModelId>): CatalogNames => {
  const known = new Set(ids);
  const byPlainName = new Map<string, ModelId | null>();
  const bySlug = new Map<string, ModelId | null>();
  for (const id of known) {
    byPlainName.set(plainName(id), byPlainName.has(plainName(id)) ? null : id);
    const slug = plainName(id.slice(id.lastIndexOf('/') + 1));
    if (!id.endsWith(':free')) bySlug.set(slug, bySlug.has(slug) ? null : id);
  }
  return { ids: known, byPlainName, bySlug };
};

/** The catalog id among the candidates: exactly, else but for the spelling of versions where only one model fits. */
export const findId = (candidates: readonly ModelId[], names: CatalogNames): ModelId | null =>
  candidates.find((id) => names.ids.has(id)) ??
  candidates.map((id) => names.byPlainName.get(plainName(id))).find((id) => typeof id === 'string') ??
  null;

/** The one model of any author that has one of these names. */
export const findBySlug = (slugs: readonly string[], names: CatalogNames): ModelId | null =>
  slugs.map((slug) => names.bySlug.get(plainName(slug))).find((id) => typeof id === 'string') ?? null;

/** A day at the end of a name: `-2025-08-07`, `-20250929`, `@20250929`. */
const dayAtEnd = /[-@](20\d{6}|20\d\d-\d\d-\d\d)$/;

/** The day a name ends with, as eight digits; '' of one that ends with none. */
export const dayInName = (name: string): string =>
  (/(?:20\d{6}|20\d\d-\d\d-\d\d)/.exec(name)?.[0] ?? '').replaceAll('-', '');

/** How clouds write: `us.anthropic.claude-opus-4-6-v1`, its region, its maker, and a version of the cloud's own at the end. */
const cloudName = /^(?:(us|eu|apac|au|jp|ca|us-gov|global)\.)?[a-z0-9]+\.([a-z].*?)(?:-v\d+)?(?::\d+)*$/i;

const lastOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/**
 * The names a model may have elsewhere, read from a host's name for it, the likeliest first: as it stands, without what a
 * cloud puts round it, and without the day, which clouds write of the one version they sell. `3p1` is a host's 3.1.
 */
export const slugsOf = (name: string): string[] => {
  const last = lastOf(name);
  const within = last.replace(/^(?:(?:us|eu|apac|au|jp|ca|us-gov|global)\.)?[a-z0-9]+\.(?=[a-z])/i, '');
  const names = [
    last,
    last.replace(/(\d)p(\d)/g, '$1.$2'),
    within.replace(/(?::\d+)+$/, ''),
    last.replace(/(?:-v\d+)?(?::\d+)+$/, ''),
    cloudName.exec(last)?.[2] ?? last,
  ];
  return [...new Set([...names, ...names.map((each) => each.replace(dayAtEnd, ''))])];
};

/** The part of the world a host's name for a model begins with or lies under; null where it says none. */
export const regionInName = (name: string): string | null => {
  const folders = name.split('/').slice(0, -1);
  const folder = folders.map((each) => /^(us|eu|global|[a-z]{2}(?:-gov)?-[a-z]+-\d)(?:-standard)?$/.exec(each)?.[1]);
  return folder.find((each) => each !== undefined) ?? cloudName.exec(lastOf(name))?.[1] ?? null;
};

/** The names of what a fine-tune was made of: `ft:gpt-4.1-mini-2025-04-14:acme::Bd3x` names it, then whose it is. null: it is none. */
export const tunedFrom = (slug: string): string[] | null =>
  slug.startsWith('ft:') ? slugsOf(slug.split(':')[1] ?? '') : null;
