/** Where the accept rates of ready-made checks come from, in Chinese: word for word what `plan/verifierPresets.ts` holds. */
import type { Language } from './words.ts';

/** Whole sentences, the repository they were read in taken out. */
const sentences: Readonly<Record<string, string>> = {
  'Tests that are run are near 0.95; never taken as perfect. Not measured on your tests.':
    '运行测试的正确通过率约为 0.95，从不视为完美。未用您的测试实测。',
  'Tests that are run let about 0.05 through; never taken as perfect. Not measured on your tests.':
    '运行测试约放行 0.05 的错误结果，从不视为完美。未用您的测试实测。',
  'Taken as free; type the cost of a check where there is one.': '视为免费；如有检查费用，请填写。',
  'Hidden tests of nine agents’ patches, reviewed afterwards: on SWE-bench Pro 67 of 789 wrong patches passed and 189 right ones failed, on DeepSWE 2 and 8 of 735. The counts are shares of all patches; half of them being right is assumed. The reviewer is a rival’s language model.':
    '九个智能体的补丁经隐藏测试后再复核：SWE-bench Pro 的 789 个补丁中，67 个错误的通过、189 个正确的未通过；DeepSWE 的 735 个中分别为 2 个和 8 个。计数为占全部补丁的比例，假设其中一半正确。复核者为竞争对手的语言模型。',
  'Criteria of HealthBench against the consensus of physicians: Claude Haiku 4.5 accepts 15,737 of 19,799 that are met, GPT-4o mini 15,933 of 19,804.':
    'HealthBench 各项标准与医生共识对照：已满足的 19,799 项中 Claude Haiku 4.5 通过 15,737 项，19,804 项中 GPT-4o mini 通过 15,933 项。',
  'Criteria of HealthBench against the consensus of physicians: Claude Haiku 4.5 accepts 4,214 of 9,702 that are not met, GPT-4o mini 5,481 of 9,706; by criterion 4% to 67%.':
    'HealthBench 各项标准与医生共识对照：未满足的 9,702 项中 Claude Haiku 4.5 通过 4,214 项，9,706 项中 GPT-4o mini 通过 5,481 项；按标准为 4% 至 67%。',
  'One LLM judge against the other three on 960 dialogues of Japanese-RP-Bench, each at its own threshold of equal acceptance: true-accept 0.66 to 0.93, false-accept 0.38 to 0.44.':
    'Japanese-RP-Bench 的 960 段对话上，一个裁判模型与另外三个对照，各取通过率相等的阈值：正确通过率 0.66 至 0.93，错误通过率 0.38 至 0.44。',
  'Command A judging as GPT-4.1 would (score of 80) on 69,937 paragraphs of WMT25, threshold matched: true-accept 0.81, false-accept 0.25. Unmatched it accepts 0.63.':
    'WMT25 的 69,937 个段落上，以 GPT-4.1 的评判（80 分）为准检验 Command A，阈值已对齐：正确通过率 0.81，错误通过率 0.25。未对齐时通过 0.63。',
  'Command A judging as GPT-4.1 would (score of 80) on 69,937 paragraphs of WMT25, threshold matched: true-accept 0.81, false-accept 0.25. By checked model it runs from 0.01 (Mistral 7B) to 0.42 (Gemini 2.5 Pro): stronger models fool it more.':
    'WMT25 的 69,937 个段落上，以 GPT-4.1 的评判（80 分）为准检验 Command A，阈值已对齐：正确通过率 0.81，错误通过率 0.25。按被检查的模型为 0.01（Mistral 7B）至 0.42（Gemini 2.5 Pro）：模型越强，越容易骗过裁判。',
  'CometKiwi-XL quality estimates on the same paragraphs, threshold matched: true-accept 0.63, false-accept 0.23.':
    '同样段落上的 CometKiwi-XL 质量估计，阈值已对齐：正确通过率 0.63，错误通过率 0.23。',
  'Nobody measured your reviewers: type what you know of them.': '您的审核人员未经实测：请填写您所了解的情况。',
  'o1-mini picks the right one of two answers of GPT-4o, JudgeBench: 101 of 154 in knowledge, 45 of 56 in mathematics; right in both orders 82 and 41. A choice between two, read here as accepting; judges of 2024.':
    'JudgeBench 中，o1-mini 从 GPT-4o 的两个回答里选出正确者：知识类 154 题中 101 题，数学 56 题中 45 题；两种顺序都选对的为 82 题和 41 题。此处把二选一视为通过；均为 2024 年的裁判模型。',
};

/** A repository and a commit in brackets, or after the name of a benchmark. */
const cited = / ?\([\w.-]+\/[\w.-]+@[0-9a-f]{7,40}(?:, cited, not shipped)?\)/g;

/** A repository that has no name of its own beside it. */
const unnamed = /vectara\/hallucination-leaderboard@[0-9a-f]+/;

/** The source of a check's rates in the reader's language, without repositories; what a planner typed stays as it is. */
export const checkSourceIn = (source: string, language: Language): string => {
  const plain = source.replace(cited, '').replace(unnamed, 'Vectara hallucination leaderboard');
  return language === 'en' ? plain : (sentences[plain] ?? plain);
};
