import type { StopIndex } from '../core/ids.js';
import type { ServiceDay } from '../scenarios/service-day.js';

/**
 * Sixteen figures and letters that differ for worlds that differ in anything a plan depends on: places, driving times,
 * vehicles, rules. No proof against forgery: it answers "is this still the same?". O(places²).
 */
export function worldPrint({ world, stops }: ServiceDay): string {
  const print = new Print();
  print.text(JSON.stringify([stops.map(({ id }) => id), world.stops, world.vehicles, world.policy]));
  for (const travel of world.travel) {
    print.text(JSON.stringify(travel.periods));
    for (const period of travel.periods.keys()) {
      for (const stop of stops.keys()) print.numbers(travel.rowFrom(stop as StopIndex, period));
    }
  }
  return print.whole();
}

/** Two 32-bit FNV-1a sums from different beginnings. */
class Print {
  #a = 0x811c9dc5;
  #b = 0x9e3779b9;

  text(text: string): void {
    for (let i = 0; i < text.length; i++) this.#take(text.charCodeAt(i));
  }

  numbers(row: Int32Array): void {
    for (const n of row) this.#take(n);
  }

  whole(): string {
    return [this.#a, this.#b].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
  }

  #take(n: number): void {
    this.#a = Math.imul(this.#a ^ n, 0x01000193);
    this.#b = Math.imul(this.#b ^ (n + 0x7f4a7c15), 0x01000193);
  }
}
