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
  !/(^|[-_./:])(embed|embeddings?|rerank(er)?|moderation|guard|safeguard|ocr|tts|whisper|transcribe|apply)([-_.:]|$)/i.test(
    id,
  );

/** Lists write 4.5, 4-5 and 4_5 for one version, and differ in case. */
export const plainName = (id: string): string => id.toLowerCase().replace(/[._]/g, '-');

export interface CatalogNames {
  ids: ReadonlySet<ModelId>;
  /** Plain name to the one id that has it; null where several share it. */
  byPlainName: ReadonlyMap<string, ModelId | null>;
}

export const namesOf = (ids: Iterable<ModelId>): CatalogNames => {
  const known = new Set(ids);
  const byPlainName = new Map<string, ModelId | null>();
  for (const id of known) byPlainName.set(plainName(id), byPlainName.has(plainName(id)) ? null : id);
  return { ids: known, byPlainName };
};

/** The catalog id among the candidates: exactly, else but for the spelling of versions where only one model fits. */
export const findId = (candidates: readonly ModelId[], names: CatalogNames): ModelId | null =>
  candidates.find((id) => names.ids.has(id)) ??
  candidates.map((id) => names.byPlainName.get(plainName(id))).find((id) => typeof id === 'string') ??
  null;
