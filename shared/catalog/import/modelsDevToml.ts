/**
 * models.dev's source files, one TOML a model: `providers/<provider>/models/<model>.toml` holds what it costs there,
 * `models/<base model>.toml` what the model is wherever it is sold.
 */
import { parse, TomlError } from 'smol-toml';
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import { fieldOf, isFields } from './fields.ts';

export interface TomlFile {
  /** With its folders, parted by slashes. */
  path: string;
  text: string;
}

const placeOf = (path: string): { provider: string; model: string } | null => {
  const [, provider, model] = /(?:^|\/)providers\/([^/]+)\/models\/(.+)\.toml$/.exec(path) ?? [];
  return provider === undefined || model === undefined ? null : { provider, model };
};

const parsed = ({ path, text }: TomlFile): Answer<Record<string, unknown>> => {
  try {
    return answer(parse(text));
  } catch (error) {
    const line = error instanceof TomlError ? error.line : 1;
    return refuse('priceListNotToml', `${path} is not TOML: line ${line}.`, { name: path, line });
  }
};

/**
 * The files as the text of models.dev's api.json. Refusals: priceListNotToml with the file and line,
 * priceListNoProvider where no file lies where a provider's models do.
 */
export const modelsDevOfToml = (files: readonly TomlFile[]): Answer<string> => {
  const bases = new Map<string, unknown>();
  const sold: { provider: string; model: string; entry: Record<string, unknown> }[] = [];
  for (const file of files) {
    const entry = parsed(file);
    if (!entry.ok) return entry;
    const place = placeOf(file.path);
    const base = /(?:^|\/)models\/(.+)\.toml$/.exec(file.path)?.[1];
    if (place !== null) sold.push({ ...place, entry: entry.value });
    else if (base !== undefined) bases.set(base, entry.value);
  }
  if (sold.length === 0) {
    const name = files[0]?.path ?? '';
    return refuse('priceListNoProvider', `No file lies in providers/<provider>/models/: ${name}.`, { name });
  }
  const providers = new Map<string, Map<string, unknown>>();
  for (const { provider, model, entry } of sold) {
    const base = bases.get(String(fieldOf(entry, 'base_model') ?? ''));
    const models = providers.get(provider) ?? new Map<string, unknown>();
    providers.set(provider, models.set(model, isFields(base) ? { ...base, ...entry } : entry));
  }
  const json = [...providers].map(([id, models]) => [id, { id, models: Object.fromEntries(models) }] as const);
  return answer(JSON.stringify(Object.fromEntries(json)));
};
