/** A gateway's JSON with, beside it, where it comes from and what it cannot say: JSON has no comments. */
import { type Abilities, cannotSay } from './cannotSay.ts';
import type { StackFlow } from './stackFlow.ts';

export const jsonFile = (flow: StackFlow, abilities: Abilities, content: Readonly<Record<string, unknown>>): string =>
  `${JSON.stringify(
    {
      about: flow.say('handover.made', { stack: flow.stack.name, plan: flow.plan.title }),
      cannotSay: cannotSay(flow, abilities),
      ...content,
    },
    null,
    2,
  )}\n`;
