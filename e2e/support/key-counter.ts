import type { ClinicRun } from './clinic.ts';

/** Presses and counts keys; typed text counts apart, as digits of a phone or letters of a name. */
export type KeyCounter = {
  press(...keys: string[]): Promise<void>;
  type(text: string): Promise<void>;
  readonly keys: number;
  readonly characters: number;
};

/** A fresh count for one job, refused when a job needs more keys than the design allows. */
export function countKeys({ page }: ClinicRun, job: string, mostKeys: number): KeyCounter {
  let keys = 0;
  let characters = 0;
  return {
    async press(...pressed) {
      for (const key of pressed) {
        keys += 1;
        if (keys > mostKeys)
          throw new Error(`${job} needs more than ${mostKeys} keys: ${key} is one too many`);
        await page.keyboard.press(key);
      }
    },
    async type(text) {
      characters += text.length;
      await page.keyboard.type(text);
    },
    get keys() {
      return keys;
    },
    get characters() {
      return characters;
    },
  };
}
