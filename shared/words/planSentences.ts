/**
 * Where the numbers come from that a plan starts with, in Chinese: clause by clause what `plan/` and `study/` hold in English.
 * A test names a clause that is missing. What a planner typed is in none of them and stays as it is.
 */
import { checkSourceIn } from './checkSentences.ts';
import { usageSourceIn } from './usageSentences.ts';
import type { Language } from './words.ts';

/** In this order: longer clauses before those that are a part of them. */
const clauses: readonly (readonly [RegExp, string])[] = [
  // Money, time and work
  [/A round number to start from: type what an hour of your reviewers costs\./, '起始用的整数：请填写审核人员的时薪。'],
  [/A round number to start from: type your own\./, '起始用的整数：请填写您的数值。'],
  [
    /Not stated: 0 until you type what a wrong result costs you\. The break-even says from where it matters\./,
    '未填写：在您填写错误结果的损失之前为 0。反转点说明从多少起会影响结论。',
  ],
  [/One kind of work: nothing to split\./, '只有一类工作，无需拆分。'],
  [
    /One category: nothing to split\. The study gives no mix of a localisation team\./,
    '只有一类工作，无需拆分。研究没有给出本地化团队的任务构成。',
  ],
  [
    /assumed: as many tasks of each kind of work, until you type how many there are/,
    '假设：各类工作的任务数相同，直到您填写实际数量',
  ],
  [/Taken as always answering: type your share of outages\./, '视为总有返回：请填写服务中断的占比。'],
  [/Taken as free; type what the signal costs\./, '视为免费；请填写信号的费用。'],
  [
    /Nobody measured your signal: 0 routes at random, 1 knows the difficulty\./,
    '您的信号未经实测：0 为随机分派，1 为完全知道难度。',
  ],
  // Shares of tasks
  [
    /^([\d.]+%) of tokens \((.*)\), turned into tasks: divided by (\d+) tokens per task and scaled to sum to 100%\.$/,
    '占 token 的 $1（$2），折算为任务：除以每个任务 $3 token，再换算到合计 100%。',
  ],
  [/^([\d.]+%) of API conversations, taken as tasks \((.*)\)\.$/, '占 API 会话的 $1，按任务计（$2）。'],
  [
    /assumed: the source does not split the remaining ([\d.]+%), taken in equal parts/,
    '假设：来源未拆分其余 $1，按等份计',
  ],
  [
    /derived: the open third of tokens, times 52% roleplay, over the 58% of roleplay tokens that open models serve; /,
    '推算：开源模型占 token 的三分之一，乘以其中 52% 的角色扮演，再除以开源模型承接的 58% 角色扮演 token；',
  ],
  [/the middle of 15 to 20%; /, '15% 至 20% 的中点；'],
  [
    /half of the 39% that programming and technology have together, the halving assumed; /,
    '编程与技术合计 39% 的一半，对半为假设；',
  ],
  [/the lower bound of an author whose traffic is mostly code; /, '以代码为主的厂商的下限；'],
  [
    /the lower bound of an author whose traffic is mostly roleplay and casual chat; /,
    '以角色扮演和闲聊为主的厂商的下限；',
  ],
  [/computer and mathematical tasks; /, '计算机与数学类任务；'],
  [/AI development; /, 'AI 开发；'],
  [/arts and entertainment; /, '艺术与娱乐；'],
  [/education; /, '教育；'],
  // Shapes of requests
  [/One request per attempt; agents take more\./, '每次尝试一个请求；智能体更多。'],
  [/No tool with a fee of its own\./, '没有单独收费的工具。'],
  [/No such calls\./, '没有此类调用。'],
  [/No web search\./, '没有网页搜索。'],
  [/Derived: the study prints none for this category\. /, '推算：研究未给出此类别的数值。'],
  [
    /: mean prompt of all traffic, late 2025; the study gives none for this category\./,
    '：2025 年末全部流量的平均输入；研究未给出此类别的数值。',
  ],
  [
    /: mean completion of all traffic, late 2025; the study gives none for this category\./,
    '：2025 年末全部流量的平均输出；研究未给出此类别的数值。',
  ],
  [
    /: mean request of all traffic, late 2025, less programming, which has half of the tokens at 20,000 a prompt\./,
    '：2025 年末全部流量的平均请求，减去编程（每次输入 20,000 token，占 token 的一半）。',
  ],
  [
    /: prompts regularly above 20,000 tokens, sequences 3 to 4 times the general length\./,
    '：输入常超过 20,000 token，序列长度为一般的 3 至 4 倍。',
  ],
  [/ ?The range, half to twice, is assumed\./, '区间（一半至两倍）为假设。'],
  [/ ?The range is assumed\./, '区间为假设。'],
  [/From about 2,000 to 30,000 tokens over 44 requests\./, '44 个请求中，从约 2,000 增至 30,000 token。'],
  [
    /, (\d+) settings: median prompt tokens of a task, a quarter to three quarters of the settings\. A failed task reads 1\.28 times a solved one\./,
    '，$1 个设置：每个任务输入 token 的中位数，区间为设置的四分之一至四分之三。失败的任务读入量为成功的 1.28 倍。',
  ],
  [/, (\d+) settings: median prompt tokens of a task\.?/, '，$1 个设置：每个任务输入 token 的中位数。'],
  [/, (\d+) settings: median completion tokens of a task\.?/, '，$1 个设置：每个任务输出 token 的中位数。'],
  [
    /, (\d+) settings: median prompt tokens\. GAIA by OpenHands prints dollars alone: median 0\.46 a task, on MCPMark 0\.47; carried over with a wider range\./,
    '，$1 个设置：输入 token 的中位数。OpenHands 的 GAIA 只给出费用：每个任务中位数 0.46 美元，MCPMark 为 0.47；外推，区间更宽。',
  ],
  [/, (\d+) settings: median completion tokens\./, '，$1 个设置：输出 token 的中位数。'],
  [/ ?Carried over: GAIA prints none\./, '外推：GAIA 未给出。'],
  [/ ?Carried over: nobody printed those of the bash-only agent\./, '外推：仅用 bash 的智能体没有公布此数值。'],
  [
    /Requests were counted for the bash-only agent of mini-SWE-agent alone: mean 44 \(13 to 87 by model\)/,
    '请求数只在仅用 bash 的 mini-SWE-agent 上统计：均值 44（按模型 13 至 87）',
  ],
  [/; varies by 0\.65 between tasks\./, '；任务之间的变异系数为 0.65。'],
  [/ ?\.? Carried over to other tools\./, '。外推至其他工具。'],
  [
    /Vectara hallucination leaderboard, (\d+) models: median words of a summary, taken as 1\.35 tokens a word; a quarter to three quarters of the models\. Reasoning is not in it\./,
    'Vectara 幻觉榜，$1 个模型：摘要词数的中位数，按每词 1.35 token 计；区间为模型的四分之一至四分之三。不含推理。',
  ],
  // Success rates that were not measured
  [
    /No measurement of this model: the range of the (\d+) models measured on (.+?), (\d+)th to (\d+)th percentile\./,
    '此模型没有实测：取 $2 上 $1 个实测模型的第 $3 至第 $4 百分位。',
  ],
  [
    /No measurement of this model: what its year and its reasoning promise on (.+?), by the (\d+) models measured there, 5th to 95th percentile\./,
    '此模型没有实测：按其年份与是否推理，由 $1 上 $2 个实测模型推得，第 5 至第 95 百分位。',
  ],
  [
    /No success rate is published in this category: a placeholder\. Type what your own evaluations say\./,
    '此类别没有公布的成功率：此为占位假设。请填写自有评测的结果。',
  ],
  // Checks
  [
    /Not measured for tests that are run; a half of what judges show, over the whole range\./,
    '运行测试未经实测：取裁判模型所示的一半，覆盖整个区间。',
  ],
  [
    /Not measured for people; a half of what judges show, over the whole range\./,
    '人工检查未经实测：取裁判模型所示的一半，覆盖整个区间。',
  ],
  [
    /FaithBench, ten summarisers checked by three language models: in probits false accepts rise by 0\.39, 0\.59 and 0\.71 \(standard errors 0\.26, 0\.34, 0\.38\) per probit of the summariser’s rate, and 0\.4 of both says so\. Criteria of HealthBench spread by 0\.76 probits\./,
    'FaithBench 上，三个语言模型检查十个摘要模型：摘要模型的成功率每升 1 probit，错误通过率上升 0.39、0.59 和 0.71 probit（标准误 0.26、0.34、0.38）。HealthBench 各项标准的离散度为 0.76 probit。',
  ],
  [/ ?Carried over to other work\./, '外推至其他工作。'],
  [
    /Five trained detectors on FaithBench: no rise with strength \(-0\.28 to 0\.37 probits, none beyond its noise\)\. Assumed small, carried over to other work\./,
    'FaithBench 上五个训练得到的检测器：不随模型强度上升（−0.28 至 0.37 probit，均在噪声之内）。假设较小，外推至其他工作。',
  ],
  // How alike models fail
  [
    /Tasks of this category were not compared model by model: carried over from agents with tools \(MCPMark\), with a wider range\./,
    '此类别的任务没有逐模型比较：由使用工具的智能体（MCPMark）外推，区间更宽。',
  ],
  [
    /Not measured in this category: carried over from question answering and reasoning, with a wider range\./,
    '此类别未经实测：由问答与推理外推，区间更宽。',
  ],
  [
    /Not measured in this category: carried over from question answering, with a wider range\./,
    '此类别未经实测：由问答外推，区间更宽。',
  ],
  [
    /Not measured in this category: no share of tasks is known to defeat every model\./,
    '此类别未经实测：假设每个任务都有模型能完成。',
  ],
  [
    /Not measured in this category: whether harder tasks cost more is unknown\./,
    '此类别未经实测：难任务是否成本更高，尚不清楚。',
  ],
  [
    /Not measured in this category: the range covers every category that was\./,
    '此类别未经实测：区间覆盖所有实测的类别。',
  ],
  [
    /Repeats were not run: carried over from agents with tools \(MCPMark\), with a wider range\./,
    '没有重复运行：由使用工具的智能体（MCPMark）外推，区间更宽。',
  ],
  [
    /Repeated translations were not measured: the gap found in question answering is carried over\./,
    '重复翻译未经实测：沿用问答中的差距。',
  ],
  [
    /Repeats were not scored as successes: the scenario explains 8% of the variance within a model on Japanese-RP-Bench\./,
    '重复运行没有按成功计分：在 Japanese-RP-Bench 上，场景解释了同一模型 8% 的方差。',
  ],
  [
    /tau2-bench, 4 runs per task: a model agrees with itself at 0\.1 to 0\.5 in telecom, 0\.4 to 0\.6 in retail, 0\.7 to 0\.9 in airline; less what models share, as assumed\./,
    'tau2-bench，每个任务 4 次：同一模型的自我一致度在电信为 0.1 至 0.5，零售 0.4 至 0.6，航空 0.7 至 0.9；减去各模型共有的部分（假设）。',
  ],
  [
    /Agents with tools on MCPMark \((\d+) tasks, (\d+) settings, (\d+) runs, with costs: rho ([\d.]+), tau ([\d.]+), beta ([\d.]+), gamma ([\d.]+) of its own\)/,
    'MCPMark 上使用工具的智能体（$1 个任务、$2 个设置、$3 次运行，含成本：其 rho $4、tau $5、beta $6、gamma $7）',
  ],
  [
    /, and tau2-bench, where a model agrees with itself at 0\.1 to 0\.5 in telecom, 0\.4 to 0\.6 in retail, 0\.7 to 0\.9 in airline\./,
    '，以及 tau2-bench：同一模型的自我一致度在电信为 0.1 至 0.5，零售 0.4 至 0.6，航空 0.7 至 0.9。',
  ],
  [/, and tau2-bench \(4 runs per task\)\./, '，以及 tau2-bench（每个任务 4 次）。'],
  [
    / It depends on the kind of task: 0\.31 reasoning about execution, 0\.42 outputs of tests, 0\.55 execution, 0\.57 agents in a terminal, 0\.86 repair of own code\./,
    '因任务而异：推断执行 0.31，测试输出 0.42，执行 0.55，终端智能体 0.57，修复自己的代码 0.86。',
  ],
  [
    /; down to a correlation of a model with itself of 0\.68 on Roblox open-eval \(5 tries\)\./,
    '；在 Roblox open-eval（5 次尝试）上，同一模型的自相关低至 0.68。',
  ],
  [
    / Their shared taste is in it: two models judged by different judges agree at 0\.40\./,
    '其中含两个裁判的共同偏好：由不同裁判评判的两个模型一致度为 0.40。',
  ],
  [/ What fails is the dialogue, not the scenario; one benchmark only\./, '失败的是对话而非场景；仅一个基准。'],
  [/ Single pairs on GSM8K and MMLU give 0\.22 and 0\.68\./, 'GSM8K 与 MMLU 上的单对分别为 0.22 和 0.68。'],
  [
    /Matched to cost per task on (.+?) \((\d+) models\): on tasks another model failed a model costs 1\.25 times its mean\./,
    '与 $1（$2 个模型）的每任务成本拟合：在另一模型失败的任务上，成本为均值的 1.25 倍。',
  ],
  [
    /Matched to the cost of questions another model failed on BullshitBench v1 \(55 questions, 9 models\)\./,
    '与 BullshitBench v1（55 题、9 个模型）中另一模型答错的题的成本拟合。',
  ],
  [
    /Matched to cost per (?:task|question) on GAIA by OpenHands \((\d+) models\)/,
    '与 OpenHands 的 GAIA（$1 个模型）的每题成本拟合',
  ],
  [/Matched to cost per task on (\S+) \((\d+) settings\)/, '与 $1（$2 个设置）的每任务成本拟合'],
  [/Maximum likelihood on /, '最大似然估计：'],
  [/GAIA by OpenHands/g, 'OpenHands 的 GAIA'],
  [/SWE-bench Verified, bash only/g, 'SWE-bench Verified（仅 bash）'],
  [/WMT25, ten language pairs/g, 'WMT25 十个语言对'],
  [/, the same two LLM judges for all/g, '、统一由两个裁判模型评判'],
  [/ at three thresholds/g, '，取三个阈值'],
  [/(\d[\d,]*) paragraphs/g, '$1 个段落'],
  [/(\d+) dialogues/g, '$1 段对话'],
  [/(\d+) (?:questions|problems)/g, '$1 题'],
  [/(\d+) prompts/g, '$1 个提示'],
  [/(\d+) samples per problem/g, '每题 $1 个样本'],
  [/(\d+) runs per task/g, '每个任务 $1 次'],
  [/(\d+) tasks/g, '$1 个任务'],
  [/(\d+) models/g, '$1 个模型'],
  [/(\d+) settings/g, '$1 个设置'],
  [/(\d+) runs/g, '$1 次运行'],
  [/, and /g, '；'],
  // What a figure of the study does not say
  [/Late 2025\. DeepSeek is roleplay and casual chat together\./, '2025 年末。DeepSeek 一项含角色扮演与闲聊。'],
  [/The study places no dot for the others\./, '其余类别研究没有标点。'],
  [
    /The text says 39% for programming and technology together, the figure's caption 38%\./,
    '编程与技术合计，正文为 39%，图注为 38%。',
  ],
  [/A multi-source proxy index, estimated for 2025\./, '多来源代理指数，为 2025 年估计值。'],
  [
    /Below list price: caching is inside it\. Own-key traffic is left out\./,
    '低于标价：已含缓存。自带密钥的流量不计。',
  ],
  [
    /The running text prints other figures for the premium specialists; the table is used\./,
    '正文对高端专家模型给出了不同数值；此处用表中数值。',
  ],
  [/Over 50% in the last weeks\./, '最后几周超过 50%。'],
  [
    /The share of open models from China in late 2025 is the remainder; the study does not print it\./,
    '2025 年末中国开放模型的占比为余数，研究没有印出。',
  ],
  [
    /Late 2025: no single model holds above about 20 to 25% for long\./,
    '2025 年末：没有单个模型能长期保持约 20% 至 25% 以上。',
  ],
  [
    /A reading that sums to one, not a quotation: the documents give 47% and 28% or 31% and 15 to 21%\./,
    '按合计为 100% 取值，并非原文引用：各文件给出 47%，28% 或 31%，以及 15% 至 21%。',
  ],
  [/Intelligent assistants and productivity software are printed together\./, '智能助手与办公软件合并列出。'],
  [
    /Nov 2024 to Nov 2025; the open share of late 2025 is printed as "about one third"\./,
    '2024 年 11 月至 2025 年 11 月；2025 年末开放模型的占比原文为“约三分之一”。',
  ],
  // Where it was read
  [
    /OpenRouter \/ a16z, State of AI: An Empirical 100 Trillion Token Study, Dec 2025/g,
    'OpenRouter / a16z《State of AI》（2025 年 12 月）',
  ],
  [
    /Anthropic Economic Index report, geography and enterprise API use, Sept 2025, enterprise API use/g,
    '《Anthropic 经济指数》（2025 年 9 月），企业 API 使用',
  ],
  [
    /Anthropic Economic Index report, geography and enterprise API use, Sept 2025/g,
    '《Anthropic 经济指数》（2025 年 9 月）',
  ],
  [
    /Global LLM \/ MaaS regional demand proxy index 2025E, supporting note \(Chinese\)/g,
    '《全球 LLM/MaaS 区域需求代理指数 2025E》说明',
  ],
  [
    /OpenRouter State of AI report, chapter-by-chapter summary \(Chinese\), covering Nov 2024 to Nov 2025/g,
    'OpenRouter《State of AI》报告逐章摘要（2024 年 11 月至 2025 年 11 月）',
  ],
  [
    /State of AI, an empirical study of 100 trillion tokens: summary post \(Chinese\), 11 Dec 2025/g,
    '《State of AI》100 万亿 token 实证研究摘要（2025 年 12 月 11 日）',
  ],
  [/, chapter (\d+)/g, '第 $1 章'],
  [/, table (\d+)/g, '表 $1'],
  [/ and appendix/g, '及附录'],
  [/, sections ([\d.]+) and ([\d.]+)/g, '第 $1 和 $2 节'],
  [/, section ([\d.]*\d)/g, '第 $1 节'],
  [/, figure (\d+) and figure (\d+)/g, '，图 $1 和图 $2'],
  [/, figure (\d+)/g, '，图 $1'],
];

