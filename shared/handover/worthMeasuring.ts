/** What pays for being measured, as questions that a set-up can ask, and the tools that run one. */
import type { WhatToMeasure } from '../engine/information/whatToMeasure.ts';
import type { Measurement } from '../plan/measurement.ts';

/** promptfoo.dev/docs/configuration and inspect.aisi.org.uk/tasks.html say the formats. */
export const setupTools = ['promptfoo', 'inspect'] as const;
export type SetupTool = (typeof setupTools)[number];

/** What pays for being measured, row by row, the best first; empty where nothing does. */
export const worthMeasuring = ({ options }: WhatToMeasure): Measurement[] => {
  const byRow = new Map<Measurement['row'], Measurement>();
  for (const { modelId, categoryId, best } of options) {
    if (best === null) continue;
    const asked = byRow.get(categoryId) ?? { row: categoryId, models: [] };
    asked.models.push({ modelId, evals: best.evals });
    byRow.set(categoryId, asked);
  }
  return [...byRow.values()];
};

/** The kind of file a tool reads. */
export const setupEnding = { promptfoo: 'yaml', inspect: 'py' } as const satisfies Record<SetupTool, string>;
