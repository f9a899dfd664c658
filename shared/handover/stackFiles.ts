/** What a stack can leave as: one entry per format. */
import type { Snapshot } from '../catalog/catalog.ts';
import type { Outcome } from '../engine/outcome.ts';
import type { Plan, Stack } from '../plan/plan.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import { brief } from './brief.ts';
import { liteLlmConfig } from './gateways/liteLlm.ts';
import { openRouterRequests } from './gateways/openRouter.ts';
import { portkeyConfig } from './gateways/portkey.ts';
import { type StackFlow, stackFlow } from './gateways/stackFlow.ts';
import { vercelOptions } from './gateways/vercel.ts';

export const stackFormats = ['litellm', 'openrouter', 'portkey', 'vercel', 'brief'] as const;
export type StackFormat = (typeof stackFormats)[number];

export type TextKind = 'yaml' | 'json' | 'md';

const writers: Record<StackFormat, { kind: TextKind; write: (flow: StackFlow, outcome: Outcome) => string }> = {
  litellm: { kind: 'yaml', write: liteLlmConfig },
  openrouter: { kind: 'json', write: openRouterRequests },
  portkey: { kind: 'json', write: portkeyConfig },
  vercel: { kind: 'json', write: vercelOptions },
  brief: { kind: 'md', write: brief },
};

/** The text of a stack in a format, and what kind of file it is. */
export const stackFile = (
  format: StackFormat,
  { plan, snapshot, outcome, stack }: { plan: Plan; snapshot: Snapshot; outcome: Outcome; stack: Stack },
  voice: { say: Say; language: Language },
): { kind: TextKind; text: string } => {
  const { kind, write } = writers[format];
  return { kind, text: write(stackFlow({ plan, snapshot }, stack, voice), outcome) };
};
