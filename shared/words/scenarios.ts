/** Words of scenarios and versions: several plans in one file, side by side. */
import type { Words } from './words.ts';

export const scenariosWords = {
  title: { en: 'Scenarios and versions', zh: '情景与版本' },
  scenario: { en: 'Scenario', zh: '情景' },
  versions: { en: 'Versions', zh: '版本' },
  first: { en: 'Today', zh: '当前' },
  switchTo: { en: 'Scenario: {{name}}', zh: '情景：{{name}}' },
  sideBySide: { en: 'Scenarios side by side', zh: '情景并列对比' },
  sideBySideNote: {
    en: 'Each column speaks of the stack that costs least per success in it, with the scenario’s own work, stacks and prices.',
    zh: '每一列展示该情景中每次成功成本最低的方案，并采用该情景自己的工作、方案与价格。',
  },
  // Figures of a scenario
  stack: { en: 'Cheapest stack', zh: '成本最低的方案' },
  tasks: { en: 'Tasks a month', zh: '每月任务数' },
  cash: { en: 'Cash a month', zh: '每月现金支出' },
  fullCost: { en: 'Full cost a month', zh: '每月全成本' },
  perSuccess: { en: 'Full cost per success', zh: '每次成功的全成本' },
  success: { en: 'Success', zh: '成功率' },
  undetected: { en: 'Undetected errors', zh: '漏检错误' },
  verdict: { en: 'Verdict', zh: '结论' },
  verdictOf: { en: '{{name}}: {{verdict}}', zh: '{{name}}：{{verdict}}' },
  active: { en: 'open now', zh: '当前打开' },
  chart: { en: 'Full cost per success, 90% interval', zh: '每次成功的全成本，90% 区间' },
  chartTell: {
    en: '{{name}} costs least per success: {{usd}}.',
    zh: '“{{name}}”每次成功的成本最低：{{usd}}。',
  },
  working: { en: 'Working out the scenarios …', zh: '正在计算各情景……' },
  // What is done with them
  open: { en: 'Open', zh: '打开' },
  openNamed: { en: 'Open the scenario {{name}}', zh: '打开情景“{{name}}”' },
  add: { en: 'New scenario', zh: '新建情景' },
  addNote: {
    en: 'A copy of the open plan, to change what differs. What stays equal is stored once.',
    zh: '复制当前打开的计划，再修改不同之处。相同的部分只存一份。',
  },
  name: { en: 'Name', zh: '名称' },
  nameExample: { en: 'Half the price', zh: '价格减半' },
  versionExample: { en: 'As decided in May', zh: '五月定稿' },
  moreNamed: { en: 'More for {{name}}', zh: '“{{name}}”的更多操作' },
  remove: { en: 'Remove', zh: '删除' },
  removeNamed: { en: 'Remove {{name}}', zh: '删除“{{name}}”' },
  compareNamed: { en: 'Compare the open plan with {{name}}', zh: '将打开的计划与“{{name}}”对比' },
  compare: { en: 'Compare', zh: '对比' },
  keep: { en: 'Keep this version', zh: '保留此版本' },
  keepNote: {
    en: 'The whole file as it is now, under a name. You can go back to it and compare with it.',
    zh: '以一个名称保留文件此刻的全部内容，之后可以恢复或对比。',
  },
  kept: { en: 'kept on {{date}}', zh: '保留于 {{date}}' },
  noVersions: { en: 'No version is kept yet.', zh: '尚未保留任何版本。' },
  goBack: { en: 'Go back to it', zh: '恢复到此版本' },
  goBackNamed: { en: 'Go back to {{name}}', zh: '恢复到“{{name}}”' },
  // In the undo button
  editSwitch: { en: 'other scenario', zh: '切换情景' },
  editAdd: { en: 'new scenario', zh: '新建情景' },
  editRename: { en: 'name of the scenario', zh: '情景名称' },
  editRemove: { en: 'removed scenario', zh: '删除情景' },
  editKeep: { en: 'kept version', zh: '保留版本' },
  editGoBack: { en: 'going back to a version', zh: '恢复版本' },
  editRemoveVersion: { en: 'removed version', zh: '删除版本' },
  // On the command line
  none: {
    en: 'The file holds one plan and no scenarios. “Scenarios and versions” in the application makes some.',
    zh: '该文件只有一个计划，没有情景。可在应用的“情景与版本”中新建。',
  },
  versionsHeld: { en: 'Versions kept: {{names}}.', zh: '保留的版本：{{names}}。' },
  same: {
    en: 'One file was given: name a scenario or a version of it to compare with (--scenario, --version).',
    zh: '只给出了一个文件：请用 --scenario 或 --version 指定要对比的情景或版本。',
  },
} as const satisfies Words;
