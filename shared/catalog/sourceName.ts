/** A source as a person reads it: a name and a link. The catalog cites repositories as `owner/name:path@commit`. */
import { testsNamed } from './benchmarkNames.ts';

export interface NamedSource {
  name: string;
  /** Where the very file can be looked at; null where the source is no repository and no address. */
  link: string | null;
}

/** How publishers call what they publish, by repository; others are called by the repository's own name. */
const names: Readonly<Record<string, string>> = {
  'Jav97970/ai-frontier-concentration': 'Epoch AI',
  'Portkey-AI/models': 'Portkey',
  'Prajwalsrinvas/token-tariff': 'token-tariff',
  'RoCry/llm-api-price': 'LiteLLM',
  'anomalyco/models.dev': 'models.dev',
  'charmbracelet/catwalk': 'Catwalk',
  'fboulnois/llm-leaderboard-csv': 'LMArena',
  'mnfst/modeldeprecations.dev': 'modeldeprecations.dev',
  'pydantic/genai-prices': 'genai-prices',
  'sui414/openrouter-pricing-data': 'OpenRouter',
  'Aider-AI/aider': 'Aider leaderboards',
  'Aratako/Japanese-RP-Bench': 'Japanese-RP-Bench',
  'DidroPlatform/EU-Legal-Benchmark': 'EU Legal Benchmark',
  'EQ-bench/EQ-bench-site': 'EQ-Bench',
  'IlyaGusev/ping_pong_bench': 'PingPong Bench',
  'JonathanChavezTamales/LLMStats': 'LLM Stats',
  'LiveBench/livebench.github.io': 'LiveBench',
  'LiveCodeBench/livecodebench.github.io': 'LiveCodeBench',
  'Marvin-Cypher/LLM-for-LLM': 'LLM for LLM',
  'OpenHands/openhands-index-results': 'OpenHands Index',
  'OpenSakura/LNTranslateBench': 'LNTranslateBench',
  'Roblox/open-eval': 'Roblox OpenEval',
  'SecondState-ai/finance-agents-benchmark': 'Finance Agents Benchmark',
  'TajaKuzman/Benchmarking-Text-Classification-on-South-Slavic': 'Taja Kuzman',
  'benchget/deepswe': 'DeepSWE',
  'cpldcpu/MisguidedAttention': 'MisguidedAttention',
  'eval-sys/mcpmark-experiments': 'MCPMark',
  'lechmazur/confabulations': 'Lech Mazur',
  'lechmazur/nyt-connections': 'Lech Mazur',
  'lm-sys/RouteLLM': 'RouteLLM',
  'mindbench-ai/healthbench-psych': 'MindBench',
  'nilenso/swe-bench-pro-cost-token-time-analysis': 'nilenso',
  'petergpt/bullshit-benchmark': 'BullshitBench',
  'pricci1/deepswe-changelog': 'DeepSWE changelog',
  'sierra-research/tau2-bench': 'Sierra',
  'stanford-futuredata/FrugalGPT': 'FrugalGPT',
  'tegnike/Japanese-RP-Bench': 'Japanese-RP-Bench v2',
  'tmchow/health-data-leaderboard': 'Health Data Leaderboard',
  'vectara/hallucination-leaderboard': 'Vectara',
  'wmt-conference/wmt24-news-systems': 'WMT24',
  'wmt-conference/wmt25-general-mt': 'WMT25',
};

const citation = /([\w.-]+\/[\w.-]+)[: ]([^@;]*)@([0-9a-f]{7,40})\b/g;

const repositoryName = (repo: string): string => names[repo] ?? repo.slice(repo.indexOf('/') + 1);

/** Several files, or a pattern of files, have no page of their own: the commit has. */
const isOneFile = (path: string): boolean => /^[\w./=-]+$/.test(path) && !path.endsWith('/');

const linkOf = (repo: string, path: string, commit: string): string =>
  isOneFile(path) ? `https://github.com/${repo}/blob/${commit}/${path}` : `https://github.com/${repo}/tree/${commit}`;

/**
 * `source` as it is cited with a price, a fact or a measurement: repositories by their names, without paths and commits; of
 * several the first is linked. A planner's own words stay as they are.
 */
export const namedSource = (source: string): NamedSource => {
  if (/^https?:\/\/\S+$/.test(source)) return { name: new URL(source).hostname.replace(/^www\./, ''), link: source };
  const [first] = source.matchAll(citation);
  if (first === undefined) return { name: testsNamed(source)?.join('; ') ?? source, link: null };
  const [, repo = '', path = '', commit = ''] = first;
  const parts = source.replace(citation, (_, name: string) => repositoryName(name)).split('; ');
  return { name: [...new Set(parts)].join('; '), link: linkOf(repo, path, commit) };
};

/** Each publisher once, with the first of the files cited. */
export const namedSources = (sources: readonly string[]): NamedSource[] => {
  const byName = new Map<string, NamedSource>();
  for (const source of sources) {
    const named = namedSource(source);
    if (!byName.has(named.name)) byName.set(named.name, named);
  }
  return [...byName.values()];
};
