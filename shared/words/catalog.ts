import type { Words } from './words.ts';

export const catalogWords = {
  // Why an entry of a price list was left out
  skipNotAModel: { en: 'Not a model entry', zh: '不是模型条目' },
  skipNotText: { en: 'Its output is not text alone', zh: '输出不限于文本' },
  skipAlias: {
    en: 'A name that the vendor points at newer models from time to time',
    zh: '浮动别名，供应商会不时将其指向更新的模型',
  },
  skipVariant: { en: 'A variant of a model that has its own entry', zh: '另有独立条目的模型的变体' },
  skipOtherHost: { en: 'The price of another host, not of the vendor', zh: '第三方托管商的价格，并非供应商官方价格' },
  skipNoPrice: { en: 'No price per token', zh: '没有按 token 计的价格' },
  skipPriceVaries: { en: 'The price varies with the model it picks', zh: '价格随所选模型而变' },
  skipZeroPrice: {
    en: 'A price of zero: a subscription or a trial, not what a token costs',
    zh: '价格为零：属于订阅或试用，不代表 token 的实际成本',
  },
  skipUnreadablePrice: { en: 'A price out of range', zh: '价格超出合理范围' },
  skipBadId: { en: 'Its name is not a model id', zh: '名称不是有效的模型 ID' },
  skipNotInCatalog: {
    en: 'No model of the catalog surely has this name',
    zh: '目录中没有能够确定对应此名称的模型',
  },
  skipSameModel: { en: 'Another entry of the list speaks for the same model', zh: '列表中已有另一条目对应同一模型' },
} as const satisfies Words;
