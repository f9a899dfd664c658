import { expect, it } from 'vitest';
import { endingSoon } from '../../../shared/catalog/endingSoon.ts';
import { type Model, newModel } from '../../../shared/catalog/model.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import { snapshot } from '../report/seedReading.ts';

const [like] = snapshot().models;
const model = (id: string, change: Partial<Model>): [string, Model] => {
  if (like === undefined) throw new Error('no model to change');
  return [id, newModel({ ...like, id: modelId(id), name: id, status: 'available', shutdownDate: null, ...change })];
};

it('models that are retired or end within 90 days are told, the first to end first', () => {
  const models = new Map([
    model('m/soon', { shutdownDate: '2027-02-22' }),
    model('m/later', { shutdownDate: '2027-02-23' }),
    model('m/gone', { shutdownDate: '2026-10-01' }),
    model('m/retired', { status: 'retired' }),
    model('m/stays', {}),
  ]);
  const ids = ['m/stays', 'm/soon', 'm/later', 'm/unknown', 'm/gone', 'm/retired', 'm/soon'];
  expect(endingSoon(ids, models, '2026-11-24').map(({ name, day }) => [name, day])).toEqual([
    ['m/retired', null],
    ['m/gone', '2026-10-01'],
    ['m/soon', '2027-02-22'],
  ]);
});
