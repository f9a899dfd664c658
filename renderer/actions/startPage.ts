/** What happens once when the page opens: catalog, notices of the host, its events, evaluation, drafts. */
import { catalogNoticeText } from '../../shared/report/catalogNotice.ts';
import { host } from '../host/host.ts';
import { isDirty, planStore, renameDraft } from '../state/planStore.ts';
import { addNotice } from '../state/viewStore.ts';
import { runCommand } from './commands.ts';
import { startDeciding } from './decide.ts';
import { startEvaluating } from './evaluatePlan.ts';
import { readHostInfo } from './hostInfo.ts';
import { startKeepingDrafts } from './keepDrafts.ts';
import { keepHistory } from './keepHistory.ts';
import { reopenPlan } from './keepOpenPlan.ts';
import { leavePlan } from './leavePlan.ts';
import { startNotingFailures } from './noteFailures.ts';
import { openOpened } from './openFile.ts';
import { startHoldingPlan } from './openTabs.ts';
import { readCatalog } from './readCatalog.ts';
import { say, voiceNow } from './say.ts';

export const startPage = (): void => {
  startNotingFailures();
  startEvaluating();
  startDeciding();
  startKeepingDrafts();
  reopenPlan();
  keepHistory();
  startHoldingPlan(() => {
    renameDraft(crypto.randomUUID());
    addNotice({ tone: 'info', text: say('app.openTwice'), stays: true });
  });
  void readCatalog();
  void readHostInfo().then((info) => {
    const notice = info?.catalogNotice ?? null;
    const text = notice === null ? null : catalogNoticeText(notice, voiceNow());
    if (text !== null) addNotice({ tone: 'info', text, stays: notice?.kind !== 'refreshed' });
    // A browser asks by itself, in its own words; Electron sends `close.asked`.
    if (info?.host !== 'browser') return;
    window.addEventListener('beforeunload', (event) => {
      const state = planStore.getState();
      if (isDirty(state) && state.past.length > 0) event.preventDefault();
    });
  });
  host.on('menu.chosen', runCommand);
  host.on('file.opened', (file) => void openOpened(file));
  host.on('close.asked', () => {
    void host.call('host.heard', null);
    void leavePlan().then((may) => {
      if (may) void host.call('host.close', null);
    });
  });
};
