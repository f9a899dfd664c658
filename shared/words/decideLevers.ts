/** Names of the numbers of a plan that can move. */
import type { Words } from './words.ts';

export const leverWords = {
  'lever-rate': { en: 'Success rate of {{model}}, {{category}}', zh: '{{model}} 的成功率（{{category}}）' },
  'lever-feedback': {
    en: 'Success of {{model}} after feedback, {{category}}',
    zh: '{{model}} 得到反馈后的成功率（{{category}}）',
  },
  'lever-verbosity': { en: 'Output multiplier of {{model}}', zh: '{{model}} 的输出倍数' },
  'lever-errors': { en: 'Attempts of {{model}} that come back empty', zh: '{{model}} 无返回的尝试占比' },
  'lever-outage': { en: 'Dark for so much of a month: {{name}}', zh: '每月中断的时长占比：{{name}}' },
  'dark-china': { en: 'China', zh: '中国' },
  'dark-rest-of-world': { en: 'rest of world', zh: '世界其他地区' },
  'lever-price-promptUsdPerM': { en: 'Input price of {{model}}', zh: '{{model}} 的输入价格' },
  'lever-price-completionUsdPerM': { en: 'Output price of {{model}}', zh: '{{model}} 的输出价格' },
  'lever-price-times': { en: 'All prices of {{model}}, times', zh: '{{model}} 的全部价格（倍数）' },
  'lever-dependence-rho': {
    en: 'Hard for all models, {{category}}',
    zh: '共同难度（{{category}}）',
  },
  'lever-dependence-tau': {
    en: 'Repeats in a retry, {{category}}',
    zh: '重试重复（{{category}}）',
  },
  'lever-dependence-beta': {
    en: 'Solved by no model, {{category}}',
    zh: '无模型可解（{{category}}）',
  },
  'lever-dependence-gamma': {
    en: 'Hard tasks cost more, {{category}}',
    zh: '难任务成本更高（{{category}}）',
  },
  'lever-shape-promptTokens': { en: 'Input tokens, {{category}}', zh: '输入 token（{{category}}）' },
  'lever-shape-completionTokens': { en: 'Output tokens, {{category}}', zh: '输出 token（{{category}}）' },
  'lever-shape-steps': { en: 'Requests per attempt, {{category}}', zh: '每次尝试的请求数（{{category}}）' },
  'lever-shape-toolCalls': { en: 'Tool calls per attempt, {{category}}', zh: '每次尝试的工具调用（{{category}}）' },
  'lever-category-valueOfSuccessUsd': { en: 'Value of a success, {{category}}', zh: '一次成功的价值（{{category}}）' },
  'lever-category-silentFailureUsd': {
    en: 'Cost of an undetected error, {{category}}',
    zh: '每个漏检错误的损失（{{category}}）',
  },
  'lever-category-humanMinutesPerTask': {
    en: 'Human minutes per task, {{category}}',
    zh: '每个任务的人工分钟（{{category}}）',
  },
  'lever-category-humanSuccess': { en: 'Success of a person, {{category}}', zh: '人工的成功率（{{category}}）' },
  'lever-shift': {
    en: 'What 50% on the benchmark becomes on your work, {{category}}',
    zh: '参照基准上的 50% 用于您的工作时变为（{{category}}）',
  },
  'lever-anchor': { en: 'The success rate you know, {{category}}', zh: '您的已知成功率（{{category}}）' },
  'lever-share': { en: 'Share of tasks, {{category}}', zh: '任务占比（{{category}}）' },
  'lever-verifier-trueAccept': { en: 'Right results passed by “{{verifier}}”', zh: '“{{verifier}}”的正确结果通过率' },
  'lever-verifier-falseAccept': { en: 'Wrong results passed by “{{verifier}}”', zh: '“{{verifier}}”的错误结果通过率' },
  'lever-verifier-falseAcceptRise': {
    en: 'How much more “{{verifier}}” passes on harder tasks and from stronger models',
    zh: '任务越难、模型越强时，“{{verifier}}”多放过的幅度',
  },
  'lever-verifier-usdPerCheck': { en: 'Cost of a check by “{{verifier}}”', zh: '“{{verifier}}”每次检查的费用' },
  'lever-verifier-humanMinutesPerCheck': {
    en: 'Minutes per check by “{{verifier}}”',
    zh: '“{{verifier}}”每次检查的分钟数',
  },
  'lever-route-hardShare': {
    en: 'Share routed as hard, {{stack}}, {{category}}',
    zh: '作为难题分流的占比（{{stack}}，{{category}}）',
  },
  'lever-route-signalQuality': {
    en: 'Quality of the routing signal, {{stack}}, {{category}}',
    zh: '分流信号的质量（{{stack}}，{{category}}）',
  },
  'lever-route-usdPerTask': {
    en: 'Cost of routing a task, {{stack}}, {{category}}',
    zh: '每个任务的分流费用（{{stack}}，{{category}}）',
  },
  'lever-wage': { en: 'Hourly wage', zh: '人工时薪' },
  'lever-volume': { en: 'Tasks a month', zh: '每月任务数' },
} as const satisfies Words;
