/** A set of whole numbers from 0 up in sixteen bytes a number or fewer; a `Set` takes three times that for large ones. */
export class NumberSet {
  private slots = new Float64Array(1 << 10).fill(-1);
  private size = 0;

  /** Adds a number; false where it was there already. */
  add(value: number): boolean {
    if (!NumberSet.put(this.slots, value)) return false;
    this.size += 1;
    if (this.size * 4 > this.slots.length * 3) this.grow();
    return true;
  }

  private grow(): void {
    const larger = new Float64Array(this.slots.length * 2).fill(-1);
    for (const value of this.slots) if (value >= 0) NumberSet.put(larger, value);
    this.slots = larger;
  }

  /** Linear probing from a place that the low and the high half of the number both decide. */
  private static put(slots: Float64Array, value: number): boolean {
    const mask = slots.length - 1;
    let at = Math.imul((value / 4294967296) ^ (value >>> 0), 0x9e3779b1) >>> 0;
    at = (at ^ (at >>> 15)) & mask;
    for (let there = slots[at]; there !== -1; there = slots[at]) {
      if (there === value) return false;
      at = (at + 1) & mask;
    }
    slots[at] = value;
    return true;
  }
}
