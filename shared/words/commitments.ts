/** Words of what a plan promises in advance, beside the prices it pays. */
import type { Words } from './words.ts';

export const commitmentsWords = {
  title: { en: 'Commitments', zh: '承诺用量' },
  intro: {
    en: 'Seats, subscriptions, reserved throughput, minimum spends and discounts of volume. A month is invoiced the fee, and what is used beyond what it includes at the offer’s price; never below the minimum. Tools and searches are apart.',
    zh: '席位、订阅、预留吞吐、最低消费与用量折扣。每月账单为固定费用加超出所含用量的部分（按报价计），且不低于最低消费。工具与搜索费用另计。',
  },
  add: { en: 'Add a commitment', zh: '添加承诺用量' },
  remove: { en: 'Remove {{name}}', zh: '移除 {{name}}' },
  name: { en: 'Name', zh: '名称' },
  newName: { en: 'Agreement {{number}}', zh: '协议 {{number}}' },
  on: { en: 'On', zh: '对象' },
  'on-host': { en: 'all from {{name}}', zh: '{{name}} 的全部用量' },
  'on-model': { en: '{{name}}', zh: '{{name}}' },
  paidBy: { en: 'Who pays it', zh: '由谁承担' },
  'paidBy-buyers': { en: 'stacks that buy there', zh: '在此购买的方案' },
  'paidBy-all': { en: 'every stack: it is signed', zh: '所有方案：已签约' },
  unpaid: {
    en: 'Nobody pays “{{name}}” and it changes nothing: no stack buys what it is on.',
    zh: '没有方案承担“{{name}}”，也不影响任何数字：没有方案购买其对象。',
  },
  fee: { en: 'Fee a month', zh: '每月固定费用' },
  count: { en: 'Seats or units', zh: '席位或单位数' },
  included: { en: 'Each includes', zh: '每单位包含' },
  'included-none': { en: 'nothing', zh: '不含用量' },
  'included-tokens': { en: 'tokens', zh: 'token' },
  'included-requests': { en: 'requests', zh: '请求' },
  'included-usd': { en: '{{currency}} of use', zh: '{{currency}} 用量' },
  amount: { en: 'How many', zh: '数量' },
  overage: { en: 'Beyond it, times the offer’s price', zh: '超出部分按报价的倍数' },
  minimum: { en: 'Minimum a month', zh: '每月最低消费' },
  tierFrom: { en: 'Above, a month', zh: '每月超过' },
  tierDiscount: { en: 'Discount', zh: '折扣' },
  addTier: { en: 'Add a volume discount', zh: '添加用量折扣' },
  removeTier: { en: 'Remove volume discount {{number}}', zh: '移除第 {{number}} 档用量折扣' },
} as const satisfies Words;