/** What is left of English punctuation between and after clauses. */
const punctuated = (text: string): string =>
  text
    .replace(/(\d) to (\d)/g, '$1 至 $2')
    .replace(/\(([^()]*)\)/g, (whole, inner: string) =>
      /[一-鿿]|至/.test(inner) ? `（${inner.replace(/, /g, '、')}）` : whole,
    )
    .replace(/ ?（/g, '（')
    .replace(/）[ ]/g, '）')
    .replace(/([一-鿿）])\.? *: /g, '$1：')
    .replace(/([一-鿿）\d]); /g, '$1；')
    .replace(/: (?=\d)/g, '：')
    .replace(/([\d）])\.(?:$| |(?=[^\d]))/g, '$1。');

/** A word that only English has: such a text is not one of ours, and none of it is changed. */
const unsaid = /\b(?:a|an|and|are|at|by|for|from|in|is|it|of|on|or|that|the|this|to(?! \d)|was|were|with)\b/;

const inChinese = (plain: string): string => {
  const told = clauses.reduce((text, [english, chinese]) => text.replace(english, chinese), plain);
  return told === plain || unsaid.test(told.replace(/《[^》]*》/g, '')) ? plain : punctuated(told);
};

/** The source of a number of the plan in the reader's language, without repositories and hashes. */
export const planSourceIn = (source: string, language: Language): string => {
  const ofUsage = usageSourceIn(source, language);
  if (ofUsage !== source) return ofUsage;
  const english = checkSourceIn(source, 'en');
  const told = checkSourceIn(source, language);
  return language === 'en' || told !== english ? told : inChinese(told);
};
