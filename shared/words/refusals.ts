/**
 * What a refusal says, by its kind. Field names are those of the file and the same in both languages; `allowed` is
 * English and stands only in the English sentence.
 */
import { evalMustWords } from './evalMust.ts';
import type { Word, Words } from './words.ts';

/** A question that refuses, with the option of the command line that answers it. */
const asked = (question: Word, hint: Word): Word => ({
  en: `${question.en} ${hint.en}`,
  zh: `${question.zh}${hint.zh}`,
});

/** Those the page starts with; what is said of files from elsewhere comes with what reads them. */
export const firstRefusalsWords = {
  // Scenarios and versions of a file
  notInFile: {
    en: 'The file holds no {{name}}; it holds: {{allowed}}.',
    zh: '文件中没有 {{name}}；现有：{{allowed}}。',
  },
  nameTaken: { en: '“{{name}}” is there already. Choose another name.', zh: '“{{name}}”已存在，请换一个名称。' },
  tooManyScenarios: {
    en: 'A file holds at most {{max}} scenarios. Remove one, or keep this one as a file of its own.',
    zh: '一个文件最多保存 {{max}} 个情景。请删去一个，或另存为单独的文件。',
  },
  tooManyVersions: {
    en: 'A file keeps at most {{max}} versions of itself. Remove one that is no longer needed.',
    zh: '一个文件最多保留 {{max}} 个版本。请删去不再需要的版本。',
  },
  lastScenario: { en: 'The only scenario of a file cannot be removed.', zh: '文件中唯一的情景不能删除。' },
  variantContradicts: {
    en: '{{place}} does not fit the plan of the file: {{problem}}. The file was changed by hand or merged line by line; merge the copies by “portfolio merge”, or open an earlier one.',
    zh: '{{place}} 与文件中的计划不相符。文件可能被手工改动，或按行合并过；请用“portfolio merge”合并各副本，或打开较早的副本。',
  },
  tooMuchInVariants: {
    en: 'The scenarios and versions of the file hold more than {{max}} values together. No plan needs as many.',
    zh: '文件中的情景与版本合计超过 {{max}} 个值，正常的计划不会有这么多。',
  },
  // Opening a file
  empty: {
    en: 'The file is empty. Open another one, or unsaved work from Start.',
    zh: '文件是空的。请打开其他文件，或从“开始”页打开未保存的内容。',
  },
  tooLarge: {
    en: 'The file has {{size}} bytes; at most {{maxMiB}} MiB are read. A plan is far smaller: is it the right file?',
    zh: '文件大小为 {{size}} 字节，最多读取 {{maxMiB}} MiB。正常的计划远小于此，请确认文件是否正确。',
  },
  notUtf8: {
    en: 'The file is not UTF-8 text: byte {{offset}} belongs to no character. Save it as UTF-8, or open the original.',
    zh: '文件不是 UTF-8 文本：第 {{offset}} 字节不属于任何字符。请另存为 UTF-8，或打开原文件。',
  },
  notJson: {
    en: 'Cannot be read from line {{line}}, column {{column}} on: the file is damaged or cut off. Open an earlier copy.',
    zh: '从第 {{line}} 行第 {{column}} 列起无法读取：文件已损坏或不完整。请打开较早的副本。',
  },
  halfMerged: {
    en: 'Half merged: from line {{line}} on, a version control left both sides in the file. Take one of the two files whole, then merge them here or with “portfolio merge”.',
    zh: '合并未完成：自第 {{line}} 行起，版本控制把双方内容都留在了文件中。请先完整取用其中一个文件，再在此处或用“portfolio merge”合并。',
  },
  duplicateKey: {
    en: 'Line {{line}}, column {{column}}: the name “{{key}}” stands twice in one object. Remove one of the two.',
    zh: '第 {{line}} 行第 {{column}} 列：同一对象中名称“{{key}}”出现两次。请删去其中一个。',
  },
  badKey: {
    en: 'Line {{line}}, column {{column}}: the name “{{key}}” is not allowed. Portfolio did not save this file.',
    zh: '第 {{line}} 行第 {{column}} 列：不允许使用名称“{{key}}”。此文件不是由 Portfolio 保存的。',
  },
  tooDeep: {
    en: 'Line {{line}}, column {{column}}: the file is nested deeper than {{max}} levels.',
    zh: '第 {{line}} 行第 {{column}} 列：文件嵌套超过 {{max}} 层。',
  },
  tooMany: {
    en: 'Line {{line}}, column {{column}}: too many entries; at most {{max}} in one list and {{maxInFile}} in one file.',
    zh: '第 {{line}} 行第 {{column}} 列：条目过多；单个列表最多 {{max}} 项，整个文件最多 {{maxInFile}} 项。',
  },
  tooLong: {
    en: 'Line {{line}}, column {{column}}: a text of {{size}} characters; at most {{max}} are read.',
    zh: '第 {{line}} 行第 {{column}} 列：文本长 {{size}} 个字符，最多读取 {{max}} 个。',
  },
  notFinite: {
    en: 'Line {{line}}, column {{column}}: {{value}} is beyond every number this program can hold.',
    zh: '第 {{line}} 行第 {{column}} 列：{{value}} 超出了程序能表示的数值范围。',
  },
  notAPortfolio: {
    en: 'This is not a portfolio file: it looks like {{looksLike}}. Choose a file that Portfolio saved.',
    zh: '这不是 portfolio 文件，看起来像 {{looksLike}}。请选择由 Portfolio 保存的文件。',
  },
  badVersion: {
    en: 'The file’s version is {{version}}; allowed: a whole number from 1 to {{newest}}.',
    zh: '文件版本为 {{version}}；允许：1 至 {{newest}} 的整数。',
  },
  tooNew: {
    en: 'The file has version {{version}}; this program reads up to version {{newest}}. Update Portfolio to open it.',
    zh: '文件版本为 {{version}}，此处最高支持版本 {{newest}}。请更新 Portfolio 后再打开。',
  },
  stepFailed: {
    en: 'The file could not be brought from version {{from}} to {{to}} ({{why}}). The file itself is unchanged.',
    zh: '无法把文件从版本 {{from}} 升级到 {{to}}（{{why}}）。文件本身未被改动。',
  },

  // A field that is wrong
  missingPart: {
    en: '{{subject}} is missing. Open an earlier copy.',
    zh: '缺少 {{subject}}。请打开较早的副本。',
  },
  missingField: { en: '{{subject}}: {{field}} is missing; allowed: {{allowed}}.', zh: '{{subject}}：缺少 {{field}}。' },
  unknownField: {
    en: '{{subject}}: {{field}} is a field this program does not know here.',
    zh: '{{subject}}：{{field}} 是此处不认识的字段。',
  },
  invalidNumber: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: a number from {{min}} to {{max}}.',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：{{min}} 至 {{max}} 的数字。',
  },
  invalidNumberAbove: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: a number above {{above}} and at most {{max}}.',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：大于 {{above}} 且不超过 {{max}} 的数字。',
  },
  invalidWholeNumber: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: a whole number from {{min}} to {{max}}.',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：{{min}} 至 {{max}} 的整数。',
  },
  invalidYesNo: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: true or false.',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：true 或 false。',
  },
  invalidChoice: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: one of {{choices}}.',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：{{choices}} 之一。',
  },
  invalidDate: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: a day that exists, written YYYY-MM-DD.',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：真实存在的日期，格式 YYYY-MM-DD。',
  },
  invalidDateOrMonth: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: a day or month that exists, written YYYY-MM-DD or YYYY-MM.',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：真实存在的日期或月份，格式 YYYY-MM-DD 或 YYYY-MM。',
  },
  invalidText: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: text of at most {{max}} characters without control characters.',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：不超过 {{max}} 个字符且不含控制字符的文本。',
  },
  invalidName: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: 1 to {{max}} characters, not blank, without control characters.',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：1 至 {{max}} 个字符，不能为空白，不含控制字符。',
  },
  invalidId: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: 1 to 128 letters, digits or _ . : ~ / @ | + -',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：1 至 128 个字母、数字或 _ . : ~ / @ | + -',
  },
  invalidRowId: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: 1 to 64 letters, digits, _ or -',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：1 至 64 个字母、数字、_ 或 -',
  },
  rowNameless: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: {{allowed}}.',
    zh: '{{subject}}：{{field}} 为 {{value}}；不基于任何工作类型的工作须有名称。',
  },
  actualNoStack: {
    en: 'The plan has no stack “{{stack}}”; allowed: {{allowed}}.',
    zh: '计划中没有方案“{{stack}}”；可用：{{allowed}}。',
  },
  actualNoRow: {
    en: 'Nothing in the files is called as a row of the plan ({{rows}}). Name the rows as the files do, or tell them apart by another key.',
    zh: '文件中没有与计划各项工作（{{rows}}）同名的内容。请按文件命名各项工作，或选择其他区分方式。',
  },
  setupNothing: {
    en: 'No measurement pays for itself there: there is nothing to set up. Lower the cost of a label, raise the months, or choose another row.',
    zh: '那里没有值得进行的测量，无需配置。可降低每条标注的成本、延长月数，或另选一项工作。',
  },
  usageNoRow: {
    en: 'The files hold no row called {{rows}}; allowed: {{allowed}}.',
    zh: '文件中没有名为 {{rows}} 的一项工作；可用：{{allowed}}。',
  },
  usageNoWork: {
    en: 'The files hold no requests and no tokens: there is nothing to plan. Choose an export with usage.',
    zh: '文件中没有请求也没有 token，无从规划。请选择含有用量的导出文件。',
  },
  evalsNothingCounted: {
    en: 'No result counts yet: first say what the file leaves open.',
    zh: '尚无结果计入：请先回答文件中未明确的问题。',
  },
  evalsNoKnownModel: {
    en: 'No model of the results is known: {{names}}. Say which model each name means.',
    zh: '结果中的模型均无法识别：{{names}}。请说明每个名称所指的模型。',
  },
  unknownPreset: {
    en: 'There is no preset {{preset}}; allowed: {{allowed}}.',
    zh: '没有名为 {{preset}} 的预设；可选：{{allowed}}。',
  },
  notARow: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: a row of the plan.',
    zh: '{{subject}}：{{field}} 为 {{value}}；计划中没有这项工作。',
  },
  tooManyRows: { en: 'A plan holds at most {{max}} rows of work.', zh: '一个计划最多包含 {{max}} 项工作。' },
  growthTooSteep: {
    en: 'A growth of {{growth}} {{growth, token|tokens}} a request leaves no input for the first of {{requests}} {{requests, request|requests}}; allowed: at most {{most}}.',
    zh: '每次请求增长 {{growth}} 个 token，{{requests}} 次请求中的第一次便没有输入可用；最多允许 {{most}}。',
  },
  invalidScenarioId: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: 1 to 64 letters, digits, _ or -',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：1 至 64 个字母、数字、_ 或 -',
  },
  invalidStackId: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: 1 to 64 letters, digits, _ or -',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：1 至 64 个字母、数字、_ 或 -',
  },
  invalidFleetId: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: 1 to 64 letters, digits, _ or -',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：1 至 64 个字母、数字、_ 或 -',
  },
  invalidCommitmentId: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: 1 to 64 letters, digits, _ or -',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：1 至 64 个字母、数字、_ 或 -',
  },
  moneyRateTwice: {
    en: '{{subject}}: {{field}} has two rates of one currency; allowed: one rate of each currency',
    zh: '{{subject}}：{{field}} 中同一货币有两个汇率；允许：每种货币一个汇率',
  },
  moneyWithoutRate: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: USD, or a currency with a rate',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：USD，或已有汇率的货币',
  },
  tiersOutOfOrder: {
    en: '{{subject}}: the tiers of {{field}} must begin at ever larger amounts.',
    zh: '{{subject}}：{{field}} 的各档起点金额必须递增。',
  },
  notAStack: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: a stack of the plan',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：计划中的方案',
  },
  fleetTwice: {
    en: '{{subject}}: {{field}} puts {{value}} on hardware that it has already; allowed: one fleet for a model in a stack',
    zh: '{{subject}}：{{field}} 为 {{value}} 重复指定算力；允许：一个方案中每个模型只用一处算力',
  },
  invalidToken: {
    en: '{{subject}}: {{field}} is not a token this host gave out. Open the file again.',
    zh: '{{subject}}：{{field}} 不是此次启动发出的凭据。请重新打开文件。',
  },
  invalidCount: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: at most {{max}} {{max, entry|entries}}.',
    zh: '{{subject}}：{{field}} 为 {{value}}；最多允许 {{max}} 项。',
  },
  invalidCountLow: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: at least {{min}} {{min, entry|entries}}.',
    zh: '{{subject}}：{{field}} 为 {{value}}；至少需要 {{min}} 项。',
  },
  invalidList: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: a list.',
    zh: '{{subject}}：{{field}} 为 {{value}}；此处应为列表。',
  },
  invalidObject: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: {{allowed}}.',
    zh: '{{subject}}：{{field}} 为 {{value}}；此处的类型不对。',
  },
  notHonoured: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: {{allowed}}.',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：{{inChinese}}。',
  },
  invalidRule: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: {{allowed}}.',
    zh: '{{subject}}：{{field}} 为 {{value}}，不符合要求。',
  },
  invalidBenchmark: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: 1 to {{max}} characters without a slash.',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：1 至 {{max}} 个字符，不含斜杠。',
  },
  invalidCountry: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: a two-letter country code such as US or CN.',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：两个字母的国家代码，例如 US 或 CN。',
  },
  rangeOrder: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: {{allowed}}. A range runs from low to high with the best value between.',
    zh: '{{subject}}：{{field}} 为 {{value}}。区间须由低到高，最佳值位于两端之间。',
  },
  duplicateId: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: {{allowed}}.',
    zh: '{{subject}}：{{field}} 为 {{value}}，与同一列表中的另一项重复。',
  },
  invalidTimeOfDay: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: a time of day from 00:00 to 24:00.',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：00:00 至 24:00 之间的时刻。',
  },
  invalidCurrency: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: three capital letters as in USD.',
    zh: '{{subject}}：{{field}} 为 {{value}}；允许：三个大写字母，如 USD。',
  },
  validityTurned: {
    en: '{{subject}}: {{field}} must be no day before validFrom.',
    zh: '{{subject}}：{{field}} 不得早于 validFrom。',
  },
  tiersNotAscending: {
    en: '{{subject}}: {{field}} must stand in order of minPromptTokens.',
    zh: '{{subject}}：{{field}} 须按 minPromptTokens 从小到大排列。',
  },
  tooManySources: {
    en: '{{subject}}: {{field}} has more than 60 sources.',
    zh: '{{subject}}：{{field}} 的来源超过 60 个。',
  },
  activeAboveTotal: {
    en: '{{subject}}: {{field}} is {{value}}; it can be at most the total parameters.',
    zh: '{{subject}}：{{field}} 为 {{value}}，不能超过总参数量。',
  },
  sizeClassMismatch: {
    en: '{{subject}}: {{field}} is {{value}}; allowed: small below 15 billion parameters, medium below 70, large from 70.',
    zh: '{{subject}}：{{field}} 为 {{value}}；小型为 150 亿参数以下，中型为 700 亿以下，大型为 700 亿及以上。',
  },
  lineageWithoutSource: {
    en: '{{subject}}: a lineage is stated without a source. Say where it is known from.',
    zh: '{{subject}}：填写了所属系列但没有来源。请注明出处。',
  },
  contradictoryLineage: {
    en: 'Model {{model}} states the lineage of {{lineage}}, which states the lineage of {{further}}. Name one lineage for all of them.',
    zh: '模型 {{model}} 填写的系列为 {{lineage}}，而后者填写的系列为 {{further}}。请为它们统一填写一个系列。',
  },
  unknownSetting: {
    en: '{{subject}}: the setting names the effort “{{effort}}”, which the model does not take. It takes: {{choices}}.',
    zh: '{{subject}}：设置写的推理强度“{{effort}}”此模型不支持。可用：{{choices}}。',
  },
  successesWithoutTrials: {
    en: '{{subject}}: there are successes but no number of samples. Type how many tasks were tried.',
    zh: '{{subject}}：填写了成功数但没有样本数。请填写尝试的任务数。',
  },
  successesAboveTrials: {
    en: '{{subject}}: {{field}} is {{value}}; there cannot be more successes than samples.',
    zh: '{{subject}}：{{field}} 为 {{value}}；成功数不能多于样本数。',
  },
  tasksAboveTrials: {
    en: '{{subject}}: {{field}} is {{value}}; there cannot be more distinct tasks than samples.',
    zh: '{{subject}}：{{field}} 为 {{value}}；不同任务数不能多于样本数。',
  },

  // A plan as a whole
  mixSum: {
    en: 'The shares of the kinds of work sum to {{value}}; they must sum to 1.',
    zh: '各类工作占比之和为 {{value}}，必须等于 1。',
  },
  weightsSum: {
    en: 'The weights of {{field}} sum to {{value}}; they must sum to 1.',
    zh: '{{field}} 的权重之和为 {{value}}，必须等于 1。',
  },
  cacheSharesAboveOne: {
    en: '{{field}} is {{value}}; the shares read from and written to cache can be at most 1 together.',
    zh: '{{field}} 为 {{value}}；读缓存与写缓存的占比之和不能超过 1。',
  },
  dependenceTooStrong: {
    en: '{{field}} is {{value}}: “hard for all models” and “repeats in a retry” must add up to less than 1.',
    zh: '{{field}} 为 {{value}}：“共同难度”与“重试重复”之和须小于 1。',
  },
  policyTooDeep: {
    en: '{{field}} nests {{value}} levels of splits and routes; at most 4 are allowed.',
    zh: '{{field}} 的分流与路由嵌套了 {{value}} 层，最多允许 4 层。',
  },
  tooManyLadders: {
    en: '{{field}} ends in {{value}} flows by its splits and routes; at most 64 are allowed in one flow and 8,000 in a plan.',
    zh: '{{field}} 的分流与路由最终包含 {{value}} 条流程；单个流程最多 64 条，整个计划最多 8,000 条。',
  },
  unknownModel: {
    en: '{{field}} names the model {{value}}, which is not in the catalog. Choose another one, or add it.',
    zh: '{{field}} 引用的模型 {{value}} 不在目录中。请换一个模型，或先添加它。',
  },

  // An edit
  notInPlan: {
    en: 'The plan no longer has {{what}}. Nothing was changed.',
    zh: '计划中已没有 {{what}}。未做任何更改。',
  },
  pasteBeyond: { en: 'There is no column for this cell.', zh: '没有可放置此单元格的列。' },
  shareOfAll: {
    en: 'A share of 100% leaves no tasks for the other rows. Type a number of tasks, or remove the other rows.',
    zh: '占比 100% 会使其他行没有任务。请填写任务数，或移除其他行。',
  },
  shareOfOnlyRow: {
    en: 'This is the only row and has all tasks. Type a number of tasks.',
    zh: '这是唯一的一行，包含全部任务。请填写任务数。',
  },
  tasksOfPlan: {
    en: 'All rows together would have {{value}} {{value, task|tasks}} a month; allowed: {{min}} to {{max}}.',
    zh: '所有行合计将为每月 {{value}} 个任务；允许：{{min}} 至 {{max}}。',
  },
  volumeUnreadable: {
    en: '“{{typed}}” is not a number of tasks or a share. Write it like 300k, 1,170,000 or 13.5%.',
    zh: '“{{typed}}”不是任务数或占比。请写成 300k、30 万、1,170,000 或 13.5%。',
  },
  exactOnly: { en: 'This must be one number, not a range.', zh: '此处应填一个数字，不能填区间。' },
  lastCategory: {
    en: 'A plan needs at least one kind of work: add another one before removing this.',
    zh: '计划至少需要一类工作：请先添加另一类再移除。',
  },
  lastRung: {
    en: 'A flow needs at least one step: add another one before removing this.',
    zh: '流程至少需要一个步骤：请先添加其他步骤再移除。',
  },
  tooManyStacks: { en: 'A plan holds at most {{max}} stacks.', zh: '一个计划最多包含 {{max}} 个方案。' },

  // A typed estimate
  estimateEmpty: { en: 'Type a number from {{min}} to {{max}}.', zh: '请输入 {{min}} 至 {{max}} 的数字。' },
  estimateUnreadable: {
    en: '“{{typed}}” is not a number or a range. Examples: 0.6 to 0.8, 45%, {{symbol}}3, 20k. Allowed: {{min}} to {{max}}.',
    zh: '“{{typed}}”不是数字或区间。示例：0.6 至 0.8、45%、{{symbol}}3、2 万。可填 {{min}} 至 {{max}}。',
  },
  estimateOtherCurrency: {
    en: '“{{typed}}” is in {{named}}, and the plan is shown in {{currency}}. Type it in {{currency}}, or state a rate of {{named}} in the plan first.',
    zh: '“{{typed}}”以 {{named}} 计，而计划以 {{currency}} 显示。请用 {{currency}} 填写，或先在计划中填写 {{named}} 的汇率。',
  },
  estimateOutOfRange: {
    en: '“{{typed}}” is outside {{min}} to {{max}}.',
    zh: '“{{typed}}”不在 {{min}} 至 {{max}} 之内。',
  },
  estimateOrder: {
    en: '“{{typed}}” does not run from low to high with the best value between; allowed: {{min}} to {{max}}.',
    zh: '“{{typed}}”须由低到高，最佳值位于两端之间；允许：{{min}} 至 {{max}}。',
  },

  // The catalog
  unknownRow: {
    en: 'This row is not in the catalog; it may have been removed.',
    zh: '目录中没有这一行，可能已被移除。',
  },
  shippedRow: {
    en: '{{id}} is part of the shipped catalog and stays in it; only rows of your own can be removed.',
    zh: '{{id}} 属于随程序提供的目录，会一直保留；只能移除您自己添加的行。',
  },
  catalogTooNew: {
    en: 'The catalog was written by a newer version of this program. Nothing was changed; update Portfolio to use it.',
    zh: '目录由更新版本的程序写入。未做任何更改；请更新 Portfolio 后使用。',
  },
  catalogNotWritten: {
    en: 'The catalog could not be written: {{reason}}. Nothing was changed.',
    zh: '无法写入目录：{{reason}}。未做任何更改。',
  },
  noImport: { en: 'There is no import of a price list to take back.', zh: '没有可撤销的价格表导入。' },
  catalogReadOnly: {
    en: 'The catalog is open for reading only, since its file cannot be written. Nothing was changed.',
    zh: '目录文件无法写入，目前只能读取。未做任何更改。',
  },
  catalogUnusable: {
    en: 'The catalog could not be opened: {{reason}}. Its file was left as it is.',
    zh: '无法打开目录：{{reason}}。目录文件保持原样。',
  },
  runtimeTooOld: {
    en: 'The catalog needs Node {{needed}} or newer; this is Node {{node}}.',
    zh: '目录需要 Node {{needed}} 或更新版本；当前为 Node {{node}}。',
  },

  importFileOrUndo: {
    en: 'Name a price list to import, or --undo to take the last import back; not both.',
    zh: '请指定要导入的价格表，或用 --undo 撤销上次导入，二者择一。',
  },
  priceListTooLarge: {
    en: 'The price list is too large: {{found}}; at most {{max}} are read.',
    zh: '价格表过大：{{found}}，最多读取 {{max}}。',
  },
  priceListNotJson: {
    en: 'The price list is not JSON. Choose the file of any of {{allowed}}.',
    zh: '价格表不是 JSON。请选择以下任一来源的文件：{{allowed}}。',
  },
  priceListNotToml: {
    en: '{{name}} is not TOML: line {{line}} cannot be read.',
    zh: '{{name}} 不是 TOML：第 {{line}} 行无法读取。',
  },
  priceListNoProvider: {
    en: '{{name}} does not say whose price it is: in models.dev its folder does.',
    zh: '{{name}} 未说明是哪家的价格，在 models.dev 中由所在文件夹说明。',
  },
  priceListUnknown: {
    en: 'The shape of the price list is not known. Choose the file of any of {{allowed}}.',
    zh: '无法识别价格表的结构。请选择以下任一来源的文件：{{allowed}}。',
  },

  // Files and the host
  unknownToken: { en: 'This file has not been opened here.', zh: '此文件未在这里打开过。' },
  fileGone: { en: 'There is no file {{name}}.', zh: '没有文件 {{name}}。' },
  notAFile: { en: '{{name}} is not a file.', zh: '{{name}} 不是文件。' },
  fileUnreadable: {
    en: 'The file {{name}} could not be read. Check that it is still there and that you may read it.',
    zh: '无法读取文件 {{name}}。请确认文件仍在且您有读取权限。',
  },
  fileTooLarge: {
    en: 'The file has {{bytes}} bytes; at most {{maxBytes}} are read.',
    zh: '文件大小为 {{bytes}} 字节，最多读取 {{maxBytes}} 字节。',
  },
  outputIsInput: {
    en: '{{name}} is the file that is read. Give the output another name.',
    zh: '{{name}} 就是正在读取的文件。请为输出另取文件名。',
  },
  outputTwice: {
    en: '{{name}} is named for two outputs. Give each a name of its own.',
    zh: '{{name}} 被用作两个输出。请为每个输出分别取名。',
  },
  outputExists: {
    en: '{{name}} is there already. Add --force to replace it, or give another name.',
    zh: '{{name}} 已存在。如要替换，请加上 --force，或另取文件名。',
  },
  suiteRatesAbsent: {
    en: 'The counts by suite cannot be read: {{name}}.',
    zh: '无法读取按套件统计的计数：{{name}}。',
  },
  fidelityNeedsFiles: {
    en: '--fit and --check are both needed, or --transfer alone.',
    zh: '需同时给出 --fit 和 --check，或单独使用 --transfer。',
  },
  dataFolderUnwritable: {
    en: 'The data folder {{name}} cannot be used ({{code}}). Set PORTFOLIO_DATA to a folder you may write.',
    zh: '数据文件夹 {{name}} 无法使用（{{code}}）。请将 PORTFOLIO_DATA 设为可写入的文件夹。',
  },
  saveFailed: {
    en: '{{name}} could not be saved ({{code}}). What was on the disk is unchanged; save under another name or in another folder.',
    zh: '无法保存 {{name}}（{{code}}）。磁盘上的原文件未变；请换一个名称或文件夹保存。',
  },
  changedOnDisk: {
    en: '{{name}} was changed by another program since it was opened, so it was not saved. Save a copy, or open it again.',
    zh: '{{name}} 打开后被其他程序改动过，因此没有保存。请另存副本，或重新打开。',
  },
  fileBusy: {
    en: 'Another program has been writing {{name}} for {{seconds}} {{seconds, second|seconds}}, so it was not saved. Try again, or save a copy.',
    zh: '其他程序已连续 {{seconds}} 秒在写入 {{name}}，因此没有保存。请重试，或另存副本。',
  },
  fileChanging: {
    en: 'Another program keeps writing {{name}}. Open it when that one has finished.',
    zh: '其他程序正在不断写入 {{name}}。请等它完成后再打开。',
  },
  recentGone: {
    en: 'This plan is no longer among the recent ones. Open its file instead.',
    zh: '此计划已不在最近列表中。请直接打开文件。',
  },
  noReleaseFeed: {
    en: 'This copy was built without an address to ask for newer versions.',
    zh: '此版本未内置查询更新的地址。',
  },
  releaseFeedSilent: {
    en: '{{feed}} did not say which version is the newest ({{why}}).',
    zh: '{{feed}} 未能给出最新版本（{{why}}）。',
  },
  draftNotKept: {
    en: 'The recovery copy could not be written ({{code}}).',
    zh: '无法写入恢复副本（{{code}}）。',
  },
  draftNoRoom: { en: 'The disk is full ({{code}}).', zh: '磁盘已满（{{code}}）。' },
  hostForgot: {
    en: 'Portfolio was restarted and does not know this tab. Your plan is still here: save it to a file, then open the new address.',
    zh: 'Portfolio 已重新启动，不再认识此标签页。您的计划仍在此处：请先保存到文件，再打开新的地址。',
  },
  hostUnreachable: {
    en: 'Portfolio does not answer. Start it again, then try once more.',
    zh: 'Portfolio 没有响应。请重新启动后再试一次。',
  },
  hostFailed: {
    en: 'Portfolio could not do this ({{name}}). Try again; if it fails again, restart Portfolio.',
    zh: 'Portfolio 未能完成此操作（{{name}}）。请重试；若仍失败，请重新启动。',
  },
  unknownCall: {
    en: 'This page and its host do not fit together ({{name}}). Reload the page.',
    zh: '页面与主程序版本不一致（{{name}}）。请重新加载页面。',
  },
  pictureFailed: {
    en: 'The chart could not be drawn as a picture: {{message}}',
    zh: '无法将图表绘制为图片：{{message}}',
  },
  engineFailed: {
    en: 'The figures could not be computed: {{message}}',
    zh: '无法计算结果：{{message}}',
  },
  notOurWorkbook: {
    en: '{{file}} holds no inputs of this plan. Choose a workbook that was exported from it.',
    zh: '{{file}} 中没有此计划的输入。请选择由此计划导出的工作簿。',
  },
  workbookInput: {
    en: '{{file}}: no value that fits in {{cell}}. Type a number (or yes or no), with ends beside it that hold it, or export the workbook again.',
    zh: '{{file}}：{{cell}} 中的值不适用。请填写数字（或是/否），旁边的区间须包含此数字；或重新导出工作簿。',
  },
  unknownStack: {
    en: 'The plan has no stack “{{stack}}”; it has {{allowed}}.',
    zh: '计划中没有方案“{{stack}}”；现有：{{allowed}}。',
  },
  nothingToPlay: {
    en: 'Complete the stack to simulate it. {{reasons}}',
    zh: '方案完整后才能模拟。{{reasons}}',
  },

  // Outcomes of your own evaluations
  outcomesEmpty: {
    en: 'The file is empty; it needs a header line (item, then models) and one line per sample.',
    zh: '文件是空的；需要一行表头（item 与各模型）以及每个样本一行。',
  },
  outcomesHeaderOnly: {
    en: 'The file has a header and no sample; at least one line per sample is needed.',
    zh: '文件只有表头没有样本；每个样本至少需要一行。',
  },
  outcomesNoModels: {
    en: 'The header names no model; the first column is the item, an optional second one is “run”, the others are models.',
    zh: '表头中没有模型；第一列是样本，可选的第二列为 “run”，其余列为模型。',
  },
  outcomesName: {
    en: 'Line {{line}}: the name of a {{what}} is missing, too long or holds a control character.',
    zh: '第 {{line}} 行：名称（{{what}}）缺失、过长或含有控制字符。',
  },
  outcomesTooLarge: {
    en: 'The file is too large: {{value}}; at most {{limit}} are read.',
    zh: '文件过大：{{value}}，最多读取 {{limit}}。',
  },
  outcomesDuplicateModel: {
    en: 'The model {{model}} stands twice in the header; each may stand once.',
    zh: '模型 {{model}} 在表头中出现两次；每个模型只能出现一次。',
  },
  outcomesDuplicateItem: {
    en: 'Line {{line}}: the sample {{item}} stands twice; a second column “run” tells repeats apart.',
    zh: '第 {{line}} 行：样本 {{item}} 出现两次；可用第二列 “run” 区分重复运行。',
  },
  outcomesRaggedRow: {
    en: 'Line {{line}} has {{value}} {{value, cell|cells}}; the header has {{allowed}}, and every row must have as many.',
    zh: '第 {{line}} 行有 {{value}} 个单元格；表头有 {{allowed}} 个，各行必须一致。',
  },
  outcomesCell: {
    en: 'Line {{line}}, model {{model}}: “{{value}}” is not allowed; allowed: {{allowed}}.',
    zh: '第 {{line}} 行，模型 {{model}}：“{{value}}”不是允许的值。',
  },
  evalsScore: {
    en: 'Sample “{{item}}”, model “{{model}}”: the score {{value}} is not allowed; allowed: 0 to 1, 0 to 10 or 0 to 100.',
    zh: '样本“{{item}}”、模型“{{model}}”：不允许评分 {{value}}；允许 0 至 1、0 至 10 或 0 至 100。',
  },
  evalsThreshold: {
    en: '{{file}}: a threshold of {{value}} is not allowed on its scores; allowed: 0 to {{top}}.',
    zh: '{{file}}：此文件的评分不允许以 {{value}} 为阈值；允许 0 至 {{top}}。',
  },
  evalsThresholdShare: {
    en: '{{file}}: scores run from {{low}} to {{high}}, which does not say the scale they are a share of; type the score itself.',
    zh: '{{file}}：评分范围为 {{low}} 至 {{high}}，看不出满分是多少，无法按百分比计；请直接填写分数。',
  },
  evalsTotal: {
    en: '{{file}}: a total of {{value}} is less than the samples the file lists; allowed: {{allowed}} or more.',
    zh: '{{file}}：总数 {{value}} 少于文件所列样本数；允许 {{allowed}} 或更多。',
  },
  evalsNothing: {
    en: 'The file holds no result. Choose a file with at least one sample and one model.',
    zh: '文件中没有任何结果。请选择至少含一个样本和一个模型的文件。',
  },
  outcomesRepeats: asked(evalMustWords.askRepeats, evalMustWords.hintRepeats),
  outcomesThreshold: asked(evalMustWords.askThreshold, evalMustWords.hintThreshold),
  costsUnknownModel: {
    en: 'The cost file names the model {{model}} and others, none of which the outcomes have.',
    zh: '成本文件中的模型（{{model}} 等）都不在结果文件里。',
  },
  costsUnknownItem: {
    en: 'The cost file names the sample {{item}} and others, none of which the outcomes have.',
    zh: '成本文件中的样本（{{item}} 等）都不在结果文件里。',
  },
  calibrateTooFewItems: {
    en: 'There {{value, is|are}} {{value}} {{value, sample|samples}}; at least {{allowed}} are needed to say how alike models fail.',
    zh: '共有 {{value}} 个样本；至少需要 {{allowed}} 个才能估计模型失败的相似程度。',
  },
  calibrateTooFewModels: {
    en: 'Models that solve some samples and not others: {{value}}; at least {{allowed}} are needed.',
    zh: '只有 {{value}} 个模型有成有败；至少需要 {{allowed}} 个。',
  },
  calibrateNoOverlap: {
    en: 'No sample has results of two models; models must share samples to be compared.',
    zh: '没有任何样本同时包含两个模型的结果；模型须有共同样本才能比较。',
  },
  fidelityNothingToCheck: {
    en: 'The outcomes to check have {{value}} {{value, model|models}} and no sample with results of two; at least {{allowed}} {{allowed, model|models}} must share a sample.',
    zh: '待检验的结果有 {{value}} 个模型，但没有任何样本同时包含两个模型的结果；至少需要 {{allowed}} 个模型有共同样本。',
  },
} as const satisfies Words;
