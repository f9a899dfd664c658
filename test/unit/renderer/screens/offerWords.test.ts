import { expect, it } from 'vitest';
import { basisName, offerMarks } from '../../../../renderer/screens/catalog/offerWords.ts';
import { sayIn } from '../../../../shared/words/say.ts';

it('marks of an offer are words of the language, what is usual is not said, and a cloud’s own code stands as it is', () => {
  const zh = sayIn('zh');
  expect(offerMarks(zh, { region: 'us', serviceTier: 'batch' })).toEqual(['美国', '批处理']);
  expect(offerMarks(zh, { region: null, serviceTier: 'standard' })).toEqual([]);
  expect(offerMarks(zh, { region: 'ap-southeast-2', serviceTier: null })).toEqual(['ap-southeast-2']);
  expect([basisName(zh, 'vendor-list'), basisName(sayIn('en'), 'host-list'), basisName(zh, 'my sheet')]).toEqual([
    '厂商标价',
    'the seller’s list',
    'my sheet',
  ]);
});
