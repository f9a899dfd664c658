/** Model names as tools write them: the route they were called by taken off, and whether a text looks like one. */

/** promptfoo writes `provider:kind:model`; of these only the last part names a model. */
const routes =
  /^(openai:(chat:|completion:|responses:|realtime:|assistant:|embedding:)?|anthropic:(messages:|completion:|claude-agent-sdk:)?|openrouter:|google:|vertex:|palm:|mistral:|groq:|cohere:|deepseek:|xai:|togetherai:|together:|ollama:(chat:|completion:)?|azure(openai)?:(chat:|completion:|responses:|deployment:)?|bedrock:(converse:|completion:)?|replicate:|huggingface:(text-generation:|chat:)?|cloudflare-ai:(chat:)?|litellm:(chat:)?|vllm:|fireworks:|cerebras:|perplexity:|github:|databricks:|alibaba:|ai21:|sambanova:|nscale:|hyperbolic:|portkey:|helicone:|watsonx:|voyage:|lambdalabs:|localai:(chat:)?|cloudera:|aimlapi:)/i;

/** A promptfoo provider id without its route: `openai:gpt-4o` is `gpt-4o`. */
export const withoutRoute = (id: string): string => {
  const plain = id.trim();
  return plain.replace(routes, '') || plain;
};

const services = new Set(['azure', 'bedrock', 'vertex', 'vertex_ai']);

/** An Inspect model id without the API it was called by, its first part: `openai/azure/gpt-4o` is `gpt-4o`. */
export const withoutApi = (id: string): string => {
  const parts = id.trim().split('/');
  const rest = parts.slice(parts.length > 2 && services.has(parts[1] ?? '') ? 2 : 1);
  return rest.length === 0 ? id.trim() : rest.join('/');
};

const family =
  /(^|[^a-z])(gpt|chatgpt|claude|opus|sonnet|haiku|gemini|gemma|llama|mistral|mixtral|ministral|magistral|codestral|devstral|deepseek|qwen|qwq|grok|command-?[ar]|cohere|phi-?\d|nova|glm|kimi|minimax|ernie|hunyuan|doubao|yi-|falcon|nemotron|granite|jamba|olmo|starcoder|wizardlm|vicuna|sonar|palm|bard|davinci|turbo|o[134](-|$| )|minicpm|internlm|baichuan|solar|dbrx|arctic|aya|mercury|step-\d|seed-|mimo|longcat|ling-|ring-)/i;
const size = /(^|[^a-z0-9])\d+(\.\d+)?[bm]([^a-z0-9]|$)/i;
const plainly = /^(the )?(model|modell|modèle|modelo|system|llm|模型|モデル)[\s_.-]*([a-z0-9]{1,4}|[a-z]+)$/i;

/** True where a text is written as names of models are: a known family, a size, an author's slash, "model a". */
export const looksLikeModel = (text: string): boolean => {
  const plain = text.trim();
  if (plain === '' || plain.length > 120) return false;
  return (
    family.test(plain) || size.test(plain) || plainly.test(plain) || /^[\w.-]+\/(?=[^/]*[a-z])[\w.:@-]+$/i.test(plain)
  );
};
