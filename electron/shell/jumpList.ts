/** What Windows shows on a right click on the icon in the task bar: the plans opened last, and a new one. */
import type { Say } from '../../shared/words/say.ts';

/** Given to the program by the task, whether it runs already or not. */
export const newPlanSwitch = '--new-plan';

export const jumpList = (program: string, say: Say): Electron.JumpListCategory[] => [
  { type: 'recent' },
  {
    type: 'tasks',
    items: [
      {
        type: 'task',
        program,
        args: newPlanSwitch,
        title: say('app.new'),
        description: say('app.new'),
        iconPath: program,
        iconIndex: 0,
      },
    ],
  },
];
