/** Words of what leaves for others: gateway files, the brief for engineers, the page to read. */
import type { Words } from './words.ts';

export const handoverWords = {
  made: { en: 'Stack “{{stack}}” of the plan “{{plan}}”', zh: '方案“{{stack}}”，来自计划“{{plan}}”' },
  cannotSay: { en: 'What this file cannot say', zh: '此文件无法表达的内容' },
  onErrors: {
    en: 'A next step is called only where a request fails. Where a check rejects an answer, your code has to call the next step.',
    zh: '仅当请求失败时才会调用下一步。检查未通过时，须由您的代码调用下一步。',
  },
  calledHere: { en: '{{row}} is called `{{slug}}` here.', zh: '{{row}} 在此文件中名为 `{{slug}}`。' },
  check: {
    en: '{{row}}, step {{number}} ({{model}}): the answer is checked; the check {{check}}. Run it in your code.',
    zh: '{{row}}，第 {{number}} 步（{{model}}）：答案需要检查；此检查 {{check}}。请在您的代码中执行。',
  },
  judgedBy: { en: 'The check is made by {{model}}.', zh: '由 {{model}} 检查。' },
  checkedByPerson: {
    en: 'A person takes {{minutes}} {{minutes, minute|minutes}} for a check.',
    zh: '每次人工检查需 {{minutes}} 分钟。',
  },
  feedback: {
    en: '{{row}}, step {{number}} ({{model}}): a retry is told what was wrong. Add that to the next request in your code.',
    zh: '{{row}}，第 {{number}} 步（{{model}}）：重试时会告知错误原因。请在您的代码中写入下一次请求。',
  },
  effort: {
    en: '{{row}}, step {{number}}: {{model}} is asked at the setting “{{effort}}”. Add its effort to the request in your code.',
    zh: '{{row}}，第 {{number}} 步：{{model}} 使用设置“{{effort}}”。请在您的代码中为请求写入推理强度。',
  },
  attempts: {
    en: '{{row}}, step {{number}} ({{model}}): up to {{attempts}} {{attempts, attempt|attempts}}. Repeat the request in your code.',
    zh: '{{row}}，第 {{number}} 步（{{model}}）：最多 {{attempts}} 次尝试。请在您的代码中重复请求。',
  },
  route: {
    en: '{{row}}: the {{share}} of tasks that look hardest go to {{hard}}, the rest to {{easy}}. Your code has to tell them apart.',
    zh: '{{row}}：最难的 {{share}} 的任务交给 {{hard}}，其余交给 {{easy}}。须由您的代码区分。',
  },
  routeMarked: {
    en: '{{row}}: the {{share}} of tasks that look hardest go to {{hard}}, the rest to {{easy}}. Your code marks them in the metadata.',
    zh: '{{row}}：最难的 {{share}} 的任务交给 {{hard}}，其余交给 {{easy}}。请由您的代码在元数据中标明。',
  },
  split: {
    en: '{{row}}: shares of the tasks go different ways: {{parts}}. Your code has to draw which.',
    zh: '{{row}}：任务按比例分流：{{parts}}。须由您的代码抽取。',
  },
  splitSteps: {
    en: '{{row}}: each share has further steps of its own: {{parts}}. Only the first step of each is in this file.',
    zh: '{{row}}：各部分另有后续步骤：{{parts}}。此文件只含各部分的第一步。',
  },
  tooMany: {
    en: '{{row}}: only the first {{number}} {{number, model is|models are}} in the request; the format takes no more. After them: {{models}}.',
    zh: '{{row}}：请求中只有前 {{number}} 个模型，此格式不允许更多。其后为：{{models}}。',
  },
  end: { en: '{{row}}, when the last step is rejected: {{what}}.', zh: '{{row}}，最后一步未通过时：{{what}}。' },
  'end-deliver': { en: 'the last answer is sent as it is', zh: '照发最后一次的答案' },
  'end-human': { en: 'a person finishes the task', zh: '由人工完成' },
  'end-abandon': { en: 'the task is given up', zh: '放弃此任务' },
  budget: {
    en: 'The budget of {{usd}} a month also pays for checks and people; the gateway counts models alone.',
    zh: '每月预算 {{usd}} 还包括检查与人工；网关只计模型。',
  },
  noBudget: { en: 'The budget of {{usd}} a month is not in this file.', zh: '每月预算 {{usd}} 未写入此文件。' },
  batch: {
    en: '{{row}}: this work can wait, and the plan counts with batch prices. Send it through the batch interface.',
    zh: '{{row}}：此工作可延后，计划按批处理价计算。请通过批处理接口发送。',
  },
  names: {
    en: 'Models are called as in OpenRouter’s list. Another gateway may spell some of them differently.',
    zh: '模型名称与 OpenRouter 列表一致。其他网关的写法可能不同。',
  },
  noPolicy: { en: '{{row}}: the stack does not say what to do with it.', zh: '{{row}}：方案未说明如何处理。' },

  // The brief
  briefTitle: { en: 'How “{{stack}}” works', zh: '“{{stack}}”的工作方式' },
  briefWork: { en: 'Kinds of work', zh: '工作类型' },
  briefTasks: { en: '{{tasks}} {{tasks, task|tasks}} a month', zh: '每月 {{tasks}} 个任务' },
  briefStep: { en: 'Call `{{id}}` ({{model}}).', zh: '调用 `{{id}}`（{{model}}）。' },
  briefAttempts: { en: 'Up to {{attempts}} {{attempts, attempt|attempts}}.', zh: '最多 {{attempts}} 次尝试。' },
  briefBlind: { en: 'A retry asks again with the same request.', zh: '重试时发送同样的请求。' },
  briefFeedback: { en: 'A retry is told what was wrong.', zh: '重试时告知错误原因。' },
  briefCheck: { en: 'Check the answer; the check {{check}}.', zh: '检查答案；此检查 {{check}}。' },
  briefNoCheck: { en: 'Send the answer without a check.', zh: '不经检查，直接发送答案。' },
  briefFee: { en: 'A check costs {{usd}}.', zh: '每次检查费用为 {{usd}}。' },
  briefOnReject: { en: 'When it is rejected, go on with the next step.', zh: '未通过时，转到下一步。' },
  briefErrors: {
    en: '{{share}} of requests are held to return nothing; they go on with the next step.',
    zh: '预计 {{share}} 的请求没有返回；此时转到下一步。',
  },
  briefEnd: { en: 'When the last step is rejected: {{what}}.', zh: '最后一步未通过时：{{what}}。' },
  briefEasy: { en: 'Easy tasks', zh: '容易的任务' },
  briefHard: { en: 'The {{share}} of tasks that look hardest', zh: '最难的 {{share}} 的任务' },
  briefPart: { en: '{{share}} of the tasks', zh: '{{share}} 的任务' },
  briefExpected: { en: 'What the plan expects', zh: '计划的预期' },
  briefExpectedText: {
    en: 'Success {{success}}, undetected errors {{errors}}, full cost per success {{usd}}.',
    zh: '成功率 {{success}}，漏检错误 {{errors}}，每次成功的全成本 {{usd}}。',
  },
  briefUnknown: { en: 'The plan has no figures for this stack.', zh: '计划没有此方案的数字。' },
  briefPrices: { en: 'Prices the plan counts with, USD per million tokens', zh: '计划所用价格（美元/百万 token）' },
  briefPrice: {
    en: '`{{id}}`: input {{prompt}}, output {{completion}}, read on {{date}}',
    zh: '`{{id}}`：输入 {{prompt}}，输出 {{completion}}，读取日期 {{date}}',
  },
  briefNoPrice: { en: '`{{id}}`: price unknown', zh: '`{{id}}`：价格未知' },

  // The page to read, and where it all is
  pageNote: {
    en: 'A page to read, made from the plan. Its figures do not change; the plan itself is in its .portfolio file.',
    zh: '由计划生成的阅读页面，数字不会变化；计划本身在其 .portfolio 文件中。',
  },
  stackFor: { en: 'Stack to hand over', zh: '要移交的方案' },
  menu: { en: 'Hand over', zh: '移交' },
  'export-html': { en: 'Page to read (HTML)', zh: '阅读页面（HTML）' },
  'export-brief': { en: 'Brief for engineers', zh: '工程师简报' },
  'export-litellm': { en: 'LiteLLM configuration', zh: 'LiteLLM 配置' },
  'export-openrouter': { en: 'OpenRouter requests', zh: 'OpenRouter 请求' },
  'export-portkey': { en: 'Portkey configuration', zh: 'Portkey 配置' },
  'export-vercel': { en: 'Vercel AI Gateway', zh: 'Vercel AI Gateway' },
} as const satisfies Words;
