/** What is said of GPUs: nothing English left in Chinese, no repository in either language. */
import { describe, expect, it } from 'vitest';
import { gpus } from '../../../shared/engine/serving/gpu.ts';
import { gpuTextIn } from '../../../shared/words/gpuSentences.ts';

const said = [
  ...new Set(
    gpus.flatMap(({ rents, own, note }) => [
      ...rents.map(({ source }) => source),
      ...(own === null ? [] : [own.source]),
      ...(note === null ? [] : [note]),
    ]),
  ),
];

describe('what is said of a GPU and its price', () => {
  it.each(said)('is in the reader’s language: %s', (text) => {
    const [english, chinese] = [gpuTextIn(text, 'en'), gpuTextIn(text, 'zh')];
    for (const told of [english, chinese]) expect(told).not.toMatch(/@[0-9a-f]{6,}|\/src\//);
    // Names and addresses stay; words and dates do not.
    const words = chinese.replace(/[\w.-]+\.(?:com|ai|net|json)\S*/g, '').match(/\b[a-z]{3,}\b/g) ?? [];
    expect(words).toEqual([]);
    expect(chinese).not.toMatch(/\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d|[一-鿿] ?\(|\([^)]*[一-鿿]/);
  });

  it('keeps what it does not know', () => {
    expect(gpuTextIn('our own contract of 2026', 'zh')).toBe('our own contract of 2026');
    expect(gpuTextIn('mercatus-ai.com/blog/cloud-gpu-pricing (May 2026)', 'zh')).toBe(
      'mercatus-ai.com/blog/cloud-gpu-pricing（2026 年 5 月）',
    );
    expect(gpuTextIn('x (10 Mar 2026, RunPod list)', 'zh')).toBe('x（2026 年 3 月 10 日，RunPod 价目）');
  });
});
