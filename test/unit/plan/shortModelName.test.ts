import { expect, it } from 'vitest';
import { shortModelName } from '../../../shared/plan/shortModelName.ts';

it.each([
  ['Claude Opus 5', 'Opus 5'],
  ['DeepSeek V4 Pro', 'V4 Pro'],
  ['GPT-5.6 Luna', 'Luna'],
  ['GPT-5 Mini', 'GPT-5 Mini'],
  ['GPT-4.1', 'GPT-4.1'],
  ['Gemini 2.5 Pro', 'Gemini 2.5 Pro'],
  ['GLM 5.2', 'GLM 5.2'],
  ['Qwen3.5 27B (free)', 'Qwen3.5 27B'],
  ['GPT-5.6 Luna (high)', 'Luna high'],
  ['Claude Opus 5 (none)', 'Opus 5 none'],
  ['Claude 3', 'Claude 3'],
  ['', ''],
])('%s is called %s in a chip', (name, short) => {
  expect(shortModelName(name)).toBe(short);
});
