import type { Page } from 'playwright';

/** The shortest time that Event Timing reports; whatever was quicker counts as this. */
const shortest = 16;

/**
 * From a key press to the paint that shows what it did, as Event Timing measures it (in steps of 8 ms).
 *
 * @param keys pressed one after the other, each when the paint of the one before is over
 * @returns milliseconds, one per key
 */
export async function paintTimes(page: Page, keys: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const key of keys) {
    await page.evaluate((threshold) => {
      const noted = globalThis as unknown as { slowest: number };
      noted.slowest = threshold;
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) noted.slowest = Math.max(noted.slowest, duration);
      });
      observer.observe({ type: 'event', durationThreshold: threshold } as PerformanceObserverInit);
    }, shortest);
    await page.keyboard.press(key);
    times.push(
      await page.evaluate(async () => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        for (let frames = 0; frames < 3; frames++) await frame();
        // Entries are delivered in a task of their own after the frame.
        await new Promise((resolve) => setTimeout(resolve));
        return (globalThis as unknown as { slowest: number }).slowest;
      }),
    );
  }
  return times;
}
