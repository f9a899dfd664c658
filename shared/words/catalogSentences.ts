/**
 * Sentences of the catalog in Chinese: what a success is, what the tasks of a test are, and how prices and facts are cited. The
 * catalog holds them in English; what stands here is what it holds, word for word. A test names a sentence that is missing.
 */
import type { Language } from './words.ts';

const definitions: Readonly<Record<string, string>> = {
  'European legal question (PRBench, APEX, LEXam, INCLUDE, LAR-ECHR): multiple choice exact match, or the answer reaches the pass score of its rubric or reference as judged by Gemini Flash Lite':
    '欧洲法律问题（PRBench、APEX、LEXam、INCLUDE、LAR-ECHR）：选择题答案完全一致，或由 Gemini Flash Lite 按评分标准或参考答案判为及格',
  'GPT-4o mini as judge gives >= 8 of 10 for appropriateness and sees no refusal (threshold chosen for this catalog)':
    '裁判模型 GPT-4o mini 对得当程度给出 10 分中的 8 分以上，且未见拒答（阈值由本目录选定）',
  'a script verifies the end state of the service after the agent run': '智能体运行后，由脚本核对服务的最终状态',
  'a script verifies the end state of the service after the agent run (MCPMark, 127 tasks)':
    '智能体运行后，由脚本核对服务的最终状态（MCPMark，127 个任务）',
  'all hidden tests of the problem pass, 1 sample': '题目的全部隐藏测试通过，取 1 个样本',
  'all hidden tests of the problem pass, per sample (10 samples per problem)':
    '题目的全部隐藏测试通过，按样本计（每题 10 个样本）',
  'all rubric criteria of the modified puzzle met (total_score = 1), about 3 runs x 52 prompts':
    '满足改编谜题的全部评分标准（总分为 1），52 个提示各约运行 3 次',
  'all tests pass (LeetCode/AtCoder completion)': '全部测试通过（LeetCode/AtCoder 程序补全）',
  'all tests pass (LeetCode/AtCoder problem)': '全部测试通过（LeetCode/AtCoder 题目）',
  'all typos of a text fixed and nothing else changed': '改正文中全部错字，且不改动其他内容',
  'all unit tests of a library written from its specification pass': '按规格编写的库通过全部单元测试',
  'all unit tests pass on the 1st attempt': '第 1 次尝试即通过全部单元测试',
  'all unit tests pass within 2 attempts (2nd attempt sees test output)':
    '2 次尝试内通过全部单元测试，第二次可看到测试输出',
  'an agent answers a due-diligence question from a data room; every criterion of the task passes an LLM judge (GPT-6 Luna, max effort) against ledger ground truth':
    '智能体根据资料室回答尽职调查问题；每项标准均由裁判模型（GPT-6 Luna，最高推理强度）对照账目判为通过',
  'answer clearly rejects the false premise (score 2 of 0-2, mean of a 3-judge panel rounded by the source)':
    '回答明确否定错误前提（0 至 2 分中得 2 分，3 个裁判的平均分由来源取整）',
  'answer matches': '答案一致',
  'answer matches the key (logic)': '答案与标准答案一致（逻辑）',
  'answer matches the key (spatial reasoning)': '答案与标准答案一致（空间推理）',
  'answer matches the key (who knows what in a story)': '答案与标准答案一致（故事中谁知道什么）',
  'answer matches the label': '答案与标签一致',
  'as the vendor defines it': '由厂商自行定义',
  'competition answer matches': '竞赛题答案一致',
  'conversation has no major role violation; 6 adversarial scenarios x 10 generations; successes = rate x 60':
    '对话无重大角色违背；6 个对抗场景各生成 10 次；成功次数为比率乘以 60',
  'correct option chosen': '选中正确选项',
  'customer-service dialogue reaches the goal state; 4 runs per task': '客服对话达到目标状态；每个任务运行 4 次',
  'final answer correct': '最终答案正确',
  'final answer equals the reference (GAIA validation: web search, files, tools)':
    '最终答案与参考一致（GAIA 验证集：网络搜索、文件、工具）',
  'final expression matches': '最终表达式一致',
  'for a misleading question whose answer is not in the given text the model makes nothing up (201 human-checked questions)':
    '对于所给文本中没有答案的误导性问题，模型不编造内容（201 个经人工核对的问题）',
  'for each of 78 analytes of a set of lab reports: rightly found as measured or rightly left out':
    '化验报告的 78 个项目逐一核对：正确识别为已测，或正确略去',
  'groups of the puzzle found; partial credit, so the count is an equivalent (score x puzzles), not solved puzzles':
    '找出的谜题分组；计部分分，因此次数为折算值（得分乘以谜题数），并非解出的谜题数',
  'hidden tests of a JavaScript issue with images pass; 68 of 102 issues are held solvable by the source':
    '带图片的 JavaScript 问题通过隐藏测试；来源认为 102 个问题中 68 个可解',
  'hidden tests of a real GitHub issue (SWE-bench Verified, Python) pass after one agent run':
    '智能体运行一次后，真实 GitHub 问题（SWE-bench Verified，Python）通过隐藏测试',
  'hidden tests of a repository issue pass (agentic, javascript)': '代码仓库问题通过隐藏测试（智能体，JavaScript）',
  'hidden tests of a repository issue pass (agentic, python)': '代码仓库问题通过隐藏测试（智能体，Python）',
  'hidden tests of a repository issue pass (agentic, typescript)': '代码仓库问题通过隐藏测试（智能体，TypeScript）',
  'hidden tests of the issue pass (SWE-bench Pro public set), one SWE-agent run':
    '问题通过隐藏测试（SWE-bench Pro 公开集），SWE-agent 运行一次',
  'human Error Span Annotation score of the segment >= 80 on 0-100 (threshold chosen here; the scale has 66 = most meaning preserved, 100 = perfect)':
    '片段的人工错误标注得分不低于 80（0 至 100，阈值由本目录选定；66 表示保留大部分含义，100 为完美）',
  'mean of 8 criteria x 4 LLM judges >= 4.0 on a 1-5 scale (threshold chosen here)':
    '8 项标准、4 个裁判模型的平均分不低于 4.0（1 至 5 分，阈值由本目录选定）',
  'mean of two reference-less LLM judges (GEMBA-ESA by GPT-4.1 and by Command A) >= 80 on 0-100 (threshold chosen here)':
    '两个无参考裁判模型（GPT-4.1 与 Command A 的 GEMBA-ESA）的平均分不低于 80（0 至 100，阈值由本目录选定）',
  'mean over all verdicts (up to nine LLM judges, several pairings) of six criteria, accuracy to formatting, >= 8.0 of 10 (threshold chosen for this catalog)':
    '从准确性到格式的六项标准，全部评判（至多九个裁判模型、多种配对）的平均分不低于 8.0（满分 10，阈值由本目录选定）',
  'news topic, 17 labels: the single predicted topic is the annotated one; zero-shot prompt, human annotation':
    '新闻主题，17 个标签：预测的唯一主题与人工标注一致；零样本提示',
  'parliamentary sentiment, 3 labels: the predicted sentiment is the annotated one; zero-shot prompt, human annotation':
    '议会发言情感，3 个标签：预测的情感与人工标注一致；零样本提示',
  'parliamentary speech topic, 22 labels: the single predicted topic is the annotated one; zero-shot prompt, human annotation':
    '议会发言主题，22 个标签：预测的唯一主题与人工标注一致；零样本提示',
  'refactored file passes the benchmark check on the 1st attempt; successes = round(rate x cases)':
    '重构后的文件第 1 次尝试即通过基准检查；成功次数为比率乘以用例数后取整',
  'scenario passes the major-violation gate (no major role violation), 3 LLM judges':
    '场景无重大角色违背，由 3 个裁判模型判定',
  'scenario passes the major-violation gate (no major role violation), 3 LLM judges (GPT-5.4 mini, Gemini 3.5 Flash, Claude Haiku 4.5)':
    '场景无重大角色违背，由 3 个裁判模型判定（GPT-5.4 mini、Gemini 3.5 Flash、Claude Haiku 4.5）',
  'share of physician-written rubric points earned (clipped at 0), mean of three LLM judges; the count is an equivalent (score x conversations), not passed conversations':
    '医生所写评分标准的得分比例（不低于 0），取三个裁判模型的平均；计数为得分乘以对话数的折合值，并非通过的对话数',
  'table converted to another format without loss': '表格无损转换为另一种格式',
  'task checks pass in 1 attempt': '1 次尝试即通过任务检查',
  'the held-out tests of an original long-horizon task (113 tasks in 91 active repositories, five languages) all pass':
    '原创长程任务（91 个活跃仓库、五种语言，共 113 个任务）的留出测试全部通过',
  'the simulated customer task ends in the database state and with the communicated facts that the task demands (policy-bound tool agent)':
    '模拟客户任务结束时，数据库状态与告知的事实均符合要求（受规则约束、使用工具的智能体）',
  'the summary holds nothing the source does not say, as judged by the HHEM-2.3 classifier (no human in the loop)':
    '摘要不含原文没有的内容，由 HHEM-2.3 分类器判定（无人工参与）',
  'the written test reproduces the issue: fails before and passes after the true patch':
    '所写测试能复现问题：在正确补丁之前失败，之后通过',
  'web text genre, 8-9 labels: the predicted genre is the annotated one; zero-shot prompt, human annotation':
    '网络文本体裁，8 至 9 个标签：预测的体裁与人工标注一致；零样本提示',
};

