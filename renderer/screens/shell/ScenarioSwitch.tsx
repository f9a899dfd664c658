/** Which scenario of the file is open, and the way to the others. Not there where the plan is the only one. */
import { runCommand } from '../../actions/commands.ts';
import { Menu } from '../../parts/Menu.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState } from '../../state/useStore.ts';

/** What changes scenarios comes when it is first wanted. */
const changing = () => import('../../actions/scenarios.ts');

export const ScenarioSwitch = () => {
  const { say } = useI18n();
  const { scenarios } = usePlanState((state) => ({ scenarios: state.document?.scenarios ?? null }));
  const active = scenarios?.find(({ held }) => held === null);
  if (scenarios === null || active === undefined) return null;
  return (
    <div className="header-scenario">
      <Menu
        label={say('scenarios.switchTo', { name: active.name })}
        actions={[
          ...scenarios.map(({ id, name, held }) => ({
            id,
            name,
            isChosen: held === null,
            act: () => void changing().then(({ openScenario }) => openScenario(id)),
          })),
          { id: '@all', name: say('scenarios.title'), act: () => runCommand('scenarios') },
        ]}
      />
    </div>
  );
};
