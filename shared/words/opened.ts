/** Words of the panel that a file from elsewhere opens with: who stated what, what is newer here, what is missing there. */
import type { Words } from './words.ts';

export const openedWords = {
  title: { en: 'This file comes from elsewhere', zh: '此文件来自他处' },
  update: { en: 'See what changed', zh: '查看变化' },
  dismiss: { en: 'Dismiss', zh: '关闭提示' },
  lostScenario: {
    en: 'Version “{{version}}” was kept with the scenario “{{scenario}}”, which the file no longer holds and does not say was removed. If it was taken out by hand, that version’s figures are not those that were kept: open an earlier copy. Saving keeps them as they are now.',
    zh: '版本“{{version}}”保留时含有情景“{{scenario}}”，文件中已没有这个情景，也未注明已被删除。如果是手工删去的，此版本的数字就不再是当时保留的数字，请打开较早的副本；一旦保存，即以现在的数字为准。',
  },
  bringInOnStart: { en: 'Drop it on Start to bring it in.', zh: '请拖放到“开始”页导入。' },
  andMore: { en: '{{names}} and {{count}} more', zh: '{{names}} 等另 {{count}} 项' },
  statedFrom: {
    en: 'Stated by whoever wrote it, from “{{source}}”: {{figures}}.',
    zh: '由文件作者给出，出自“{{source}}”：{{figures}}。',
  },
  stated_one: {
    en: '{{count}} more figure is stated by whoever wrote it: {{sources}}.',
    zh: '另有 {{count}} 个数字由文件作者给出：{{sources}}。',
  },
  stated_other: {
    en: '{{count}} more figures are stated by whoever wrote it: {{sources}}.',
    zh: '另有 {{count}} 个数字由文件作者给出：{{sources}}。',
  },
  statedPlain: {
    en: 'Stated by whoever wrote it, without saying where from: {{figures}}.',
    zh: '由文件作者给出，未注明出处：{{figures}}。',
  },
  theirResults_one: {
    en: '{{count}} result of their own travels in it and is not in your catalog: {{sources}}.',
    zh: '其中带有 {{count}} 项作者自己的结果，您的目录中没有：{{sources}}。',
  },
  theirResults_other: {
    en: '{{count}} results of their own travel in it and are not in your catalog: {{sources}}.',
    zh: '其中带有 {{count}} 项作者自己的结果，您的目录中没有：{{sources}}。',
  },
  newerHere_one: { en: '{{count}} of its prices is newer here.', zh: '有 {{count}} 个价格以您这里的为新。' },
  newerHere_other: { en: '{{count}} of its prices are newer here.', zh: '有 {{count}} 个价格以您这里的为新。' },
  newerThere_one: { en: '{{count}} of its prices is newer than yours.', zh: '有 {{count}} 个价格比您这里的新。' },
  newerThere_other: { en: '{{count}} of its prices are newer than yours.', zh: '有 {{count}} 个价格比您这里的新。' },
  missingThere_one: {
    en: 'It lacks {{count}} measurement of its models that you have.',
    zh: '文件中的模型有 {{count}} 项测量在您这里有、文件中没有。',
  },
  missingThere_other: {
    en: 'It lacks {{count}} measurements of its models that you have.',
    zh: '文件中的模型有 {{count}} 项测量在您这里有、文件中没有。',
  },
  missingThereOwn_one: {
    en: 'It lacks {{count}} measurement of its models that you have ({{own}} of your own).',
    zh: '文件中的模型有 {{count}} 项测量在您这里有、文件中没有（其中 {{own}} 项为您自己的）。',
  },
  missingThereOwn_other: {
    en: 'It lacks {{count}} measurements of its models that you have ({{own}} of your own).',
    zh: '文件中的模型有 {{count}} 项测量在您这里有、文件中没有（其中 {{own}} 项为您自己的）。',
  },
  'doubt-absurd': {
    en: '{{model}}: a price of {{value}} a million tokens is above {{bound}}; its unit is another than it seems.',
    zh: '{{model}}：每百万 token {{value}} 的价格高于 {{bound}}，单位可能有误。',
  },
  'doubt-outputBelowInput': {
    en: '{{model}}: output at {{value}} a million costs less than input at {{bound}}; the two may stand in each other’s place.',
    zh: '{{model}}：输出每百万 {{value}} 低于输入 {{bound}}，两者可能填反。',
  },
  'doubt-cacheAboveInput': {
    en: '{{model}}: reading from a cache at {{value}} a million costs more than input at {{bound}}.',
    zh: '{{model}}：缓存读取每百万 {{value}} 高于输入 {{bound}}。',
  },
  'doubt-tierBelowBase': {
    en: '{{model}}: long prompts at {{value}} a million cost less than short ones at {{bound}}.',
    zh: '{{model}}：长输入每百万 {{value}} 低于短输入 {{bound}}。',
  },
  'doubt-unknownCurrency': {
    en: '{{model}}: {{value}} is no known currency; the price is not paid. Allowed: {{bound}}.',
    zh: '{{model}}：{{value}} 不是已知货币，此价格不会被采用。允许：{{bound}}。',
  },
  'doubt-overlap': {
    en: '{{model}}: two prices hold on the same days ({{value}} and {{bound}}); the one read last is paid.',
    zh: '{{model}}：两个价格的有效期重叠（{{value}} 与 {{bound}}），采用最近读取的一个。',
  },
  'doubt-hoursOverlap': {
    en: '{{model}}: hours with prices of their own overlap at {{value}} to {{bound}} UTC.',
    zh: '{{model}}：分时价格的时段在 {{value}} 至 {{bound}}（UTC）重叠。',
  },
  unknownHere: { en: 'Not in your catalog: {{names}}.', zh: '您的目录中没有：{{names}}。' },
} as const satisfies Words;
