/** Words of the Start screen. */
import type { Words } from './words.ts';

export const startWords = {
  title: { en: 'Which models should do which work?', zh: '哪些模型该做哪些工作？' },
  about: {
    en: 'Describe the work and what a good result is worth; build two or more stacks of models; see which one costs less per successful result, how sure that is, and when it stops being true.',
    zh: '描述您的工作以及一个好结果的价值，搭建两个或更多模型方案，看清哪个方案每个成功结果的成本更低、把握有多大、以及何时不再成立。',
  },
  aboutSources: {
    en: 'Prices and success rates come from a catalog of {{models}} models and {{evidence}} published measurements, each with its source.',
    zh: '价格与成功率来自包含 {{models}} 个模型和 {{evidence}} 条公开测量的目录，每个数字都有来源。',
  },
  example: { en: 'Look at the example', zh: '查看示例' },
  openFile: { en: 'Open a file', zh: '打开文件' },
  empty: { en: 'Start empty', zh: '从空白开始' },
  presets: { en: 'New from a preset', zh: '从预设新建' },
  presetsAbout: {
    en: 'Each is a mix of tasks read off a published study, with two stacks ready to compare. Everything can be changed.',
    zh: '每个预设都是根据公开研究得出的任务构成，并配有两个可直接对比的方案。所有内容均可修改。',
  },
  presetSource: { en: 'Source: {{source}}', zh: '来源：{{source}}' },
  mixOf: { en: 'Tasks: {{mix}}', zh: '任务：{{mix}}' },
  useCalled: { en: 'New plan from {{name}}', zh: '以“{{name}}”新建计划' },
  recent: { en: 'Recent plans', zh: '最近的计划' },
  recentClear: { en: 'Clear the list', zh: '清空列表' },
  drafts: { en: 'Recovered work', zh: '已恢复的工作' },
  draftsAbout: {
    en: 'These changes were in no file when Portfolio last stopped.',
    zh: 'Portfolio 上次停止时，这些更改尚未写入文件。',
  },
  draftLeaves: { en: 'goes on {{date}}', zh: '将于 {{date}} 移除' },
  draftOpen: { en: 'Recover {{title}}', zh: '恢复“{{title}}”' },
  draftDrop: { en: 'Discard the recovered {{title}}', zh: '放弃恢复“{{title}}”' },
  back: { en: 'Back to {{title}}', zh: '回到“{{title}}”' },
} as const satisfies Words;
