/**
 * A Portkey configuration (portkey.ai/docs, AI gateway configs): `fallback` for steps, `loadbalance` with weights for
 * shares, `conditional` on metadata that the caller sets for the kind of work and for how hard a task looks.
 */
import { soldAs } from '../../catalog/setting.ts';
import type { Policy, Rung } from '../../plan/policy.ts';
import type { Abilities } from './cannotSay.ts';
import { jsonFile } from './jsonFile.ts';
import { type StackFlow, withEffort } from './stackFlow.ts';

/** More automatic retries than these Portkey does not make. */
const mostRetries = 5;

const abilities: Abilities = {
  retries: mostRetries,
  shares: 'ways',
  routes: true,
  budget: false,
  efforts: true,
  models: null,
};

interface Target {
  name?: string;
  weight?: number;
  provider?: string;
  api_key?: string;
  override_params?: { model: string; reasoning_effort?: string };
  retry?: { attempts: number };
  strategy?: {
    mode: 'fallback' | 'loadbalance' | 'conditional';
    conditions?: Record<string, unknown>[];
    default?: string;
  };
  targets?: Target[];
}

const targetOf = ({ modelId, attempts }: Rung): Target => ({
  provider: 'openrouter',
  api_key: 'YOUR_OPENROUTER_API_KEY',
  override_params: {
    model: soldAs(modelId),
    ...withEffort(modelId, (effort) => ({ reasoning_effort: effort })),
  },
  ...(attempts === 1 ? {} : { retry: { attempts: Math.min(attempts - 1, mostRetries) } }),
});

/** The field of a condition that names its target. */
const goesTo = 'then';

/** The first target is taken where no condition holds. */
const conditional = (field: string, targets: readonly (Target & { name: string })[]): Target => ({
  strategy: {
    mode: 'conditional',
    conditions: targets.map(({ name }) => ({ query: { [`metadata.${field}`]: { $eq: name } }, [goesTo]: name })),
    ...(targets[0] === undefined ? {} : { default: targets[0].name }),
  },
  targets: [...targets],
});

const configOf = (policy: Policy): Target => {
  switch (policy.kind) {
    case 'ladder': {
      const targets = policy.rungs.map(targetOf);
      const [only, ...more] = targets;
      return more.length === 0 && only !== undefined ? only : { strategy: { mode: 'fallback' }, targets };
    }
    case 'split':
      return {
        strategy: { mode: 'loadbalance' },
        targets: policy.parts.map((part) => ({ weight: part.weight, ...configOf(part.policy) })),
      };
    case 'route':
      return conditional('difficulty', [
        { name: 'easy', ...configOf(policy.easy) },
        { name: 'hard', ...configOf(policy.hard) },
      ]);
    default:
      return policy satisfies never;
  }
};

/** JSON whose `config` is to be taken over as it is; requests carry `work` and `difficulty` as metadata. */
export const portkeyConfig = (flow: StackFlow): string =>
  jsonFile(flow, abilities, {
    config: conditional(
      'work',
      flow.work.flatMap(({ slug, policy }) => (policy === null ? [] : [{ name: slug, ...configOf(policy) }])),
    ),
  });
