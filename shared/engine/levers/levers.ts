/** The way in to levers: any one number of a plan or its snapshot, by name, and what moving it does to the answer. */
import { breakEven } from './breakEven.ts';
import { inputsOf } from './inputs.ts';
import { leverForms, leverId, leverRange, leverValue, parseLever, pull } from './leverKinds.ts';
import { tornado } from './tornado.ts';

export const levers = {
  idOf: leverId,
  rangeOf: leverRange,
  valueOf: leverValue,
  pull,
  forms: leverForms,
  parse: parseLever,
  inputsOf,
  tornado,
  breakEven,
} as const;
