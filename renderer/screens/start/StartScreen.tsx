/** Start. */
export const StartScreen = () => <h1>Start</h1>;
