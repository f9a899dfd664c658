/** What the hosts themselves say: menus, native dialogs, the terminal, the door of the local host. */
import type { Words } from './words.ts';

export const shellWords = {
  doorOpening: { en: 'Opening your plans ...', zh: '正在打开您的方案……' },
  doorClosed: {
    en: 'This address has been used already or is too old. Go back to the tab that Portfolio opened first, or start it again with npm start and use the new address.',
    zh: '此地址已被使用或已过期。请回到 Portfolio 最初打开的标签页，或重新运行 npm start 并使用新的地址。',
  },
} as const satisfies Words;
