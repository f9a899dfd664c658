/** A plan whose one stack does everything a stack can do, for what leaves it. */
import { newModel, ownPrice } from '../../../shared/catalog/model.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { itemAt } from '../../../shared/foundation/arrays.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import type { Ladder, Rung, Verifier } from '../../../shared/plan/policy.ts';
import { stored } from '../compare/edited.ts';
import { ladder, rung } from '../engine/smallJob.ts';

export const check: Verifier = {
  preset: 'custom',
  trueAccept: { value: 0.95 },
  falseAccept: { value: 0.05 },
  usdPerCheck: { value: 0.002 },
  judge: { modelId: modelId('maker/judge'), promptTokens: 500, completionTokens: 50 },
  humanMinutesPerCheck: { value: 0 },
};

const handedOn = (...rungs: Rung[]): Ladder => ladder(rungs, 'human');

const model = (name: string, promptUsdPerM: number) =>
  newModel({
    id: modelId(`maker/${name}`),
    name: `Model ${name}`,
    author: 'maker',
    authorName: 'Maker',
    inputModalities: ['text'],
    owner: 'user',
    sources: {},
    offers: [ownPrice({ promptUsdPerM, completionUsdPerM: 4 * promptUsdPerM, asOf: '2026-05-01', source: 'typed' })],
  });

/** Programming: a cascade of four; roleplay: a split; translation: a route; technology: one model; science: nothing. */
export const everything = (): PortfolioDocument => {
  const document = structuredClone(stored());
  const { plan, snapshot } = document;
  plan.title = 'Plan & <plan>';
  plan.budgetUsdPerMonth = 5000;
  plan.assumedRates = [];
  snapshot.models.push(...['a', 'b', 'c', 'd', 'judge'].map((name, i) => model(name, i + 1)));
  itemAt(plan.categories, 3).deferrable = true;
  plan.stacks = [
    {
      id: stackId('s'),
      name: 'Everything # at once',
      note: '',
      policies: {
        [rowId('programming')]: handedOn(
          rung('maker/a', { attempts: 3, verifier: check }),
          rung('maker/b', { verifier: check }),
          rung('maker/c', { verifier: check }),
          rung('maker/d', { attempts: 2 }),
        ),
        [rowId('roleplay')]: {
          kind: 'split',
          parts: [
            { weight: 0.75, policy: handedOn(rung('maker/a'), rung('maker/b')) },
            { weight: 0.25, policy: handedOn(rung('maker/c')) },
          ],
        },
        [rowId('translation')]: {
          kind: 'route',
          hardShare: 0.3,
          signalQuality: { value: 0.6 },
          usdPerTask: { value: 0 },
          easy: handedOn(rung('maker/a')),
          hard: handedOn(rung('maker/d'), rung('maker/c')),
        },
        [rowId('technology')]: handedOn(rung('maker/b', { attempts: 2 })),
      },
    },
  ];
  return document;
};
