import { inParallel } from './parallel';

test('results are in the order of the items, and no more run at once than allowed', async () => {
  let running = 0;
  let most = 0;
  const results = await inParallel(3, [5, 1, 4, 2, 3, 0], async (item) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, item));
    running--;
    return item * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30, 0]);
  expect(most).toBe(3);
});

test('fails with the first failure, and with nothing to do does nothing', async () => {
  await expect(inParallel(2, [1, 2, 3], (item) => Promise.reject(new Error(String(item))))).rejects.toThrow('1');
  await expect(inParallel(2, [], () => Promise.resolve(1))).resolves.toEqual([]);
});
