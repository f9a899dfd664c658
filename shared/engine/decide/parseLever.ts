/** A lever as a person types it on the command line: the words of `leverId`. */

import { type CategoryId, categoryIds } from '../../catalog/category.ts';
import { type ModelId, modelId } from '../../foundation/ids.ts';
import { EngineError } from '../engineError.ts';
import type { Lever } from './lever.ts';

export const leverForms: readonly string[] = [
  'rate CATEGORY MODEL',
  'feedback CATEGORY MODEL',
  'verbosity MODEL',
  'errors MODEL',
  'price MODEL promptUsdPerM|completionUsdPerM|times',
  'dependence CATEGORY rho|tau|beta|gamma',
  'shape CATEGORY promptTokens|completionTokens|steps|toolCalls',
  'category CATEGORY|* valueOfSuccessUsd|silentFailureUsd|humanMinutesPerTask|humanSuccess',
  'anchor CATEGORY',
  'share CATEGORY',
  'verifier PRESET trueAccept|falseAccept|usdPerCheck|humanMinutesPerCheck',
  'wage',
  'volume',
];

const oneOf = <const T extends string>(field: string, text: string | undefined, choices: readonly T[]): T => {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new EngineError(field, text ?? 'missing', `one of ${choices.join(', ')}`);
  return found;
};

const category = (text: string | undefined): CategoryId => oneOf('category', text, categoryIds);

const named = (field: string, text: string | undefined): string => {
  if (text === undefined || text === '') throw new EngineError(field, 'missing', 'an id');
  return text;
};

const modelNamed = (field: string, text: string | undefined): ModelId => modelId(named(field, text));

/** Reads one of `leverForms`, words apart by blanks; throws an EngineError that names the word it did not understand. */
export const parseLever = (text: string): Lever => {
  const [kind, ...words] = text.trim().split(/\s+/);
  const [a, b] = words;
  const choices = leverForms.map((form) => form.split(' ')[0]!);
  switch (kind) {
    case 'rate':
      return { kind, categoryId: category(a), modelId: modelNamed('model', b) };
    case 'feedback':
      return { kind, categoryId: category(a), modelId: modelNamed('model', b) };
    case 'verbosity':
      return { kind, modelId: modelNamed('model', a) };
    case 'errors':
      return { kind, modelId: modelNamed('model', a) };
    case 'price':
      return {
        kind,
        modelId: modelNamed('model', a),
        field: oneOf('price', b ?? 'times', ['promptUsdPerM', 'completionUsdPerM', 'times']),
      };
    case 'dependence':
      return { kind, categoryId: category(a), field: oneOf('dependence', b, ['rho', 'tau', 'beta', 'gamma']) };
    case 'shape':
      return {
        kind,
        categoryId: category(a),
        field: oneOf('shape', b, ['promptTokens', 'completionTokens', 'steps', 'toolCalls']),
      };
    case 'category':
      return {
        kind,
        categoryId: a === '*' ? null : category(a),
        field: oneOf('category', b, ['valueOfSuccessUsd', 'silentFailureUsd', 'humanMinutesPerTask', 'humanSuccess']),
      };
    case 'anchor':
      return { kind, categoryId: category(a) };
    case 'share':
      return { kind, categoryId: category(a) };
    case 'verifier':
      return {
        kind,
        preset: named('preset', a),
        field: oneOf('verifier', b, ['trueAccept', 'falseAccept', 'usdPerCheck', 'humanMinutesPerCheck']),
        only: null,
      };
    case 'wage':
      return { kind };
    case 'volume':
      return { kind };
    default:
      throw new EngineError('lever', kind ?? '', `one of ${choices.join(', ')}`);
  }
};
