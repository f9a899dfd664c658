/** The frame around every screen: navigation, header, notices, dialogs; and what follows from language and theme. */
import './shell.css';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef } from 'react';
import { I18nProvider } from 'react-aria-components';
import { dollars } from '../../../shared/foundation/money.ts';
import { moneyOf } from '../../../shared/plan/planMoney.ts';
import { goTo } from '../../actions/goTo.ts';
import { translator } from '../../actions/say.ts';
import { Button } from '../../parts/Button.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorBoundary } from '../../parts/ErrorBoundary.tsx';
import { Speaking, speechOf, useI18n } from '../../parts/useI18n.ts';
import { usePlanState, useViewState } from '../../state/useStore.ts';
import { screens } from '../registry.ts';
import { Dialogs } from './Dialogs.tsx';
import { DropTarget } from './DropTarget.tsx';
import { Header } from './Header.tsx';
import { Navigation } from './Navigation.tsx';
import { Notices } from './Notices.tsx';
import { NotKept } from './NotKept.tsx';
import { useKeys } from './useKeys.ts';
import { useTheme } from './useTheme.ts';

/** Fetched when a file from elsewhere has something to say. */
const OpenedPanel = lazy(async () => ({ default: (await import('./OpenedPanel.tsx')).OpenedPanel }));

/** A part of the page that its host did not deliver; browsers and the bundler have no kind of error for it, each its own words. */
const isUnloaded = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|importing a module|preload/i.test(error.message);

/** Tries a failed screen again after every edit, without drawing the others anew for it. */
const Guarded = ({ children }: { children: ReactNode }) => {
  const { say } = useI18n();
  const revision = usePlanState((state) => state.revision);
  return (
    <ErrorBoundary
      retryKey={revision}
      fallback={(error) => (
        <EmptyState title={say('app.pageFailedTitle')}>
          <span role="alert">{say(isUnloaded(error) ? 'app.stopped' : 'app.pageFailed')}</span>
        </EmptyState>
      )}
    >
      {children}
    </ErrorBoundary>
  );
};

const Content = () => {
  const { say } = useI18n();
  const { screen } = useViewState(({ screen }) => ({ screen }));
  const hasPlan = usePlanState((state) => state.document !== null);
  const main = useRef<HTMLElement>(null);
  const entry = screens.find((known) => known.id === screen) ?? screens[0]!;
  const first = useRef(true);

  // A new screen begins at its top, and a keyboard or a screen reader begins there with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change of screen is the occasion
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [screen]);

  const name = say(`app.${entry.id}`);
  return (
    <main className="screen" data-screen={entry.id} id="content" ref={main} tabIndex={-1} aria-label={name}>
      {entry.needsPlan && !hasPlan ? (
        <EmptyState
          title={say('app.noPlanTitle')}
          action={
            <Button tone="primary" onPress={() => goTo('start')}>
              {say('app.toStart')}
            </Button>
          }
        >
          {say('app.noPlan')}
        </EmptyState>
      ) : (
        <Guarded key={entry.id}>
          <Suspense fallback={<div className="screen-waiting" aria-busy="true" />}>
            <entry.Screen />
          </Suspense>
        </Guarded>
      )}
    </main>
  );
};

export const Shell = () => {
  const { language, hasSheet } = useViewState((state) => ({
    language: state.language,
    hasSheet: state.screen === 'plan' && state.sheet !== null,
  }));
  useTheme();
  useKeys();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    void translator.changeLanguage(language);
  }, [language]);
  const ofPlan = usePlanState(({ document }) => (document === null ? dollars : moneyOf(document.plan)));
  const speech = useMemo(() => speechOf(translator, language, ofPlan), [language, ofPlan]);

  return (
    <Speaking value={speech}>
      <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-US'}>
        <DropTarget>
          <div className="shell" data-sheet={hasSheet || undefined}>
            <SkipLink />
            <Navigation />
            <div className="shell-body">
              <Header />
              <NotKept />
              <Opened />
              <Content />
            </div>
          </div>
          <Notices />
          <Dialogs />
        </DropTarget>
      </I18nProvider>
    </Speaking>
  );
};

const Opened = () => {
  const { opened } = useViewState((state) => ({ opened: state.opened }));
  const draftId = usePlanState((state) => state.draftId);
  if (opened === null || opened.draftId !== draftId) return null;
  return (
    <Suspense fallback={null}>
      <OpenedPanel opened={opened} />
    </Suspense>
  );
};

const SkipLink = () => {
  const { say } = useI18n();
  return (
    <a className="skip-link" href="#content">
      {say('app.skip')}
    </a>
  );
};
