import { limitTable } from './limits';

test('every limit says where it comes from', () => {
  for (const { source, what, default: value } of Object.values(limitTable)) {
    expect(source).toMatch(/^(AWS|Amazon|IAM) .*Guide, ".+"/);
    expect(what).not.toBe('');
    expect(value).toBeGreaterThan(0);
  }
});