const tasks: Readonly<Record<string, string>> = {
  '940 word puzzles: sixteen words into four groups, with trick words added':
    '940 道词语分组谜题：十六个词分为四组，另加干扰词',
  '100 hard exercises of calculus and algebra': '100 道微积分与代数难题',
  '100 integrals and puzzles': '100 道积分题与谜题',
  '100 legal questions without a true answer': '100 个没有标准答案的法律问题',
  '102 competition problems': '102 道竞赛题',
  '113 long tasks in 91 active repositories of five languages, by an agent, 4 runs':
    '91 个活跃仓库、五种语言中的 113 个长任务，由智能体完成，运行 4 次',
  '125 European legal questions from five sets': '取自五个题集的 125 个欧洲法律问题',
  '127 tasks over files, GitHub, Notion, a browser and a database, done by an agent with tools':
    '涉及文件、GitHub、Notion、浏览器和数据库的 127 个任务，由智能体使用工具完成',
  '16 Python libraries written from their specification, by an agent': '按规格编写的 16 个 Python 库，由智能体完成',
  '165 questions that need the web, files and tools, by an agent': '165 个需要网络、文件和工具的问题，由智能体完成',
  '20 issues of JavaScript repositories, by an agent': 'JavaScript 仓库的 20 个问题，由智能体完成',
  '20 issues of Python repositories, by an agent': 'Python 仓库的 20 个问题，由智能体完成',
  '20 issues of TypeScript repositories, by an agent': 'TypeScript 仓库的 20 个问题，由智能体完成',
  '201 misleading questions about a given text that does not answer them': '201 个误导性问题，所给文本中没有答案',
  '21 tasks on a PostgreSQL database, done by an agent with tools':
    'PostgreSQL 数据库上的 21 个任务，由智能体使用工具完成',
  '23 tasks in GitHub repositories, done by an agent with tools': 'GitHub 仓库中的 23 个任务，由智能体使用工具完成',
  '28 tasks in a Notion workspace, done by an agent with tools': 'Notion 工作区中的 28 个任务，由智能体使用工具完成',
  '30 tasks on files and folders, done by an agent with tools': '文件与文件夹上的 30 个任务，由智能体使用工具完成',
  '36 Japanese role-play scenarios of several turns': '36 个多轮日语角色扮演场景',
  '433 issues of Python repositories to be reproduced by a test, by an agent':
    'Python 仓库的 433 个问题，由智能体编写测试复现',
  '46 programs to complete': '46 个待补全的程序',
  '48 due-diligence questions over the data room of one invented company, 3 runs':
    '针对一家虚构公司资料室的 48 个尽职调查问题，运行 3 次',
  '50 chapters of Japanese web novels into Chinese': '50 章日语网络小说译为中文',
  '50 puzzles of logic and way-finding': '50 道逻辑与寻路谜题',
  '50 puzzles of space': '50 道空间谜题',
  '50 texts with typing errors': '50 篇含错字的文本',
  '500 issues of Python repositories, by an agent': 'Python 仓库的 500 个问题，由智能体完成',
  '51 tables to convert': '51 个待转换的表格',
  '52 stories of who knows what': '52 个关于谁知道什么的故事',
  '611 conversations on mental health': '611 段心理健康对话',
  '71 programming problems': '71 道编程题',
  '78 analytes read from the PDFs of one set of laboratory reports': '从一组化验报告 PDF 中读取的 78 个项目',
  'Bosnian parliamentary speeches, 22 topics': '波斯尼亚语议会发言，22 个主题',
  'Croatian parliamentary speeches, 22 topics': '克罗地亚语议会发言，22 个主题',
  'English parliamentary speeches, 22 topics': '英语议会发言，22 个主题',
  'JavaScript issues with images, by an agent': '带图片的 JavaScript 问题，由智能体完成',
  'Serbian parliamentary speeches, 22 topics': '塞尔维亚语议会发言，22 个主题',
  'about 7,700 passages to be summarised in a few sentences': '约 7,700 段文字，用几句话概括',
  "dialogues of a bank's customer service with a collection of documents; a model plays the customer":
    '银行客服对话，附文档集；由模型扮演客户',
  "dialogues of a shop's customer service with tools and a policy; a model plays the customer":
    '商店客服对话，有工具和规则；由模型扮演客户',
  "dialogues of a telephone company's support with tools on both sides; a model plays the customer":
    '电信公司支持对话，双方都有工具；由模型扮演客户',
  "dialogues of an airline's customer service with tools and a policy; a model plays the customer":
    '航空公司客服对话，有工具和规则；由模型扮演客户',
  'news texts in South Slavic and other small languages, 17 topics': '南斯拉夫语支等小语种新闻，17 个主题',
  'sentences of South Slavic parliaments, 3 sentiments': '南斯拉夫语支国家议会的句子，3 种情感',
  'sentences of the British parliament, 3 sentiments': '英国议会的句子，3 种情感',
  'web texts in small languages, 8 or 9 genres': '小语种网络文本，8 或 9 种体裁',
};

