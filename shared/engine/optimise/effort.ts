/** How much looking a question is worth: counted in steps, not in seconds, so that a question ends alike everywhere. */

/** Steps between two calls of the listener: some hundredths of a second. */
const stride = 5_000_000;

/** Elementary steps (about 2 ns each) that a search may still take. A listener hears how far it is and may stop it. */
export class Effort {
  left: number;
  /** The listener said stop. */
  stopped = false;
  private readonly given: number;
  private readonly onProgress: (share: number) => boolean;
  private readonly whole: Effort | null;
  private next: number;

  constructor(steps: number, onProgress: (share: number) => boolean = () => true, whole: Effort | null = null) {
    this.left = steps;
    this.given = steps;
    this.onProgress = onProgress;
    this.whole = whole;
    this.next = steps - stride;
  }

  spend(steps: number): void {
    this.left -= steps;
    this.whole?.spend(steps);
    if (this.whole?.stopped) this.stop();
    if (this.left > this.next || this.stopped) return;
    this.next = this.left - stride;
    if (!this.onProgress(Math.min(1, 1 - this.left / this.given))) this.stop();
  }

  /** At most so many of the steps that are left. */
  part(steps: number): Effort {
    return new Effort(Math.min(steps, this.left), () => true, this);
  }

  private stop(): void {
    this.stopped = true;
    this.left = 0;
  }
}
