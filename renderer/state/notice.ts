/** Short messages that come and go: a refusal, a save, what happened to the catalog. */
export interface Notice {
  id: number;
  tone: 'info' | 'good' | 'bad';
  text: string;
  /** Stands until it is dismissed; others leave by themselves. */
  stays: boolean;
}
