// Few of many calls at a time.

/** Gives what `work` gives, once fewer than `most` of the others are running. */
export type Limit = <Result>(work: () => Promise<Result>) => Promise<Result>;

export function limit(most: number): Limit {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((begin) => waiting.push(begin));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
