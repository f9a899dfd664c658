import type { SizeClass } from './model.ts';

/** Size class by total parameters in billions (OpenRouter study, section 3.2): below 15, 15 to below 70, 70 and more. */
export const sizeClassOf = (paramsTotalB: number): SizeClass =>
  paramsTotalB < 15 ? 'small' : paramsTotalB < 70 ? 'medium' : 'large';
