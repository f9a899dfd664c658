/** Who sells at a price, by the names that lists give hosts: the maker itself, a router, a cloud platform or a host of others' models. */
import { isCleanText } from '../checks.ts';
import { sameHost } from '../hostNames.ts';
import type { Model, Price } from '../model.ts';
import { routed } from '../routed.ts';
import { authorOf } from './names.ts';

export interface Seller {
  /** null: the maker of the model, whom the catalog names. */
  host: string | null;
  hostType: NonNullable<Price['hostType']>;
  region?: string | null;
  quantization?: string | null;
}

export const maker: Seller = { host: null, hostType: 'first-party' };

/** The price OpenRouter's list shows of a model, which is one host's. */
export const openRouterListing: Seller = { host: 'OpenRouter listing', hostType: 'aggregator' };

/** Hosts as the catalog names them, with the names lists have for them. */
const knownHosts: readonly [host: string, type: Seller['hostType'], ...names: string[]][] = [
  ['Amazon Bedrock', 'cloud', 'bedrock', 'bedrock_converse', 'aws', 'amazon-bedrock'],
  ['Amazon Bedrock (mantle)', 'cloud', 'bedrock_mantle'],
  ['Azure OpenAI', 'cloud', 'azure', 'azure_text', 'azure-openai', 'azure-cognitive-services'],
  ['Azure AI Foundry', 'cloud', 'azure_ai', 'azure-ai-foundry'],
  ['Google Vertex AI', 'cloud', 'vertex_ai', 'google-vertex', 'google-vertex-anthropic', 'google-vertex-ai'],
  ['Oracle Cloud', 'cloud', 'oci'],
  ['Databricks', 'cloud', 'databricks'],
  ['Snowflake', 'cloud', 'snowflake'],
  ['IBM watsonx', 'cloud', 'watsonx'],
  ['Volcengine Ark', 'cloud', 'volcengine'],
  ['Cloudflare Workers AI', 'inference-host', 'cloudflare', 'cloudflare-workers-ai'],
  ['DigitalOcean', 'inference-host', 'gradient_ai', 'digitalocean'],
  ['Weights & Biases', 'inference-host', 'wandb'],
  ['Nebius', 'inference-host', 'nebius', 'nebius-token-factory'],
  ['Together AI', 'inference-host', 'together_ai', 'togetherai', 'together'],
  ['Fireworks', 'inference-host', 'fireworks_ai', 'fireworks-ai', 'fireworks'],
  ['Friendli', 'inference-host', 'friendliai', 'friendli'],
  ['Vercel AI Gateway', 'aggregator', 'vercel_ai_gateway', 'vercel'],
  ['GitHub Models', 'aggregator', 'github-models'],
  ['Hugging Face', 'aggregator', 'huggingface', 'hugging-face'],
];

/** LiteLLM parts Vertex by maker (`vertex_ai-llama_models`); Hugging Face's routes are named by their host (`huggingface_groq`). */
const hostByName = (provider: string): (typeof knownHosts)[number] | undefined =>
  knownHosts.find(([, , ...names]) => names.includes(provider) || names.includes(provider.split('-')[0] ?? ''));

/** Whether lists call a seller so: a maker, a host, OpenRouter. */
export const isKnownSeller = (name: string): boolean =>
  name === 'openrouter' || authorOf(name) !== null || hostByName(name.toLowerCase()) !== undefined;

/** The seller of rows of a provider; `name` is what the list calls it beside its id. null: no name that could be shown. */
export const hostOf = (provider: string, name: string | null = null): Seller | null => {
  const [host, hostType] = hostByName(provider.toLowerCase()) ?? [name ?? provider, 'inference-host' as const];
  return isCleanText(host, 100) && host.trim() !== '' ? { host, hostType } : null;
};

/** A host's price as it is paid through OpenRouter, which the catalog tells from what the host itself asks. */
export const throughOpenRouter = ({ host, ...seller }: Seller): Seller => ({
  ...seller,
  host: routed(host ?? ''),
});

/** Whether a host is the maker of a model under one of its names. */
export const isMaker = (host: string, { author, authorName }: Pick<Model, 'author' | 'authorName'>): boolean =>
  [author, authorName].some((name) => sameHost(host, name) || sameHost(host, routed(name)));
