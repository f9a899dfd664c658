/** The page starts here, with the rule that is to hold before anything else runs. */
import './trustedTypes.ts';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { noteFailure } from './actions/noteFailures.ts';
import { startPage } from './actions/startPage.ts';
import { Shell } from './screens/shell/Shell.tsx';

startPage();

const root = document.getElementById('root');
if (root !== null)
  createRoot(root, { onCaughtError: (error) => noteFailure('screen', error) }).render(
    <StrictMode>
      <Shell />
    </StrictMode>,
  );
