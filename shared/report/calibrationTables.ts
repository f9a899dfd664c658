/** A calibration, and how predictions compare with what happened, as tables. */
import type { Calibration, CalibrationNote } from '../engine/calibrate/calibrate.ts';
import type { Errors } from '../engine/calibrate/errors.ts';
import type { FidelityReport } from '../engine/calibrate/fidelity.ts';
import { formatShare } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import type { Table } from './table.ts';

/** rho, tau, beta and gamma with their intervals and what they mean. */
export const parametersTable = (calibration: Calibration, say: Say): Table => ({
  id: 'parameters',
  title: say('calibrate.heading', { items: calibration.items, models: calibration.models }),
  columns: [
    { key: 'parameter', label: say('calibrate.parameter'), kind: 'text' },
    { key: 'value', label: say('calibrate.value'), kind: 'number' },
    { key: 'low', label: '', kind: 'number', bound: { of: 'value', end: 'low' } },
    { key: 'high', label: '', kind: 'number', bound: { of: 'value', end: 'high' } },
    { key: 'meaning', label: say('calibrate.meaning'), kind: 'text' },
  ],
  rows: (['rho', 'tau', 'beta', 'gamma'] as const).map((parameter) => {
    const figure = calibration[parameter];
    const rounded = (value: number): number => Math.round(value * 1000) / 1000;
    return {
      key: parameter,
      cells: {
        parameter,
        value: figure === null ? null : rounded(figure.value),
        low: figure === null ? null : rounded(figure.low),
        high: figure === null ? null : rounded(figure.high),
        meaning: say(`calibrate.${parameter}`),
      },
    };
  }),
});

type Comparison = 'pairs' | 'triples' | 'fives' | 'retries' | 'costPairs' | 'costTriples';

/** Errors as shares: of all tasks for what is solved, of the real figure for cost per success. */
const errorsTable = (rows: [Comparison, Errors | null | undefined][], say: Say): Table => ({
  id: 'errors',
  title: say('calibrate.comparison'),
  columns: [
    { key: 'comparison', label: say('calibrate.comparison'), kind: 'text' },
    { key: 'cases', label: say('calibrate.cases'), kind: 'count' },
    ...(['mean', 'worst', 'signed', 'independentMean', 'independentWorst'] as const).map((key) => ({
      key,
      label: say(`calibrate.${key}`),
      kind: 'share' as const,
    })),
  ],
  rows: rows.flatMap(([comparison, errors]) =>
    errors === null || errors === undefined
      ? []
      : [{ key: comparison, cells: { comparison: say(`calibrate.${comparison}`), ...errors } }],
  ),
});

/** How the parameters do on the very outcomes they were fitted to. */
export const fitTable = ({ fit }: Calibration, say: Say): Table =>
  errorsTable(
    [
      ['pairs', fit.pairs],
      ['triples', fit.triples],
      ['fives', fit.fives],
      ['retries', fit.retries],
      ['costPairs', fit.costs?.costPerSuccess],
    ],
    say,
  );

/** How they do on others. */
export const fidelityTable = (report: FidelityReport, say: Say): Table =>
  errorsTable(
    [
      ['pairs', report.pairs],
      ['triples', report.triples],
      ['fives', report.fives],
      ['costPairs', report.costPairs?.costPerSuccess],
      ['costTriples', report.costTriples?.costPerSuccess],
    ],
    say,
  );

const goodnessWords = {
  withinNoise: 'calibrate.goodnessWithinNoise',
  close: 'calibrate.goodnessClose',
  rough: 'calibrate.goodnessRough',
  poor: 'calibrate.goodnessPoor',
} as const;

const noteWords = {
  fewItems: 'calibrate.noteFewItems',
  betaNotIdentified: 'calibrate.noteBetaNotIdentified',
  betaAtCeiling: 'calibrate.noteBetaAtCeiling',
  noRepeats: 'calibrate.noteNoRepeats',
  costsDoNotRise: 'calibrate.noteCostsDoNotRise',
  gammaNotIdentified: 'calibrate.noteGammaNotIdentified',
  thinned: 'calibrate.noteThinned',
} as const satisfies Record<CalibrationNote, string>;

/** How well a calibration fits, and what keeps its figures from being sharper, one sentence each. */
export const calibrationRemarks = (calibration: Calibration, language: Language, say: Say): string[] => [
  say('calibrate.likelihood', {
    value: calibration.logLikelihood.toFixed(1),
    independent: calibration.independentLogLikelihood.toFixed(1),
  }),
  say(goodnessWords[calibration.fit.goodness], {
    items: calibration.fittedItems,
    noise: formatShare(calibration.fit.pairNoise, language),
  }),
  ...calibration.notes.map((note) => say(noteWords[note], { items: calibration.fittedItems })),
];
