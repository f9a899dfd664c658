/** Puts the chosen theme, or the system's, on the page's root element. */
import { useEffect } from 'react';
import { useViewState } from '../../state/useStore.ts';

export const useTheme = (): void => {
  const theme = useViewState((state) => state.theme);
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);
};
