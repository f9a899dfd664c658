/** The page starts here. */
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { translator } from './actions/say.ts';
import { startPage } from './actions/startPage.ts';
import { Shell } from './screens/shell/Shell.tsx';

startPage();

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={translator}>
        <Shell />
      </I18nextProvider>
    </StrictMode>,
  );
