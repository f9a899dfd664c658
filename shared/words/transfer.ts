/** What is said of rates that were measured on other tasks than the planner's: how sure is sure. */
import type { Words } from './words.ts';

export const transferWords = {
  heading: {
    en: 'How sure is sure? What was said of two models, and how often it happened on a suite left out',
    zh: '“有把握”有多可靠？对两个模型的预言，与其在留出基准套件上实际发生的比例',
  },
  category: { en: 'Work', zh: '工作类型' },
  how: { en: 'Said from', zh: '依据' },
  bins: { en: 'Said: happened (pairs)', zh: '预言：实际（对数）' },
  score: { en: 'Log score', zh: '对数得分' },
  before: { en: 'one yardstick, no transfer', zh: '单一标尺，不计迁移' },
  allSuites: { en: 'all other suites, with transfer', zh: '其他全部套件，计入迁移' },
  oneYardstick: { en: 'one yardstick, with transfer', zh: '单一标尺，计入迁移' },
  otherCategories: {
    en: 'suites of other work (this one has a single suite), with transfer',
    zh: '其他工作类型的套件（本类仅有一个套件），计入迁移',
  },
  within: { en: 'inside one suite: a lower bound', zh: '同一套件之内：仅为下限' },
  notMeasured: { en: 'not measured: no two suites share enough models', zh: '未测得：没有两个套件拥有足够的共同模型' },
  note: {
    en: 'Pairs of models across suites, each suite left out in turn and every parameter fitted without it; ties count one half. Pairs are not independent: bins of few models are uncertain by more than their numbers of pairs suggest.',
    zh: '跨套件的模型对：依次留出每个套件，所有参数均在不含该套件的数据上拟合；平局计一半。各对并不独立：模型数少的区间，其不确定性大于对数所显示的程度。',
  },
  'kind-customer-support': { en: 'Customer support', zh: '客户支持' },
  'kind-agents': { en: 'Agents with tools', zh: '工具型智能体' },
  'kind-personal-assistance': { en: 'Personal assistance', zh: '个人助理' },
  'kind-rag': { en: 'Answers from documents', zh: '基于文档的问答' },
  'kind-extraction': { en: 'Extraction', zh: '信息抽取' },
  'kind-summarisation': { en: 'Summarisation', zh: '摘要' },
  'kind-classification': { en: 'Classification', zh: '分类' },
} as const satisfies Words;
