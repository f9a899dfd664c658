/** The open plan's name and state, and what can be done with it from everywhere. */

import { type Command, commandTable } from '../../../shared/contract/commands.ts';
import { setField } from '../../../shared/plan/edits/setField.ts';
import { titled } from '../../../shared/words/format.ts';
import { runCommand } from '../../actions/commands.ts';
import { tryEdit } from '../../actions/tryEdit.ts';
import { Button, IconButton } from '../../parts/Button.tsx';
import { TextField } from '../../parts/Field.tsx';
import { Menu } from '../../parts/Menu.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { isDirty, stepBack, stepForward } from '../../state/planStore.ts';
import { useKeepState, usePlanState, useViewState } from '../../state/useStore.ts';
import { setView, themes } from '../../state/viewStore.ts';
import { commandKey } from './commandKeys.ts';
import { commandsOfPlan } from './commandsOfPlan.ts';
import { ScenarioSwitch } from './ScenarioSwitch.tsx';

const Title = () => {
  const { say } = useI18n();
  const { title, fileName, dirty, how } = usePlanState((state) => ({
    title: state.document?.plan.title ?? null,
    fileName: state.fileName,
    dirty: isDirty(state),
    how: state.how,
  }));
  const isKept = useKeepState((state) => state.trouble === null);
  if (title === null) return <div className="header-title" />;
  const settled = how === 'written' ? 'app.saved' : 'app.handedOver';
  const state = fileName === null ? 'app.notSavedYet' : dirty ? 'app.unsavedChanges' : settled;
  return (
    <div className="header-title">
      <TextField
        label={say('app.planTitle')}
        labelHidden
        value={title}
        onChange={(text) =>
          tryEdit('app.editTitle', (plan) => setField(plan, ['title'], text.trim() || say('app.untitled')))
        }
      />
      <span className="header-file">
        {fileName === null ? null : <span className="header-file-name">{fileName}</span>}
        <span data-state={dirty ? 'dirty' : 'saved'} className="header-state">
          {say(state)}
        </span>
        {isKept ? null : <span className="header-unkept">{say('app.notKept')}</span>}
      </span>
    </div>
  );
};

const History = () => {
  const { say } = useI18n();
  const { undo, redo } = usePlanState((state) => ({
    undo: state.past.at(-1)?.label ?? null,
    redo: state.future.at(-1)?.label ?? null,
  }));
  return (
    <>
      <IconButton
        icon="undo"
        label={undo === null ? say('app.undo') : say('app.undoOf', { what: say(undo) })}
        keys={`${commandKey} Z`}
        isDisabled={undo === null}
        onPress={stepBack}
      />
      <IconButton
        icon="redo"
        label={redo === null ? say('app.redo') : say('app.redoOf', { what: say(redo) })}
        keys={`${commandKey} Shift Z`}
        isDisabled={redo === null}
        onPress={stepForward}
      />
    </>
  );
};

const themeIcons = { system: 'system', light: 'sun', dark: 'moon' } as const;
const themeWords = { system: 'app.themeSystem', light: 'app.themeLight', dark: 'app.themeDark' } as const;

const exports = ['exportWorkbook', 'exportComparisonCsv', 'exportDecisionsCsv', 'exportCatalogCsv', 'print'] as const;
const more = [
  'new',
  'saveAs',
  'scenarios',
  'comparePlans',
  'updatePrices',
  'pricesPaid',
  'planFigures',
  'palette',
  'shortcuts',
  'guide',
  'about',
] as const;

export const Header = () => {
  const { say, language } = useI18n();
  const theme = useViewState((state) => state.theme);
  const hasPlan = usePlanState((state) => state.document !== null);
  const action = (command: Command) => ({
    id: command,
    name: say(commandTable[command].label),
    act: () => runCommand(command),
  });
  return (
    <header className="shell-header">
      <Title />
      {hasPlan ? <ScenarioSwitch /> : null}
      <div className="header-actions">
        {hasPlan ? <History /> : null}
        <Button onPress={() => runCommand('open')}>{say('app.open')}</Button>
        {hasPlan ? (
          <>
            <Button onPress={() => runCommand('save')}>{say('app.save')}</Button>
            <Menu label={say('app.export')} actions={exports.map(action)} />
          </>
        ) : null}
        <Button
          tone="quiet"
          aria-label={titled(say('app.language'), language === 'en' ? '中文' : 'English', language)}
          onPress={() => setView({ language: language === 'en' ? 'zh' : 'en' })}
        >
          <span lang={language === 'en' ? 'zh-CN' : 'en'}>{language === 'en' ? '中文' : 'English'}</span>
        </Button>
        <Menu
          label={say('app.theme')}
          icon={themeIcons[theme]}
          iconOnly
          actions={themes.map((choice) => ({
            id: choice,
            name: say(themeWords[choice]),
            isChosen: choice === theme,
            act: () => setView({ theme: choice }),
          }))}
        />
        <Menu
          label={say('app.more')}
          icon="more"
          iconOnly
          actions={more.filter((command) => hasPlan || !commandsOfPlan.has(command)).map(action)}
        />
      </div>
    </header>
  );
};
