/**
 * npm run fidelity: fits how alike models fail on half of the models (or items) of every published outcome matrix
 * at hand, predicts the other half, prints the errors beside independence, and writes the presets of the
 * categories to presets.json. The same for the speed of served models, whose factors go to factors.json. First comes the table of
 * goals; `npm run fidelity -- --outcomes FOLDER` (several may be named) fills it from matrices of folders and ends there.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { shippedSuiteRates } from '../../db/suiteRates.ts';
import { calibrate } from '../../shared/engine/calibrate/calibrate.ts';
import { compareCosts, compareUnions } from '../../shared/engine/calibrate/compare.ts';
import { checkFidelity, type FidelityReport } from '../../shared/engine/calibrate/fidelity.ts';
import type { Interval } from '../../shared/engine/calibrate/interval.ts';
import { saidAgainstHappened } from '../../shared/engine/transfer/saidHappened.ts';
import type { Cell } from '../../shared/report/table.ts';
import { transferTable } from '../../shared/report/transferTables.ts';
import { sayIn } from '../../shared/words/say.ts';
import { shippedCatalog } from '../shippedCatalog.ts';
import { goalTable } from './goals.ts';
import { linkingTable } from './linkingTable.ts';
import { type LoadedMatrix, loadMatrix, nameOf, presetNameOf, publishedMatrices } from './matrices.ts';
import { inPoints, pool } from './pool.ts';
import { type Calibrated, type CategoryPreset, presetOf } from './presets.ts';
import { recover, scenarios } from './recovery.ts';
import { refereeTable } from './referee.ts';
import { writeSaidHappened } from './saidHappenedFile.ts';
import { factorNamed, factorNames } from './servingFit.ts';
import { servingFidelity } from './servingTable.ts';
import { splitsOf } from './splits.ts';
import { taskCostTable } from './taskCostTable.ts';

const interval = (figure: Interval | null): string =>
  figure === null ? '-' : `${figure.value.toFixed(2)} (${figure.low.toFixed(2)} to ${figure.high.toFixed(2)})`;

const print = (rows: string[][]): void => {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => (row[c] ?? '').length)));
  for (const row of rows) console.log(row.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join('  '));
  console.log('');
};

const { values: options } = parseArgs({ options: { outcomes: { type: 'string', multiple: true } } });
const folders = options.outcomes ?? [];
console.log('Every second model fitted, the others predicted, both ways: mean errors in points of tasks solved');
console.log(
  '(cost per success: percent). Noise: what sampling the items alone gives. Least: with the best rho and beta of each half and',
);
console.log('size, chosen with its outcomes in sight. Settings: mean of prediction less real.\n');
const goals = await goalTable(folders);
print(goals.rows);
for (const missing of goals.absent) console.log(missing);
console.log('');
// Folders are asked about alone: the rest takes minutes and is the same whatever they hold.
if (folders.length > 0) process.exit(0);

const loaded: LoadedMatrix[] = [];
for (const published of publishedMatrices) {
  const matrix = await loadMatrix(published);
  if (matrix === null) console.log(`skipped: ${published.file}.csv is not at hand`);
  else loaded.push(matrix);
}

console.log('Fitted to the whole of each matrix: value (90% interval over items)\n');
const calibrated: Calibrated[] = [];
const fits: string[][] = [
  ['matrix', 'items', 'models', 'rho', 'tau', 'beta', 'gamma', 'log-likelihood over independence', 'fit'],
];
for (const each of loaded) {
  const result = calibrate(each.matrix, each.costs, 'likelihood');
  if (!result.ok) {
    console.log(`${nameOf(each.published)}: ${result.error.message}`);
    continue;
  }
  const calibration = result.value;
  calibrated.push({ ...each, calibration });
  fits.push([
    nameOf(each.published),
    `${calibration.items}`,
    `${calibration.models}`,
    interval(calibration.rho),
    interval(calibration.tau),
    interval(calibration.beta),
    interval(calibration.gamma),
    `+${(calibration.logLikelihood - calibration.independentLogLikelihood).toFixed(1)}`,
    calibration.fit.goodness,
  ]);
}
print(fits);

console.log('Fitted on one half, checked on the other. Errors in points of tasks solved (cost per success: percent):');
console.log(
  'mean (worst) | mean (worst) if models failed independently. Noise: what sampling the items alone gives.\n',
);
const checks: string[][] = [
  ['matrix', 'half of', 'pairs', 'noise', 'triples', 'fives', 'cost per success, pairs', 'triples'],
];
for (const each of loaded) {
  if (each.matrix.models.length < 4) continue;
  for (const by of ['models', 'items'] as const) {
    const reports: FidelityReport[] = [];
    let noise = 0;
    for (const { fit, check } of splitsOf(each, by)) {
      const report = checkFidelity(fit.matrix, check.matrix, fit.costs, check.costs);
      if (!report.ok) {
        console.log(`${nameOf(each.published)}: ${report.error.message}`);
        continue;
      }
      reports.push(report.value);
      noise += report.value.calibration.fit.pairNoise;
    }
    if (reports.length === 0) continue;
    checks.push([
      nameOf(each.published),
      by,
      inPoints(pool(reports.map((report) => report.pairs))),
      (100 * (noise / reports.length)).toFixed(1),
      inPoints(pool(reports.map((report) => report.triples))),
      inPoints(pool(reports.map((report) => report.fives))),
      inPoints(pool(reports.map((report) => report.costPairs?.costPerSuccess))),
      inPoints(pool(reports.map((report) => report.costTriples?.costPerSuccess))),
    ]);
  }
}
print(checks);

const presets: Record<string, CategoryPreset> = {};
for (const name of new Set(calibrated.map(({ published }) => presetNameOf(published)))) {
  const preset = presetOf(calibrated.filter(({ published }) => presetNameOf(published) === name));
  if (preset !== null) presets[name] = preset;
}

console.log('The preset of the category on each of its matrices\n');
const uses: string[][] = [['matrix', 'rho', 'beta', 'gamma', 'pairs', 'triples', 'fives', 'cost per success, pairs']];
for (const { published, matrix, costs } of calibrated) {
  const preset = presets[presetNameOf(published)];
  if (preset === undefined) continue;
  const parameters = { rho: preset.rho.value, beta: preset.beta?.value ?? 0, gamma: preset.gamma?.value ?? 0 };
  uses.push([
    nameOf(published),
    `${parameters.rho}`,
    `${parameters.beta}`,
    preset.gamma === null ? '-' : `${parameters.gamma}`,
    inPoints(compareUnions(matrix, parameters, 2)),
    inPoints(compareUnions(matrix, parameters, 3)),
    inPoints(compareUnions(matrix, parameters, 5)),
    inPoints(costs === null ? null : (compareCosts(matrix, costs, parameters, 2)?.costPerSuccess ?? null)),
  ]);
}
print(uses);

const randomPlans = 3000;
const tasksPlayed = 20_000;
console.log(
  `The exact evaluation against ${tasksPlayed} played tasks of each of ${randomPlans} random plans: distances in standard errors\n`,
);
print(refereeTable(randomPlans, tasksPlayed, 1));

console.log(
  'Outcomes drawn from the model with known parameters, 40 times each: mean error of the estimate (its standard',
);
console.log('deviation), and how often the 90% interval holds the truth\n');
const recovered: string[][] = [['outcomes', 'rho', 'tau', 'beta', 'gamma']];
for (const scenario of scenarios) {
  const found = recover(scenario, 40);
  recovered.push([
    scenario.name,
    ...(['rho', 'tau', 'beta', 'gamma'] as const).map((parameter) => {
      const figure = found[parameter];
      return figure === null
        ? '-'
        : `${scenario.truth[parameter]}: ${figure.bias.toFixed(3)} (${figure.sd.toFixed(3)}) ${Math.round(100 * figure.coverage)}%`;
    }),
  ]);
}
print(recovered);

console.log(
  'Linking on the shipped evidence, each rate hidden with the other rates of its model on the same tasks: mean error',
);
console.log(
  'in points. By ability: one scale; by traits: benchmarks stretch it, a model’s year and kind say where it stands.\n',
);
print(linkingTable());

console.log(
  'Cost of a whole task, each model without its own figures there but its list price on the day: error of the dollars\n',
);
print(taskCostTable(shippedCatalog()));

console.log(
  'Serving speed on pairs of model and GPU kept out of the fit, beside rules with their constant from the same rows:',
);
console.log('error of output tokens a second, mean of twelve halves\n');
const serving = servingFidelity();
print(serving.table);
console.log(
  `${serving.fitted.rows} measurements of ${serving.fitted.pairs} pairs, newest ${serving.fitted.newest}; of ${serving.refused} the model says that the weights do not fit`,
);
print([
  ['factor', 'value', 'least and greatest over the halves'],
  ...factorNames.map((name) => [
    name,
    `${factorNamed(serving.fitted.factors, name)}`,
    `${serving.fitted.ranges[name]?.low} to ${serving.fitted.ranges[name]?.high}`,
  ]),
]);
writeFileSync(
  new URL('../../shared/engine/serving/factors.json', import.meta.url),
  `${JSON.stringify(serving.fitted, null, 2)}\n`,
);
console.log('factors.json written\n');

console.log(
  'Said against happened: pairs of models across suites, each suite left out in turn, every parameter fitted without it.',
);
console.log('Said: happened (pairs); a miss stands as it came out. Score: mean logarithm of the chance given.\n');
const suiteRates = shippedSuiteRates();
if (!suiteRates.ok) console.log(suiteRates.error.message);
else {
  const report = saidAgainstHappened(suiteRates.value);
  const { draws, held, misses } = writeSaidHappened(suiteRates.value, report);
  const said = transferTable(report, 'en', sayIn('en'));
  const text = (cell: Cell | undefined): string => (typeof cell === 'number' ? cell.toFixed(3) : `${cell ?? ''}`);
  print([
    said.columns.map(({ label }) => label),
    ...said.rows.map(({ cells }) => said.columns.map(({ key }) => text(cells[key]))),
  ]);
  console.log(
    `By chance alone, in ${draws} draws of these models and benchmarks from the fitted scales: ${misses.mean.toFixed(1)} (${misses.low} to ${misses.high}) of ${held.toFixed(1)} bins of 100 pairs or more are off by more than 4 points.\n`,
  );
}

if (calibrated.length === publishedMatrices.length) {
  writeFileSync(new URL('presets.json', import.meta.url), `${JSON.stringify(presets, null, 2)}\n`);
  console.log('presets.json written');
} else console.log('presets.json left as it is: not every matrix is at hand');
