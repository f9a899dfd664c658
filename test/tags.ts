/** What unit tests are told apart by. */
export const tags = [
  {
    name: 'slow',
    description: 'Takes more than about half a second on an idle machine: `npm run unit` by itself leaves it out.',
  },
];
