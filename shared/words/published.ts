/** Words of routers that were published, as presets of a route. */
import type { Words } from './words.ts';

export const publishedWords = {
  title: { en: 'As published', zh: '采用已发表的路由' },
  none: { en: 'none', zh: '不采用' },
  choice: {
    en: '{{router}} on {{benchmark}}: {{recovered}} of the gap with {{share}} to the strong model',
    zh: '{{benchmark}} 上的 {{router}}：{{share}} 交给强模型，弥补差距的 {{recovered}}',
  },
  saved: {
    en: 'Measured: {{times}} times fewer calls to the strong model (GPT-4 Turbo beside Mixtral 8x7B) than at random. A share of the gap between two models is no success rate; what it gives on your work stands above.',
    zh: '实测：强模型（GPT-4 Turbo，与 Mixtral 8x7B 搭配）的调用比随机分配少至 1/{{times}}。弥补的差距占比不是成功率；对您的工作的效果见上方。',
  },
  signalKept: {
    en: 'The quality of the signal stays yours: no signal of difficulty alone does what this router did.',
    zh: '信号质量保持您的设定：仅凭难度信号无法达到此路由的效果。',
  },
  signalSet: {
    en: 'The quality of the signal is fitted to it and marked as assumed.',
    zh: '信号质量按此结果拟合，并标为假设。',
  },
} as const satisfies Words;
