import { Identifiers } from './identifiers';

const counter = (): (() => number) => {
  let n = 0;
  return () => (n += 1);
};

describe('identifiers', () => {
  it('have the forms that AWS gives them', () => {
    const identifiers = new Identifiers('111111111111', counter());
    for (let n = 0; n < 200; n += 1) {
      expect(identifiers.digits(12)).toMatch(/^[1-9]\d{11}$/);
      expect(identifiers.alphanumeric(8)).toMatch(/^[a-z0-9]{8}$/);
      expect(identifiers.unique('AROA')).toMatch(/^AROA[A-Z2-7]{17}$/);
      expect(identifiers.uuid()).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    }
  });

  it('are the same for the same count, and others for another cloud', () => {
    const [a, b, other] = [
      new Identifiers('1', counter()),
      new Identifiers('1', counter()),
      new Identifiers('2', counter()),
    ];
    const three = (one: Identifiers): string[] => [one.hex(16), one.hex(16), one.hex(16)];
    const [ids, same, others] = [three(a), three(b), three(other)];
    expect(ids).toEqual(same);
    expect(new Set([...ids, ...others]).size).toBe(6);
  });
});
