// A number of turns, taken in the order of asking.

export type Turns = {
  take(): Promise<void>;
  giveBack(): void;
};

export function turns(count: number): Turns {
  const waiting: (() => void)[] = [];
  let left = count;

  return {
    async take() {
      if (left > 0) {
        left -= 1;
        return;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    },
    giveBack() {
      const next = waiting.shift();
      if (next === undefined) left += 1;
      else next();
    },
  };
}
