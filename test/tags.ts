/** What unit tests are told apart by. */
export const tags = [
  {
    name: 'slow',
    description: 'Takes more than some tenths of a second on an idle machine: `npm run unit` by itself leaves it out.',
  },
];
