/** A menu small enough to be worked out by hand: models that fail independently, and a check that is always right. */
import type { CategoryMenu, Menu } from '../../../../shared/engine/optimise/menu.ts';
import { type Check, type Ending, PairTable, type TableModel } from '../../../../shared/engine/optimise/pairTable.ts';
import { type MenuPlace, placesUpTo } from '../../../../shared/engine/optimise/places.ts';
import type { Gate, Problem } from '../../../../shared/engine/optimise/problem.ts';
import { rowId } from '../../../../shared/foundation/ids.ts';
import { category, modelAt } from '../smallJob.ts';

/** A model with its success rate and USD of an attempt in each row; null where the row does not have it. */
export interface SmallModel {
  vendor?: string;
  rows: (null | { rate: number; usd: number; feedback?: number })[];
}

export interface SmallMenu {
  shares?: number[];
  silentUsd?: number;
  check?: Check | null;
  ending?: Ending;
  humanUsd?: number;
}

const alwaysRight: Check = { trueAccept: 1, falseAccept: 0, usdPerCheck: 0 };

export const places = (menu: Menu): MenuPlace[] => placesUpTo<MenuPlace>(menu.models.length);

export const smallMenu = (
  models: readonly SmallModel[],
  { shares = [1], silentUsd = 0, check = alwaysRight, ending = 'deliver', humanUsd = 0 }: SmallMenu = {},
): Menu => ({
  models: models.map(({ vendor = 'v' }, m) => modelAt(`m${m}`, 1, { author: vendor })),
  categories: shares.map((share, c): CategoryMenu => {
    const tablePlaces = new Int32Array(models.length).fill(-1);
    const entries: TableModel[] = [];
    for (const [m, { rows }] of models.entries()) {
      const here = rows[c];
      if (here == null) continue;
      tablePlaces[m] = entries.length;
      entries.push({ successRate: here.rate, usdPerAttempt: here.usd, feedbackSuccess: here.feedback ?? null });
    }
    const d = { rho: 0, tau: 0, beta: 0, gamma: 0 };
    return {
      category: category({ id: rowId(`row${c}`), share }),
      share,
      verifier: null,
      ending,
      table: new PairTable({ models: entries, d, check, ending, humanSuccess: 1, humanUsd }),
      entries,
      monotone: true,
      tablePlaces,
      seconds: entries.map(() => null),
      silentUsd,
      successUsd: 0,
    };
  }),
  leftOut: [],
  coveredShare: 1,
  fixed: { usd: 0, spend: 0 },
});

const open: Gate = { minSuccess: 0, maxSilent: 1, maxSeconds: null, maxModels: Number.POSITIVE_INFINITY };

/** All of a menu's models, without limits. */
export const problemOf = (menu: Menu, more: Partial<Problem> = {}, gate: Partial<Gate> = {}): Problem => ({
  menu,
  models: places(menu),
  maxModels: null,
  categories: menu.categories.map((row) => ({ menu: row, gate: { ...open, ...gate }, triples: [] })),
  limits: [],
  kept: { frontier: null, vendorFrontier: null },
  ...more,
});
