/** Words of the Start screen. */
import type { Words } from './words.ts';

export const startWords = {
  title: { en: 'What does a good result cost you?', zh: '一个好结果要花多少钱？' },
  about: {
    en: 'Bring the work you have. Two stacks stand side by side a minute later, and each figure says where it comes from.',
    zh: '带上您现有的工作，一分钟后即可并排对比两个方案，每个数字都注明来源。',
  },
  fromBill: { en: 'From your bill or usage export', zh: '从账单或用量导出开始' },
  fromBillAbout: { en: 'Nothing leaves this computer.', zh: '数据不会离开这台电脑。' },
  dropHere: { en: 'Drop files here', zh: '将文件拖到此处' },
  dropKinds: {
    en: 'CSV, JSON or XLSX, up to 256 MB; own evals too',
    zh: 'CSV、JSON 或 XLSX，最大 256 MB；也可放入自有评测',
  },
  chooseFile: { en: 'Choose files', zh: '选择文件' },
  reads: { en: 'Reads exports of', zh: '可读取以下导出' },
  readsAny: { en: 'any table', zh: '任意表格' },
  evalsLater: { en: 'Own evals go into an open plan.', zh: '自有评测导入到已打开的计划中。' },
  fromWork: { en: 'From a kind of work', zh: '从一类工作开始' },
  fromWorkAbout: {
    en: 'Each brings its tokens, a value and two stacks to compare.',
    zh: '每类都带有 token 用量、价值和两个可对比的方案。',
  },
  pickSeveral: {
    en: 'Press one, or tick several. Models are chosen by rule.',
    zh: '按一下即开始，也可勾选多类。模型由规则选出。',
  },
  pickToo: { en: 'Tick “{{name}}” for a plan of several', zh: '勾选“{{name}}”，与其他工作放入同一计划' },
  planOfChosen_one: { en: 'Plan of {{count}} kind of work', zh: '用 {{count}} 类工作建立计划' },
  planOfChosen_other: { en: 'Plan of {{count}} kinds of work', zh: '用 {{count}} 类工作建立计划' },
  choosing: { en: 'Choosing models from the catalog…', zh: '正在从目录中选择模型……' },
  toStudies: { en: 'Traffic of studies', zh: '研究中的流量' },
  openPlan: { en: 'Open a plan', zh: '打开计划' },
  openPlanAbout: { en: 'Yours or a colleague’s', zh: '您的或同事的' },
  dropAnywhere: { en: 'Drop it anywhere on this page', zh: '拖到此页任意位置' },
  aboutSources: {
    en: 'Prices and success rates come from a catalog of {{models}} models and {{evidence}} published measurements, each with its source.',
    zh: '价格与成功率来自包含 {{models}} 个模型和 {{evidence}} 条公开测量的目录，每个数字都有来源。',
  },
  example: { en: 'Look at the example', zh: '查看示例' },
  openFile: { en: 'Open a file', zh: '打开文件' },
  empty: { en: 'Start with an empty table', zh: '从空表开始' },
  presets: { en: 'Traffic of published studies', zh: '公开研究中的流量' },
  presetsAbout: {
    en: 'Each is a mix of tasks read off a study, with two stacks whose models are chosen by rule from your catalog. Everything can be changed.',
    zh: '每个都是根据研究得出的任务构成，配有两个方案，模型由规则从您的目录中选出。所有内容均可修改。',
  },
  presetSource: { en: 'Source: {{source}}', zh: '来源：{{source}}' },
  mixOf: { en: 'Tasks: {{mix}}', zh: '任务：{{mix}}' },
  useCalled: { en: 'New plan from {{name}}', zh: '以“{{name}}”新建计划' },
  recent: { en: 'Recent plans', zh: '最近的计划' },
  recentAbout: {
    en: 'with what each said when last saved, at the prices of that day',
    zh: '附上次保存时的结论，按当日价格',
  },
  recentClear: { en: 'Clear the list', zh: '清空列表' },
  aged: { en: 'What has aged', zh: '有哪些变化' },
  agedModels_one: {
    en: '{{count}} model of your recent plans is retired or retires within 90 days:',
    zh: '最近的计划中有 {{count}} 个模型已下线或将在 90 天内下线：',
  },
  agedModels_other: {
    en: '{{count}} models of your recent plans are retired or retire within 90 days:',
    zh: '最近的计划中有 {{count}} 个模型已下线或将在 90 天内下线：',
  },
  drafts: { en: 'Unsaved work', zh: '未保存的内容' },
  draftsAbout: {
    en: 'Portfolio closed before these changes were saved.',
    zh: 'Portfolio 上次关闭时，这些更改尚未保存。',
  },
  draftsOlder_one: { en: '{{count}} older one of “{{title}}”', zh: '“{{title}}”另有 {{count}} 份较早的' },
  draftsOlder_other: { en: '{{count}} older ones of “{{title}}”', zh: '“{{title}}”另有 {{count}} 份较早的' },
  draftLeaves: { en: 'goes on {{date}}', zh: '将于 {{date}} 移除' },
  draftOpen: { en: 'Recover {{title}}', zh: '恢复“{{title}}”' },
  draftDrop: { en: 'Discard the recovered {{title}}', zh: '放弃恢复“{{title}}”' },
  back: { en: 'Back to {{title}}', zh: '回到“{{title}}”' },
} as const satisfies Words;