const between = '. Tasks: ';

/** What counts as a success, in the reader's language; a planner's own words stay as they are. */
export const definitionIn = (definition: string, language: Language): string => {
  if (language === 'en') return definition;
  const [what = '', of] = definition.split(between);
  const told = definitions[what] ?? what;
  return of === undefined ? told : `${told}。任务：${tasks[of] ?? of}`;
};

/** How citations are put, each with its Chinese; what a pattern holds in brackets stays. */
const citations: readonly (readonly [RegExp, string])[] = [
  [/^OpenRouter's model list as read by a third party on (.+)$/, 'OpenRouter 模型列表（第三方于 $1 读取）'],
  [
    /^a third party's reading of the vendors?'s? (?:price page|pages?|retirement pages)(?: \([^)]*\))?, (?:about )?(.+?)(?: \([^)]*\))?$/,
    '厂商页面（第三方于 $1 读取）',
  ],
  [/^a third party's reading of the hosts' price pages \((.+)\), (.+)$/, '供应商价格页（第三方于 $2 读取：$1）'],
  [/^a third party's reading of the (.+) price page, (?:about )?(.+)$/, '$1 价格页（第三方于 $2 读取）'],
  [/^jsonhouse\.com, a weekly table of six vendors' price pages, (.+)$/, 'jsonhouse.com 每周整理的六家厂商价格（$1）'],
  [
    /^ombharatiya\/ai-system-design-guide, model taxonomy \([^)]*\), (.+)$/,
    'ai-system-design-guide 模型分类（第三方于 $1 读取）',
  ],
  [
    /^BerriAI\/litellm release notes, (.+) \(day estimated from the models named\)$/,
    'LiteLLM 发布说明（$1，日期按所列模型推算）',
  ],
  [/^the catalog of (\S+) \(version \S+ of this program\)(.*)$/, '$1 版随附目录'],
  [/^the dated offers of this catalog.*$/, '本目录中注明日期的报价'],
  [/^label derived from openWeights=false$/, '由“闭源”推断'],
  [/^size in the published model name$/, '取自公开的模型名称'],
  [/^common knowledge; no source read$/, '常识，未查阅来源'],
  [/^no model-hub id in (.+)$/, '$1 中没有权重仓库标识'],
  [/^(\S+) key (\S+)$/, '$1（条目 $2）'],
  [
    /^OpenRouter's listing of (.+) models as read by a third party on (.+)$/,
    'OpenRouter 的 $1 模型列表（第三方于 $2 读取）',
  ],
  [/^still so in (.+)$/, '至今见于 $1'],
  [/^Your own evals: (.+)$/, '自有评测：$1'],
  [/^OpenRouter's model list as read by a third party \([^)]*\), (.+)$/, 'OpenRouter 模型列表（第三方于 $1 读取）'],
  [/^highest of the other sources$/, '其他来源中的最高值'],
  [/^OpenRouter, as read by a third party on (.+)$/, 'OpenRouter（第三方于 $1 读取）'],
  [/^dev\.to\/aideprecations \([^)]*\), (.+)$/, 'dev.to/aideprecations（$1）'],
  [/^([A-Za-z][\w .()-]*?) ((?:a third party's|jsonhouse\.com|ombharatiya\/|BerriAI\/).+)$/, '$1：$2'],
  [/^a third party's reading of OpenRouter's text, (.+)$/, 'OpenRouter 文字说明（第三方于 $1 读取）'],
];

/** "the same in A, DAY", where A may end in a day of its own. */
const sameIn = (cited: string): string => {
  const whole = citationIn(cited);
  const [, name, day] = /^(.+), (\d{4}-\d\d-\d\d)$/.exec(cited) ?? [];
  return whole !== cited || name === undefined ? `${whole} 亦同` : `${citationIn(name)}（${day}）亦同`;
};

const citationIn = (part: string): string => {
  const same = /^the same in (.+)$/.exec(part)?.[1];
  if (same !== undefined) return sameIn(same);
  for (const [pattern, chinese] of citations) {
    const found = pattern.exec(part);
    if (found !== null)
      return chinese.replace(/\$(\d)/g, (_, at: string) => {
        const inner = found[Number(at)] ?? '';
        return inner === part ? inner : citationIn(inner);
      });
  }
  return part;
};

/** Why two sources say different things of a model. */
const differences: Record<string, string> = {
  'Gemini API; Vertex 2026-10-20': 'Gemini API；Vertex 为 2026-10-20',
  'OpenRouter against the vendor': 'OpenRouter 与厂商不同',
  'OpenRouter entry changed': 'OpenRouter 条目已变动',
  'another host is listed': '所列为另一供应商',
  'changed since, promotion, or an error in one of them': '此后变动、限时优惠，或其中一处有误',
  'cut on 2026-10-07; 0.1 is used': '2026-10-07 下调；采用 0.1',
  'discount on OpenRouter, other region, or an error': 'OpenRouter 上的折扣、其他地区，或有误',
  'platform of the second date not named': '第二个日期未说明平台',
  'preview price against list price': '预览价与标价',
  'price moved or another host is listed': '价格已变动，或所列为另一供应商',
  'promotion, time of day or route': '限时优惠、时段或线路不同',
  'reroute announced and withdrawn within a day': '改道公告于一天内撤回',
  'size not confirmed, weights not released': '规模未经确认，权重未发布',
  'the 1.5 is the launch price; the page read looks out of date': '1.5 为发布时的价格；所读页面似已过时',
  'time zone': '时区不同',
  'use the 0902 slug on OpenRouter': '请用 OpenRouter 上的 0902 标识',
  'vendor list 0.075, OpenRouter 0.09': '厂商标价 0.075，OpenRouter 0.09',
  'vendor pages disagree': '厂商各页面不一致',
};

/** Such a note in the reader's language; one of a younger catalog stays as it is. */
export const differenceIn = (note: string, language: Language): string => {
  if (language === 'en') return note;
  const output = /^completion ([\d.]+); decimal point, swapped columns, other model or older price$/.exec(note)?.[1];
  return output === undefined ? (differences[note] ?? note) : `输出价 ${output}；小数点、列颠倒、其他模型或旧价格`;
};

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const monthNames = new RegExp(`\\b(${months.join('|')}) (\\d{4})\\b`, 'g');

/** The name of a source (`namedSource`) in the reader's language. */
export const sourceIn = (name: string, language: Language): string =>
  language === 'en'
    ? name
    : name
        .replace(/^xAI (?:model page|pricing table) \((.+)\)$/, 'xAI $1')
        .split(/; |(?:, | \/ )(?=a third party's reading|ombharatiya\/|jsonhouse\.com)/)
        .map(citationIn)
        .join('；')
        .replace(/(\d) to (\d)/g, '$1 至 $2')
        .replace(monthNames, (_, month: string, year: string) => `${year} 年 ${months.indexOf(month) + 1} 月`)
        .replace(/月 (?=读取)/g, '月');
