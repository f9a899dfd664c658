/**
 * models.dev's source files, one TOML a model: `providers/<provider>/models/<model>.toml` holds what it costs there,
 * `models/<base model>.toml` what the model is wherever it is sold.
 */
import { parse, TomlError } from 'smol-toml';
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import { fieldOf, isFields } from './fields.ts';
import { isKnownSeller } from './sellers.ts';

export interface TomlFile {
  /** With its folders, parted by slashes. */
  path: string;
  text: string;
}

interface Place {
  provider: string;
  model: string;
}

const placeOf = (path: string): Place | null => {
  const [, provider, model] = /(?:^|\/)providers\/([^/]+)\/models\/(.+)\.toml$/.exec(path) ?? [];
  return provider === undefined || model === undefined ? null : { provider, model };
};

/** Of a price outside the folders of models.dev: the provider that was stated, else a folder that bears a seller's name. */
const loosePlace = (path: string, stated: string | null): Place | null => {
  const [, folder, model] = /(?:^|\/)([^/]+)\/(?:models\/)?([^/]+)\.toml$/.exec(path) ?? [];
  const name = model ?? /([^/]+)\.toml$/.exec(path)?.[1];
  const provider = stated ?? (folder !== undefined && isKnownSeller(folder) ? folder : null);
  return provider === null || name === undefined ? null : { provider, model: name };
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
 * The files as the text of models.dev's api.json; `stated` is the provider of files that lie in no provider's folder.
 * Refusals: priceListNotToml with the file and line, priceListNoProvider where no file says whose price it is.
 */
export const modelsDevOfToml = (files: readonly TomlFile[], stated: string | null = null): Answer<string> => {
  const bases = new Map<string, unknown>();
  const sold: { provider: string; model: string; entry: Record<string, unknown> }[] = [];
  for (const file of files) {
    const entry = parsed(file);
    if (!entry.ok) return entry;
    const hasPrice = isFields(fieldOf(entry.value, 'cost'));
    const place = placeOf(file.path) ?? (hasPrice ? loosePlace(file.path, stated) : null);
    const base = /(?:^|\/)models\/(.+)\.toml$/.exec(file.path)?.[1];
    if (place !== null) sold.push({ ...place, entry: entry.value });
    if (base !== undefined && placeOf(file.path) === null) bases.set(base, entry.value);
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
