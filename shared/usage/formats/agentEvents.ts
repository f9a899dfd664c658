/**
 * What coding agents log of a call (Claude Code, Gemini CLI, Qwen Code, Codex CLI) under the names of the GenAI
 * conventions: each has its own names for its counts, and says the cache inside the input or beside it.
 */

type Attributes = ReadonlyMap<string, unknown>;

interface Agent {
  event: RegExp;
  /** Names of input, output, cache read, cache written, reasoning. */
  names: readonly [string, string, string, string, string];
  isCacheInside: boolean;
  isReasoningInside: boolean;
}

const agents: readonly Agent[] = [
  {
    event: /^(claude_code\.)?api_request$/,
    names: ['input_tokens', 'output_tokens', 'cache_read_tokens', 'cache_creation_tokens', ''],
    isCacheInside: false,
    isReasoningInside: true,
  },
  {
    event: /^(gemini_cli|qwen-code)\.api_response$/,
    names: ['input_token_count', 'output_token_count', 'cached_content_token_count', '', 'thoughts_token_count'],
    isCacheInside: true,
    isReasoningInside: false,
  },
  {
    event: /^codex\.sse_event$/,
    names: ['input_token_count', 'output_token_count', 'cached_token_count', '', 'reasoning_token_count'],
    isCacheInside: true,
    isReasoningInside: true,
  },
];

const numberOf = (value: unknown): number => {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : 0;
};

/** The attributes of a call as the conventions name them; of anything else as they are. */
export const asGenAi = (attributes: Attributes): Attributes => {
  const event = attributes.get('event.name');
  const agent = typeof event === 'string' ? agents.find((one) => one.event.test(event)) : undefined;
  if (agent === undefined || !attributes.has(agent.names[0])) return attributes;
  const [input, output, read, written, reasoning] = agent.names.map((name) => numberOf(attributes.get(name)));
  return new Map<string, unknown>([
    ...attributes,
    ['gen_ai.request.model', attributes.get('model')],
    ['gen_ai.usage.input_tokens', (input ?? 0) + (agent.isCacheInside ? 0 : (read ?? 0) + (written ?? 0))],
    ['gen_ai.usage.output_tokens', (output ?? 0) + (agent.isReasoningInside ? 0 : (reasoning ?? 0))],
    ['gen_ai.usage.cache_read.input_tokens', read],
    ['gen_ai.usage.cache_creation.input_tokens', written],
    ['gen_ai.usage.reasoning.output_tokens', reasoning],
  ]);
};

/** What the agent itself says a call cost, in USD; null where it says nothing. */
export const agentCost = (attributes: Attributes): number | null =>
  attributes.has('event.name') && attributes.has('cost_usd') ? numberOf(attributes.get('cost_usd')) : null;
