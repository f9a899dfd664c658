/** What is said of results read from files: what was left aside, what is asked, and the tables. */
import { evalMustWords } from './evalMust.ts';
import type { Words } from './words.ts';

export const evalsWords = {
  ...evalMustWords,
  ownSource: { en: 'Your own evals: {{name}}', zh: '您自己的评测：{{name}}' },
  remarkEvidence: {
    en: 'Success now rests on your evals “{{name}}”: {{models}}.',
    zh: '成功率现以您的评测“{{name}}”为据：{{models}}。',
  },
  remarkDependence: { en: 'How alike the models fail was estimated from them.', zh: '模型失败的相似程度已据此估计。' },
  beyondAll: {
    en: 'Tasks that no model solves: {{share}}, no more than {{model}} leaves by your evals “{{name}}”.',
    zh: '无模型可解的任务：{{share}}，不超过按您的评测“{{name}}”{{model}} 所留的余地。',
  },
  remarkRow: {
    en: 'The results were taken for the largest row, {{row}}; --row names another.',
    zh: '结果归于最大的一项工作 {{row}}；可用 --row 指定另一项。',
  },
  remarkRowNamed: {
    en: 'The results were taken for {{row}}, the row whose name is most like the file’s; --row names another.',
    zh: '结果归于与文件名最相近的一项工作 {{row}}；可用 --row 指定另一项。',
  },
  remarkUnknown: { en: 'Not known, so not used: {{models}}.', zh: '无法识别，未使用：{{models}}。' },
  remarkAssumed: { en: 'Not in your evals, so assumed: {{models}}.', zh: '您的评测中没有，暂作假设：{{models}}。' },
  // Left aside, and how a file was read
  asideTitle: { en: 'Line {{line}} is a title: “{{text}}”.', zh: '第 {{line}} 行是标题：“{{text}}”。' },
  asideNotes: {
    en: '{{rows}} {{rows, row|rows}} from line {{line}} {{rows, holds|hold}} a lone text and no result.',
    zh: '从第 {{line}} 行起有 {{rows}} 行只有文字，没有结果。',
  },
  asideAverageRow: {
    en: 'Line {{line}} (“{{label}}”) is an average, not a sample.',
    zh: '第 {{line}} 行（“{{label}}”）是平均值，不是样本。',
  },
  asideTotalRow: {
    en: 'Line {{line}} (“{{label}}”) is a total, not a sample.',
    zh: '第 {{line}} 行（“{{label}}”）是合计，不是样本。',
  },
  asideCrossing: {
    en: '“{{column}}” names the samples: each of its values stands at most once with each model.',
    zh: '“{{column}}”用于标识样本：每个取值与每个模型至多出现一次。',
  },
  asideCopies: {
    en: '{{rows}} {{rows, row is an exact copy of another, figures included, and was|rows are exact copies of others, figures included, and were}} dropped.',
    zh: '{{rows}} 行与其他行完全相同（包括各项数值），已去除。',
  },
  asideGivenTwice: {
    en: '{{count}} {{count, result stands|results stand}} in an earlier file too, with the same figures, and {{count, counts|count}} once.',
    zh: '{{count}} 个结果在之前的文件中已有且数值相同，只计一次。',
  },
  asideLabelColumn: {
    en: 'Column “{{column}}” describes samples or answers; it is no model.',
    zh: '“{{column}}”列描述样本或答案，不是模型。',
  },
  asideIndexColumn: { en: 'Column “{{column}}” numbers the rows.', zh: '“{{column}}”列是行号。' },
  asideUnnamedColumn: {
    en: 'Column {{column}} has no name, so it is no model.',
    zh: '第 {{column}} 列没有名称，不是模型。',
  },
  asideTotalColumn: {
    en: 'Column “{{column}}” sums up others; it is no model.',
    zh: '“{{column}}”列是汇总，不是模型。',
  },
  asideTextColumn: { en: 'Column “{{column}}” holds text and no results.', zh: '“{{column}}”列是文本，没有结果。' },
  asideScaleColumn: {
    en: 'Column “{{column}}” holds {{value}} (line {{line}}) where other columns say yes or no.',
    zh: '“{{column}}”列含有 {{value}}（第 {{line}} 行），而其他列只有是与否。',
  },
  asideChosenColumn: { en: 'Column “{{column}}” was left aside as stated.', zh: '按指定忽略“{{column}}”列。' },
  asideEmptyColumn: {
    en: 'Column “{{column}}” has no result on any sample.',
    zh: '“{{column}}”列在所有样本上都没有结果。',
  },
  asideOtherColumn: { en: 'Column “{{column}}” is no result.', zh: '“{{column}}”列不是结果。' },
  asideSheet: { en: 'Sheet “{{sheet}}” holds no results.', zh: '工作表“{{sheet}}”中没有结果。' },
  asideTurned: {
    en: 'Rows are models and columns are samples; the table was turned.',
    zh: '行为模型、列为样本，已将表格转置。',
  },
  asideTryColumns: {
    en: 'Columns {{columns}} are tries of {{model}}, one of each sample.',
    zh: '{{columns}} 各列是 {{model}} 的多次尝试，每列为每个样本的一次。',
  },
  asideTruth: {
    en: 'What is right is read from column “{{column}}”; models are counted by it.',
    zh: '以“{{column}}”列为准判断对错，并据此统计各模型。',
  },
  asideEncoding: { en: 'The text was read as {{encoding}}.', zh: '文本按 {{encoding}} 编码读取。' },
  asideCurrency: {
    en: 'Column “{{column}}” is in {{currency}}, not USD; costs were left aside.',
    zh: '“{{column}}”列以 {{currency}} 计价而非美元，未读取成本。',
  },
  asideOtherScore: {
    en: 'Column “{{column}}” is another score; “{{chosen}}” counts.',
    zh: '“{{column}}”列是另一项评分；以“{{chosen}}”为准。',
  },
  asideOtherScores: {
    en: 'Of {{names}}, “{{chosen}}” counts.',
    zh: '在 {{names}} 中，以“{{chosen}}”为准。',
  },
  asideRecords: {
    en: '{{count}} {{count, record|records}} left aside: {{reason}}.',
    zh: '忽略 {{count}} 条记录：{{reason}}。',
  },
  asideTask: {
    en: 'Task “{{task}}” has no yes-or-no metric with a count.',
    zh: '任务“{{task}}”没有带数量的对错指标。',
  },
  asideSameTotals: {
    en: 'Totals of “{{model}}” repeat results that stand sample by sample; they count once.',
    zh: '“{{model}}”的总计与逐项结果重复，只计一次。',
  },
  asideJudgeTokens: {
    en: '{{tokens}} {{tokens, token is|tokens are}} the judge’s own and no cost of the models.',
    zh: '{{tokens}} 个 token 属于裁判模型，不计入各模型成本。',
  },
  asideJudgeCost: {
    en: '{{usd}} USD were spent on judging and are no cost of the models.',
    zh: '{{usd}} 美元为评分费用，不计入各模型成本。',
  },
  asidePartial: {
    en: 'The log is {{status}}: it holds {{count}} {{count, sample|samples}} so far.',
    zh: '日志状态为 {{status}}，目前包含 {{count}} 个样本。',
  },
  asideShares: {
    en: 'Numbers between 0 and 1 are read as shares of up to {{tries}} {{tries, try|tries}}.',
    zh: '0 至 1 之间的数按最多 {{tries}} 次尝试的成功占比读取。',
  },
  asideBadLines: {
    en: '{{count}} {{count, line is|lines are}} not JSON and {{count, was|were}} passed over: {{lines}}.',
    zh: '{{count}} 行不是有效的 JSON，已跳过：{{lines}}。',
  },
  asideAlsoLike: { en: 'The file looks like {{format}} as well.', zh: '此文件也像 {{format}} 格式。' },

  // How the command line answers what is asked
  hintGraded: { en: 'Say --threshold X or --shares.', zh: '用 --threshold X 或 --shares 说明。' },
  hintPartial: { en: '--threshold 0.5 counts them as successes.', zh: '--threshold 0.5 则按成功计。' },
  hintMeasure: { en: 'Choose another with --measure NAME.', zh: '用 --measure NAME 选择其他项。' },
  hintModel: { en: 'State it with --model NAME.', zh: '用 --model NAME 指定。' },
  hintColumn: { en: '--column "{{column}}=aside" leaves it aside.', zh: '--column "{{column}}=aside" 可忽略它。' },
  hintScaleColumn: { en: '--column "{{column}}=result" counts it.', zh: '--column "{{column}}=result" 可计入。' },
  hintTotal: { en: 'Say --total N.', zh: '用 --total N 说明。' },
  hintSubmitted: {
    en: '--total {{total}} counts the others as failures.',
    zh: '--total {{total}} 会把其余算作失败。',
  },

  // Asked
  askGraded: {
    en: '{{cells}} graded {{cells, cell stands|cells stand}} among verdicts (sample “{{item}}”, model “{{model}}”: {{value}}) and {{cells, is|are}} not counted. From which score on {{cells, is it a success, or is it a share|are they successes, or are they shares}} of several tries?',
    zh: '判定结果中夹有 {{cells}} 个分数（样本“{{item}}”、模型“{{model}}”：{{value}}），未计入。从多少分起算成功，还是多次尝试的占比？',
  },
  askPartial: {
    en: '{{cells}} {{cells, result is|results are}} partly correct and {{cells, counts as a failure|count as failures}}.',
    zh: '{{cells}} 个结果为部分正确，按失败计。',
  },
  askMeasure: {
    en: 'There are several scores: {{names}}. “{{chosen}}” counts.',
    zh: '有多项评分：{{names}}。目前以“{{chosen}}”为准。',
  },
  askNoMeasure: {
    en: 'There is no score named “{{measure}}”; there are {{names}}.',
    zh: '没有名为“{{measure}}”的评分；现有：{{names}}。',
  },
  askModel: {
    en: 'The file names no model; “{{name}}” stands in its place.',
    zh: '文件未写明模型，暂以“{{name}}”代替。',
  },
  askColumn: {
    en: 'Column “{{column}}” counts as a model though it is not named like one.',
    zh: '“{{column}}”列的名称不像模型，但按模型计入。',
  },
  askScaleColumn: {
    en: 'Line {{line}}: {{value}} in column “{{column}}” does not fit columns of 0 and 1, so the column is left aside.',
    zh: '第 {{line}} 行：“{{column}}”列的 {{value}} 与只含 0 和 1 的列不符，因此忽略此列。',
  },
  askWord: {
    en: 'Line {{line}}, “{{model}}”: “{{value}}” is no verdict that is known ({{cells}} such {{cells, cell|cells}}, not counted). Write pass, fail, error or nothing.',
    zh: '第 {{line}} 行，“{{model}}”：“{{value}}”不是已知的判定（共 {{cells}} 个，未计入）。请写 pass、fail、error 或留空。',
  },
  askTotal: {
    en: '{{solved}} {{solved, is|are}} solved; the file does not say of how many.',
    zh: '已解决 {{solved}} 个；文件未说明总数。',
  },
  askSubmitted: {
    en: 'The {{submitted}} submitted {{submitted, instance is|instances are}} counted; the benchmark has {{total}}.',
    zh: '按提交的 {{submitted}} 个实例计；基准共有 {{total}} 个。',
  },
  askCases: {
    en: '“{{model}}” ran {{cases}} of {{total}} {{total, case|cases}}; the {{cases}} {{cases, is|are}} counted.',
    zh: '“{{model}}”运行了 {{total}} 个用例中的 {{cases}} 个，按 {{cases}} 个计。',
  },

  // Tables and lines
  heading: {
    en: 'Models: {{models}}; samples: {{items}}; results: {{results}}',
    zh: '模型：{{models}}；样本：{{items}}；结果：{{results}}',
  },
  unknownItems: { en: 'unknown', zh: '未知' },
  formatLong: { en: 'a table with a row per result', zh: '每行一个结果的表格' },
  formatWide: { en: 'a table with a column per model', zh: '每列一个模型的表格' },
  formatJudged: { en: 'a table of judges beside people', zh: '评审与人工对照的表格' },
  file: { en: '{{file}}: {{format}}', zh: '{{file}}：{{format}}' },
  model: { en: 'model', zh: '模型' },
  items: { en: 'samples', zh: '样本' },
  tries: { en: 'tries', zh: '次数' },
  passed: { en: 'passed', zh: '通过' },
  errors: { en: 'errors', zh: '错误' },
  rate: { en: 'success (90% interval)', zh: '成功率（90% 区间）' },
  cost: { en: 'cost', zh: '成本' },
  costPerSuccess: { en: 'cost per success', zh: '单次成功成本' },
  promptTokens: { en: 'input tokens per task', zh: '每任务输入 token' },
  completionTokens: { en: 'output tokens per task', zh: '每任务输出 token' },
  seconds: { en: 'seconds per task', zh: '每任务秒数' },
  pairs: { en: 'Difference on the same samples', zh: '相同样本上的差异' },
  pair: { en: 'a against b', zh: 'a 对 b' },
  against: { en: '{{a}} - {{b}}', zh: '{{a}} − {{b}}' },
  difference: { en: 'difference (90% interval)', zh: '差异（90% 区间）' },
  both: { en: 'both pass', zh: '均通过' },
  aOnly: { en: 'only a', zh: '仅 a' },
  bOnly: { en: 'only b', zh: '仅 b' },
  neither: { en: 'neither', zh: '均未通过' },
  judges: { en: 'Judge against truth', zh: '裁判与真值' },
  judge: { en: 'judge', zh: '裁判' },
  trueAccept: { en: 'right, passed', zh: '正确且通过' },
  falseReject: { en: 'right, rejected', zh: '正确却未通过' },
  falseAccept: { en: 'wrong, passed', zh: '错误却通过' },
  trueReject: { en: 'wrong, rejected', zh: '错误且未通过' },
  trueAcceptRate: { en: 'right results passed (90% interval)', zh: '正确结果通过率（90% 区间）' },
  falseAcceptRate: { en: 'wrong results passed (90% interval)', zh: '错误结果通过率（90% 区间）' },
  agreement: { en: 'agreement', zh: '一致率' },
  scale: {
    en: '{{file}}: a score of {{threshold}} or more is a success (scores run from {{low}} to {{high}}).',
    zh: '{{file}}：评分达到 {{threshold}} 即为成功（评分范围 {{low}} 至 {{high}}）。',
  },
  setAside: { en: 'Left aside', zh: '未计入' },
  questions: { en: 'Questions', zh: '待确认' },
  answered: {
    en: 'This answers what you asked of {{row}}: {{models}}.',
    zh: '这回答了您对“{{row}}”提出的问题：{{models}}。',
  },
  answeredModel: {
    en: '{{model}} {{items}} of {{asked}} {{asked, sample|samples}}',
    zh: '{{model}}：{{asked}} 个样本中的 {{items}} 个',
  },
  errorsCount: {
    en: 'Errors count as failures of their model, and do not enter how alike models fail.',
    zh: '错误按此模型的失败计，但不用于估计失败的相似程度。',
  },
  noDependence: {
    en: 'How alike the models fail cannot be told: {{why}}',
    zh: '无法得知各模型失败的相似程度：{{why}}',
  },
  repeatsOpen: {
    en: 'rows under one label are not understood yet (--repeats).',
    zh: '同一标签下的多行尚未确认含义（--repeats）。',
  },
} as const satisfies Words;
