/**
 * LiteLLM's proxy configuration (docs.litellm.ai, proxy/configs, proxy/reliability, routing): a model group for every
 * step, fallbacks from group to group, `weight` among the deployments of one group, `num_retries` of a deployment (its
 * router sets `max_retries`, which is the provider's client's own, to 0; of itself it would repeat twice).
 */
import { stringify } from 'yaml';
import { soldAs } from '../../catalog/setting.ts';
import type { Policy, Rung } from '../../plan/policy.ts';
import { type Abilities, cannotSay } from './cannotSay.ts';
import { type StackFlow, type WorkFlow, waysOf, withEffort } from './stackFlow.ts';

const abilities: Abilities = {
  retries: Number.POSITIVE_INFINITY,
  shares: 'firstSteps',
  routes: false,
  budget: true,
  efforts: true,
  models: null,
};

interface Deployment {
  model_name: string;
  litellm_params: { model: string; api_key: string; num_retries: number; reasoning_effort?: string; weight?: number };
}

interface Groups {
  deployments: Deployment[];
  fallbacks: Record<string, string[]>[];
}

const deployment = (group: string, { modelId, attempts }: Rung, weight?: number): Deployment => ({
  model_name: group,
  litellm_params: {
    model: `openrouter/${soldAs(modelId)}`,
    api_key: 'os.environ/OPENROUTER_API_KEY',
    num_retries: attempts - 1,
    ...withEffort(modelId, (effort) => ({ reasoning_effort: effort })),
    ...(weight === undefined ? {} : { weight }),
  },
});

const together = (parts: readonly Groups[]): Groups => ({
  deployments: parts.flatMap(({ deployments }) => deployments),
  fallbacks: parts.flatMap(({ fallbacks }) => fallbacks),
});

const groupsOf = (group: string, policy: Policy): Groups => {
  switch (policy.kind) {
    case 'ladder': {
      const names = policy.rungs.map((_, i) => (i === 0 ? group : `${group}-step-${i + 1}`));
      return {
        deployments: policy.rungs.map((rung, i) => deployment(names[i] ?? group, rung)),
        fallbacks: names.length > 1 ? [{ [group]: names.slice(1) }] : [],
      };
    }
    case 'split':
      return {
        deployments: policy.parts.flatMap(({ weight, policy: part }) => {
          const [first] = waysOf(group, part)[0]?.rungs ?? [];
          return first === undefined ? [] : [deployment(group, first, weight)];
        }),
        fallbacks: [],
      };
    case 'route':
      return together([groupsOf(group, policy.easy), groupsOf(`${group}-hard`, policy.hard)]);
    default:
      return policy satisfies never;
  }
};

const groupsOfWork = ({ slug, policy }: WorkFlow): Groups =>
  policy === null ? { deployments: [], fallbacks: [] } : groupsOf(slug, policy);

/** A `config.yaml`; what it cannot say stands above it as comments. */
export const liteLlmConfig = (flow: StackFlow): string => {
  const { deployments, fallbacks } = together(flow.work.map(groupsOfWork));
  const { budgetUsdPerMonth, title } = flow.plan;
  const config = {
    model_list: deployments,
    router_settings: { routing_strategy: 'simple-shuffle', num_retries: 0, fallbacks },
    ...(budgetUsdPerMonth === null
      ? {}
      : { litellm_settings: { max_budget: budgetUsdPerMonth, budget_duration: '30d' } }),
  };
  const notes = [
    flow.say('handover.made', { stack: flow.stack.name, plan: title }),
    '',
    `${flow.say('handover.cannotSay')}:`,
    ...cannotSay(flow, abilities).map((line) => `- ${line}`),
  ];
  // A line end inside a name must not end the comment.
  const comments = notes.map((line) => `# ${line.replace(/\s+/g, ' ')}`.trimEnd());
  return `${comments.join('\n')}\n\n${stringify(config, { lineWidth: 0 })}`;
};
