/** Which model an entry of a price list means: a wrong price is worse than a missing one. */

import { describe, expect, it } from 'vitest';
import { authorOf, findId, isMovingName, namesOf, plainName } from '../../../../shared/catalog/import/names.ts';
import { modelId } from '../../../../shared/foundation/ids.ts';

describe('a name of a price list', () => {
  const names = namesOf(
    ['anthropic/claude-sonnet-4.5', 'openai/gpt-5', 'vendor/model-1.5', 'vendor/model-1-5', 'vendor/Other'].map(
      modelId,
    ),
  );

  it('means the model that has it, letter by letter', () => {
    expect(findId(['openai/gpt-5'].map(modelId), names)).toBe('openai/gpt-5');
    expect(findId(['nobody/x', 'openai/gpt-5'].map(modelId), names)).toBe('openai/gpt-5');
    expect(findId(['vendor/model-1.5'].map(modelId), names)).toBe('vendor/model-1.5');
    expect(findId(['vendor/model-1-5'].map(modelId), names)).toBe('vendor/model-1-5');
  });

  it('means the one model that is so spelled but for dots, dashes, underscores and capitals', () => {
    expect(findId(['anthropic/claude-sonnet-4-5'].map(modelId), names)).toBe('anthropic/claude-sonnet-4.5');
    expect(findId(['Anthropic/Claude_Sonnet_4_5'].map(modelId), names)).toBe('anthropic/claude-sonnet-4.5');
    expect(findId(['VENDOR/OTHER'].map(modelId), names)).toBe('vendor/Other');
  });

  it('means none where two models are so spelled, nor where none is', () => {
    expect(findId(['vendor/model-1_5'].map(modelId), names)).toBeNull();
    expect(findId(['Vendor/Model-1.5'].map(modelId), names)).toBeNull();
    expect(findId(['nobody/x'].map(modelId), names)).toBeNull();
    expect(findId([].map(modelId), names)).toBeNull();
    expect(names.byPlainName.get('vendor/model-1-5')).toBeNull();
    expect(namesOf(['a/b.1', 'a/b-1', 'a/b_1'].map(modelId)).byPlainName.get('a/b-1')).toBeNull();
    // The same id twice is one model.
    expect(findId(['a/B'].map(modelId), namesOf(['a/b', 'a/b'].map(modelId)))).toBe('a/b');
  });

  it('is taken by its own id before a vendor’s other name for another model', () => {
    expect(findId(['anthropic/claude-sonnet-4-5', 'openai/gpt-5'].map(modelId), names)).toBe('openai/gpt-5');
    expect(findId(['vendor/model-1_5', 'VENDOR/other'].map(modelId), names)).toBe('vendor/Other');
  });

  it('is compared without case and by dashes alone', () => {
    expect(plainName('A/B.c_D-e')).toBe('a/b-c-d-e');
  });

  it.each([
    ['gpt-4o-latest', true],
    ['latest', true],
    ['mistral_latest', true],
    ['deepseek-chat', true],
    ['deepseek-reasoner', true],
    ['deepseek-coder', true],
    ['deepseek-chat-v3', false],
    ['my-deepseek-chat', false],
    ['latest-gpt', true],
    ['translatest', false],
  ])('%s that a vendor moves from model to model: %s', (slug, moves) => {
    expect(isMovingName(slug)).toBe(moves);
  });

  it.each([
    ['openai', 'openai'],
    ['anthropic', 'anthropic'],
    ['gemini', 'google'],
    ['google', 'google'],
    ['mistral', 'mistralai'],
    ['deepseek', 'deepseek'],
    ['xai', 'x-ai'],
    ['x-ai', 'x-ai'],
    ['x_ai', 'x-ai'],
    ['cohere', 'cohere'],
    ['cohere_chat', 'cohere'],
    ['moonshot', 'moonshotai'],
    ['moonshotai', 'moonshotai'],
    ['zai', 'z-ai'],
    ['zhipuai', 'z-ai'],
    ['minimax', 'minimax'],
    ['dashscope', 'qwen'],
    ['alibaba', 'qwen'],
    ['perplexity', 'perplexity'],
    ['ai21', 'ai21'],
    ['amazon_nova', 'amazon'],
    ['together', null],
    ['constructor', null],
    [7, null],
    [undefined, null],
  ])('vendor %s lists the models of %s', (vendor, author) => {
    expect(authorOf(vendor)).toBe(author);
  });
});
