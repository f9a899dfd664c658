/** How makers call their benchmarks. One that is not named here, a planner's own above all, is called by its id. */
const names: Readonly<Record<string, string>> = {
  'aider-edit': 'Aider edit',
  'aider-polyglot': 'Aider polyglot',
  'aider-refactor': 'Aider refactor',
  'bullshitbench-v2': 'BullshitBench v2',
  'cls-iptc-test': 'IPTC news topics',
  'cls-parlacap-ba-test': 'ParlaCAP (Bosnian)',
  'cls-parlacap-en-test': 'ParlaCAP (English)',
  'cls-parlacap-hr-test': 'ParlaCAP (Croatian)',
  'cls-parlacap-rs-test': 'ParlaCAP (Serbian)',
  'cls-parlasent-bcs-test': 'ParlaSent (BCS)',
  'cls-parlasent-en-test': 'ParlaSent (English)',
  'cls-x-ginco': 'X-GINCO',
  'confabulations-unanswerable': 'Confabulations',
  'deepswe-v1': 'DeepSWE v1',
  'deepswe-v1.1': 'DeepSWE v1.1',
  'eq-bench-3': 'EQ-Bench 3',
  'eq-bench-creative-writing-v3': 'EQ-Bench Creative Writing v3',
  'eu-legal-v1': 'EU Legal Benchmark',
  'fab-meridian-due-diligence': 'Finance Agents: due diligence',
  'frugalgpt-agnews': 'FrugalGPT AGNews',
  'frugalgpt-coqa': 'FrugalGPT CoQA',
  'frugalgpt-headlines': 'FrugalGPT Headlines',
  'frugalgpt-overruling': 'FrugalGPT Overruling',
  'frugalgpt-sciq': 'FrugalGPT SciQ',
  gsm8k: 'GSM8K',
  'health-data-lab-pdf': 'Health Data: lab PDFs',
  'healthbench-psych-v2': 'HealthBench Psych v2',
  'japanese-rp-bench': 'Japanese-RP-Bench',
  'japanese-rp-bench-v2': 'Japanese-RP-Bench v2',
  'japanese-rp-bench-v2-challenge-x10': 'Japanese-RP-Bench v2 Challenge',
  'livecodebench-codegen': 'LiveCodeBench',
  'llm-for-llm-legal-qa': 'LLM for LLM: legal QA',
  'lntranslate-ja-zh': 'LNTranslateBench (ja-zh)',
  mcpmark: 'MCPMark',
  'mcpmark-filesystem': 'MCPMark Filesystem',
  'mcpmark-github': 'MCPMark GitHub',
  'mcpmark-notion': 'MCPMark Notion',
  'mcpmark-postgres': 'MCPMark Postgres',
  'misguided-attention-long': 'MisguidedAttention',
  mmlu: 'MMLU',
  'nyt-connections-extended': 'NYT Connections (extended)',
  'openhands-commit0': 'OpenHands Commit0',
  'openhands-gaia': 'OpenHands GAIA',
  'openhands-swe-bench-multimodal': 'OpenHands SWE-bench Multimodal',
  'openhands-swe-bench-verified': 'OpenHands SWE-bench Verified',
  'openhands-swt-bench-verified': 'OpenHands SWT-bench Verified',
  'pingpong-ru-v0': 'PingPong v0 (ru)',
  'roblox-open-eval': 'Roblox OpenEval',
  'swe-bench-pro-public': 'SWE-bench Pro',
  'tau2-bench-airline': 'τ²-bench Airline',
  'tau2-bench-banking_knowledge': 'τ²-bench Banking',
  'tau2-bench-retail': 'τ²-bench Retail',
  'tau2-bench-telecom': 'τ²-bench Telecom',
  'vectara-hhem-2.3': 'Vectara HHEM 2.3',
  'vendor-aime-2024': 'AIME 2024',
  'vendor-aime-2025': 'AIME 2025',
  'vendor-gpqa': 'GPQA',
  'vendor-gsm8k': 'GSM8K',
  'vendor-humaneval': 'HumanEval',
  'vendor-math': 'MATH',
  'vendor-math-500': 'MATH-500',
  'vendor-mmlu': 'MMLU',
  'vendor-mmlu-pro': 'MMLU-Pro',
  'vendor-simpleqa': 'SimpleQA',
  'vendor-swe-bench-verified': 'SWE-bench Verified',
  'wmt24-esa-en-cs': 'WMT24 ESA (en-cs)',
  'wmt24-esa-en-hi': 'WMT24 ESA (en-hi)',
  'wmt24-esa-en-ja': 'WMT24 ESA (en-ja)',
  'wmt24-esa-en-zh': 'WMT24 ESA (en-zh)',
  'wmt25-general-auto': 'WMT25',
};

const liveBench = /^livebench-\d{4}-\d\d-\d\d-(.+)$/;

const isNamed = (benchmark: string): boolean => liveBench.test(benchmark) || names[benchmark] !== undefined;

export const benchmarkName = (benchmark: string): string => {
  const part = liveBench.exec(benchmark)?.[1];
  if (part !== undefined) return `LiveBench ${part.replaceAll('_', ' ')}`;
  return names[benchmark] ?? benchmark;
};

const suites: Readonly<Record<string, string>> = {
  aider: 'Aider',
  bullshitbench: 'BullshitBench',
  confabulations: 'Confabulations',
  deepswe: 'DeepSWE',
  'eu-legal': 'EU Legal Benchmark',
  'fab-meridian': 'Finance Agents Benchmark',
  frugalgpt: 'FrugalGPT',
  'japanese-rp-v1': 'Japanese-RP-Bench',
  'japanese-rp-v2': 'Japanese-RP-Bench v2',
  'lab-pdf': 'Health Data Leaderboard',
  livebench: 'LiveBench',
  livecodebench: 'LiveCodeBench',
  'ljubljana-classification': 'Taja Kuzman',
  'llm-for-llm': 'LLM for LLM',
  lntranslate: 'LNTranslateBench',
  mcpmark: 'MCPMark',
  'mini-swe-agent': 'mini-SWE-agent',
  'misguided-attention': 'MisguidedAttention',
  'nyt-connections': 'NYT Connections',
  openhands: 'OpenHands Index',
  routellm: 'RouteLLM',
  'swe-bench-pro': 'SWE-bench Pro',
  'tau2-bench': 'τ²-bench',
  vectara: 'Vectara',
  wmt24: 'WMT24',
  wmt25: 'WMT25',
};

export const suiteName = (suite: string): string => suites[suite] ?? suite;

const measured = /^(?:[\w.-]+\/[\w.:-]+: )?([\w.-]+)(\/.+)?$/;

/** A rate read off other tests cites them as `benchmark/metric`, behind the model it is of, or as their suite; else null. */
export const testsNamed = (source: string): string[] | null => {
  const found: string[] = [];
  let hasMetric = false;
  for (const part of source.split(', ')) {
    const [, of = '', metric] = measured.exec(part) ?? [];
    const isKnown = isNamed(of) || suites[of] !== undefined;
    // A metric may hold a comma of its own.
    if (!isKnown && hasMetric) continue;
    if (!isKnown) return null;
    hasMetric = metric !== undefined;
    found.push(isNamed(of) ? benchmarkName(of) : suiteName(of));
  }
  return [...new Set(found)];
};
