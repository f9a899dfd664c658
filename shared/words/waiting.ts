/** How long tasks wait for their answer, in the sheets of the plan. */
import type { Words } from './words.ts';

export const waitingWords = {
  title: { en: 'Waiting time', zh: '等待时间' },
  note: {
    en: 'Of the models that answer; the time of checks and of people is not in it.',
    zh: '仅含作答模型的用时，不含检查与人工的时间。',
  },
  half: { en: 'Half of the tasks within', zh: '半数任务不超过' },
  most: { en: '95% of the tasks within', zh: '95% 的任务不超过' },
  row: { en: 'Kind of work', zh: '工作类型' },
  halfShort: { en: '50% within', zh: '50% 不超过' },
  mostShort: { en: '95% within', zh: '95% 不超过' },
  wholeMix: { en: 'All work', zh: '全部任务' },
  seconds: { en: '{{seconds}} s', zh: '{{seconds}} 秒' },
  ends: { en: '{{low}} to {{high}} s', zh: '{{low}} 至 {{high}} 秒' },
  endsNote: {
    en: 'The range: every speed at the fast and at the slow end of what is stated of it.',
    zh: '区间：所有速度分别取填写区间中最快与最慢的一端。',
  },
  unknown: { en: 'unknown', zh: '未知' },
  whose: {
    en: 'Unknown: the plan states no speed of {{models}}.',
    zh: '未知：计划尚未填写 {{models}} 的速度。',
  },
  tableOf: { en: 'Waiting time of “{{stack}}” by kind of work', zh: '“{{stack}}”在各类工作上的等待时间' },
  allowed: { en: 'Allowed', zh: '上限' },
  holds: { en: 'holds', zh: '成立' },
  broken: { en: 'does not hold', zh: '不成立' },
  'rule-holds': {
    en: 'The rule “95% of tasks within {{allowed}}” holds: {{p95}}.',
    zh: '规则“95% 的任务耗时不超过 {{allowed}}”成立：{{p95}}。',
  },
  'rule-broken': {
    en: 'The rule “95% of tasks within {{allowed}}” does not hold: {{p95}}.',
    zh: '规则“95% 的任务耗时不超过 {{allowed}}”不成立：{{p95}}。',
  },
  'rule-unknown': {
    en: 'Whether the rule “95% of tasks within {{allowed}}” holds is unknown: no speed of {{models}} is stated.',
    zh: '规则“95% 的任务耗时不超过 {{allowed}}”是否成立未知：尚未填写 {{models}} 的速度。',
  },
  'rule-noFigures': {
    en: 'Whether the rule “95% of tasks within {{allowed}}” holds is unknown: there are no figures yet.',
    zh: '规则“95% 的任务耗时不超过 {{allowed}}”是否成立未知：尚无数值。',
  },
  speeds: { en: 'On these speeds', zh: '所依据的速度' },
  speed: {
    en: 'first token after {{first}}, then {{rate}} tokens a second',
    zh: '首个 token {{first}}，之后每秒 {{rate}} 个 token',
  },
  speedOf: { en: 'Speed of {{model}}', zh: '{{model}} 的速度' },
  firstFrom: { en: 'First token from', zh: '首个 token 的来源' },
  rateFrom: { en: 'Tokens a second from', zh: '每秒 token 数的来源' },
  state: { en: 'State or take its speed', zh: '填写或采用其速度' },
  change: { en: 'Change', zh: '修改' },
  ofModel: { en: '{{act}}: {{model}}', zh: '{{act}}：{{model}}' },
} as const satisfies Words;
