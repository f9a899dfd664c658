/** Shows another screen. */
import { type ScreenId, setView } from '../state/viewStore.ts';

export const goTo = (screen: ScreenId): void => setView({ screen });
