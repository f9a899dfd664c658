/**
 * Figures that must not move unless somebody means them to: a whole outcome of a file as it was sent, and the first
 * numbers of every stream. A change here is a change of every plan that was ever evaluated or played: say why in the
 * changelog, then `npm run unit -- -u`.
 */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
import { betaQuantiles } from '../../../shared/engine/betaPosterior.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { estimated } from '../../../shared/engine/quantity.ts';
import { hashWords, randomBits, randomSource, uniformOf } from '../../../shared/engine/random.ts';
import { Stream } from '../../../shared/engine/simulate/stream.ts';
import { modelId, stackId } from '../../../shared/foundation/ids.ts';
import { playAlone } from './simulate/playAlone.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from './smallJob.ts';

/** Nine digits: what another machine's logarithm may change in the last place is not a change. */
const rounded = (value: unknown): string =>
  `${JSON.stringify(value, (_, inner) => (typeof inner === 'number' ? Number(inner.toPrecision(9)) : inner), 1)}\n`;

describe('a stored outcome', () => {
  it('of the example as it was first shipped, intervals and all', async () => {
    const text = readFileSync(new URL('../../fixtures/portfolio-v1.portfolio', import.meta.url), 'utf8');
    const opened = openPortfolio(text);
    if (!opened.ok) throw new Error(opened.error.message);
    const { plan, snapshot } = opened.value;
    const spoken = {
      ...plan,
      budgetUsdPerMonth: 20_000,
      assumedSpeeds: snapshot.models.map(({ id }, i) => ({
        modelId: id,
        firstTokenSeconds: { value: 0.5 + i / 10 },
        tokensPerSecond: { value: 40 + 10 * i },
      })),
    };
    await expect(rounded(evaluate({ plan: spoken, snapshot, draws: 60 }))).toMatchFileSnapshot(
      '../../fixtures/portfolio-v1.whole-outcome.json',
    );
  });

  it('of a plan played by the referee', async () => {
    const checked = verifier({
      trueAccept: { value: 0.85 },
      falseAccept: { value: 0.1 },
      usdPerCheck: { value: 0.001 },
    });
    const plain = category();
    const job = smallJob(
      [modelAt('a'), modelAt('b', 6)],
      { a: 0.5, b: 0.75 },
      {
        one: {
          kind: 'route',
          hardShare: 0.3,
          signalQuality: { value: 0.6 },
          usdPerTask: { value: 0.0005 },
          easy: ladder(
            [
              rung('a', { attempts: 2, verifier: checked, errorShare: { value: 0.1 } }),
              rung('b', { verifier: checked }),
            ],
            'human',
          ),
          hard: {
            kind: 'split',
            parts: [
              { weight: 0.6, policy: ladder([rung('b')]) },
              {
                weight: 0.4,
                policy: ladder(
                  [rung('a', { attempts: 2, retry: 'feedback', feedbackSuccess: { value: 0.4 }, verifier: checked })],
                  'abandon',
                ),
              },
            ],
          },
        },
      },
      {
        category: {
          ...plain,
          shape: { ...plain.shape, promptTokensCv: 0.7, completionTokensCv: 0.5 },
          silentFailureUsd: { value: 0.5 },
          humanSuccess: { value: 0.9 },
          dependence: { rho: { value: 0.6 }, tau: { value: 0.2 }, beta: { value: 0.05 }, gamma: { value: 0.4 } },
        },
        plan: {
          assumedSpeeds: ['a', 'b'].map((id) => ({
            modelId: modelId(id),
            firstTokenSeconds: { value: 0.5 },
            tokensPerSecond: { value: 50 },
          })),
        },
      },
    );
    const played = playAlone({ job, stackId: stackId('one'), tasks: 30_000, seed: 'stored' });
    await expect(rounded(played)).toMatchFileSnapshot('../../fixtures/played.json');
  });
});

describe('streams of random numbers', () => {
  it('begin as they always did', () => {
    expect(hashWords('seed', 1)).toMatchInlineSnapshot(`3776695095`);
    expect(hashWords('seed1')).not.toBe(hashWords('seed', 1));
    const bits = randomBits('seed', 1);
    expect([bits(), bits(), bits()]).toMatchInlineSnapshot(`
      [
        -980889831,
        705792456,
        -703205222,
      ]
    `);
    const source = randomSource('seed', 1);
    expect(source()).toBe(uniformOf(randomBits('seed', 1)()));
    expect(uniformOf(-1)).toBe(1 - 0.5 / 2 ** 32);
    expect(uniformOf(0)).toBe(0.5 / 2 ** 32);
  });

  it('of the referee too, through the edges of the ziggurat and its tail', () => {
    const stream = new Stream('seed', 1);
    const normals = new Float64Array(200_000);
    stream.fillNormals(normals, normals.length);
    const uniforms = new Float64Array(4);
    stream.fillUniforms(uniforms, 3);
    const sum = (power: number): number => normals.reduce((total, x) => total + x ** power, 0);
    expect([...normals.subarray(0, 6)].map((x) => Number(x.toPrecision(12)))).toMatchInlineSnapshot(`
      [
        -1.21521480152,
        0.158208782764,
        -0.144775458217,
        0.132843416098,
        -1.06179098066,
        0.867129384344,
      ]
    `);
    expect(
      [sum(1), sum(2), sum(3), normals.reduce((a, b) => Math.max(a, b)), normals.reduce((a, b) => Math.min(a, b))].map(
        (x) => Number(x.toPrecision(9)),
      ),
    ).toMatchInlineSnapshot(`
      [
        374.438683,
        201008.565,
        1586.39226,
        4.48115555,
        -4.38084226,
      ]
    `);
    expect([...uniforms].map((x) => Number(x.toPrecision(12)))).toMatchInlineSnapshot(`
      [
        0.745346375159,
        0.737716322881,
        0.00388665788341,
        0,
      ]
    `);
    expect(
      [stream.uniform(), stream.normal(), stream.normal()].map((x) => Number(x.toPrecision(12))),
    ).toMatchInlineSnapshot(`
      [
        0.238516859361,
        -1.89226100514,
        -0.878680922483,
      ]
    `);
  });

  it('and the draws of an estimate and of a measured rate', () => {
    const draws = { count: 5, seed: 'seed' };
    expect(
      [...estimated({ value: 0.5, low: 0.3, high: 0.6 }, 'share', draws, 'x').draws!].map((x) =>
        Number(x.toPrecision(6)),
      ),
    ).toMatchInlineSnapshot(`
      [
        0.532188,
        0.5,
        0.578239,
        0.433612,
        0.341426,
      ]
    `);
    expect(
      [...estimated({ value: 50, low: 30, high: 60 }, 'positive', draws, 'x').draws!].map((x) =>
        Number(x.toPrecision(9)),
      ),
    ).toMatchInlineSnapshot(`
      [
        52.9924508,
        50,
        57.6318197,
        42.4856011,
        33.5831497,
      ]
    `);
    expect([...betaQuantiles(3.5, 1.5, 4)].map((x) => Number(x.toPrecision(7)))).toMatchInlineSnapshot(`
      [
        0.4623879,
        0.6589281,
        0.7905416,
        0.9114629,
      ]
    `);
  });
});
