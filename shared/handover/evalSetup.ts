/** A measurement ready to be run: which models, at which settings, on how many of her own items. One text per tool. */
import { stringify } from 'yaml';
import { settingIn, soldAs } from '../catalog/setting.ts';
import type { ModelId } from '../foundation/ids.ts';
import { type Measurement, measurementText, questionKey } from '../plan/measurement.ts';
import type { Plan } from '../plan/plan.ts';
import { rowNameIn } from '../report/rowName.ts';
import type { Say } from '../words/say.ts';
import type { SetupTool } from './worthMeasuring.ts';

const items = 'items.jsonl';

const comment = (lines: readonly string[]): string => lines.map((line) => `# ${line}\n`).join('');

/** The effort a model is asked for: that of its setting, else the one its tokens were counted at where she named it. */
const settingOf = (plan: Plan, { row }: Measurement, model: ModelId): string | null => {
  const { setting } = settingIn(model);
  if (setting !== null) return setting;
  const own = plan.ownTokens.find(({ modelId, category }) => modelId === model && category === row);
  return own === undefined || own.setting === '' ? null : own.setting;
};

const head = (asked: Measurement, plan: Plan, say: Say, howItems: string, howBack: string): string[] => [
  say('decide.setupTitle', { row: rowNameIn(plan, say, asked.row) }),
  howItems,
  say('decide.setupKey'),
  howBack,
];

const pattern = (text: string): string => text.replace(/[.+*?^$()[\]{}|\\]/g, '\\$&');

const promptfoo = (asked: Measurement, plan: Plan, say: Say): string => {
  const config = {
    description: measurementText(asked),
    prompts: ['{{input}}'],
    providers: asked.models.map(({ modelId }) => {
      const setting = settingOf(plan, asked, modelId);
      return {
        id: `openrouter:${soldAs(modelId)}`,
        ...(setting === null ? {} : { config: { passthrough: { reasoning: { effort: setting } } } }),
      };
    }),
    defaultTest: {
      metadata: { [questionKey]: measurementText(asked) },
      assert: [{ type: 'icontains', value: '{{expected}}' }],
    },
    tests: `file://${items}`,
  };
  const runs = asked.models.map(
    ({ modelId, evals }, i) =>
      `npx promptfoo@latest eval -c FILE --filter-providers '^openrouter:${pattern(soldAs(modelId))}$' --filter-first-n ${evals} --no-cache -o results-${i + 1}.json`,
  );
  const howItems = say('decide.setupItems', {
    file: items,
    line: '{"vars": {"input": "...", "expected": "..."}}',
    scorer: 'assert',
  });
  const howBack = say('decide.setupBack', { files: runs.map((_, i) => `results-${i + 1}.json`).join(' ') });
  return `${comment([...head(asked, plan, say, howItems, howBack), ...runs])}${stringify(config, { lineWidth: 0 })}`;
};

/** A text as Python writes it: JSON's escapes are Python's too. */
const python = (text: string): string => JSON.stringify(text);

const inspect = (asked: Measurement, plan: Plan, say: Say): string => {
  const howItems = say('decide.setupItems', {
    file: items,
    line: '{"input": "...", "target": "..."}',
    scorer: 'scorer',
  });
  const howBack = say('decide.setupBack', { files: 'logs/*.eval' });
  const models = asked.models.map(({ modelId, evals }) => {
    const setting = settingOf(plan, asked, modelId);
    const more = setting === null ? '' : `, "reasoning_effort": ${python(setting)}`;
    return `    {"model": ${python(`openrouter/${soldAs(modelId)}`)}, "limit": ${evals}${more}},`;
  });
  return `${comment([...head(asked, plan, say, howItems, howBack), 'pip install inspect-ai openai; python FILE'])}
from inspect_ai import Task, eval, task
from inspect_ai.dataset import json_dataset
from inspect_ai.scorer import includes
from inspect_ai.solver import generate

MEASURE = [
${models.join('\n')}
]


@task
def portfolio():
    return Task(
        dataset=json_dataset(${python(items)}),
        solver=generate(),
        scorer=includes(),
        metadata={${python(questionKey)}: ${python(measurementText(asked))}},
    )


if __name__ == "__main__":
    for run in MEASURE:
        eval(portfolio(), **run)
`;
};

/** The set-up of a question for a tool, as the text of one file. The items are hers to fill in; the file says how. */
export const evalSetup = (tool: SetupTool, asked: Measurement, plan: Plan, say: Say): string => {
  switch (tool) {
    case 'promptfoo':
      return promptfoo(asked, plan, say);
    case 'inspect':
      return inspect(asked, plan, say);
    default: {
      const never: never = tool;
      return never;
    }
  }
};
