import fc from 'fast-check';
import type { AddressLock } from './addressLock';
import { cidrAt, sizeOf, type Cidr } from './cidr';
import { parseLock } from './lockParser';
import { printLock } from './lockText';
import { vpcName } from './names';

const cidr = fc
  .record({ prefix: fc.integer({ min: 16, max: 28 }), address: fc.nat(2 ** 32 - 1) })
  .map(({ prefix, address }): Cidr => cidrAt(Math.floor(address / sizeOf(prefix)) * sizeOf(prefix), prefix));
/** Names as the estate allows them, and some that YAML would read as something else. */
const name = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/),
  fc.constantFrom('on', 'null', 'yes', 'true', 'a-', 'n', '1e3', '12', "it's", 'a: b', '#a'),
);
const vpc = fc.record({
  businessUnit: name,
  environment: name,
  cell: fc.integer({ min: 1, max: 4 }),
  cidr,
  subnets: fc.dictionary(name, fc.array(cidr, { maxLength: 2 }), { noNullPrototype: true }),
  retired: fc.array(cidr, { maxLength: 2 }),
  accounts: fc.option(fc.array(name, { maxLength: 3 })),
});
const region = fc.record({
  zones: fc.uniqueArray(name, { minLength: 2, maxLength: 4 }),
  vpcs: fc
    .array(vpc, { maxLength: 4 })
    .map((all) =>
      Object.fromEntries(all.map((each) => [vpcName(each.businessUnit, each.environment, each.cell), each])),
    ),
  retired: fc.array(cidr, { maxLength: 3 }),
});
const locks: fc.Arbitrary<AddressLock> = fc.record({
  formatVersion: fc.constant(1 as const),
  regions: fc.dictionary(name, region, { maxKeys: 3, noNullPrototype: true }),
});

const someLock: AddressLock = {
  formatVersion: 1,
  regions: {
    'us-east-1': {
      zones: ['use1-az1', 'use1-az2'],
      vpcs: {
        'analytics-dev': {
          businessUnit: 'analytics',
          environment: 'dev',
          cell: 1,
          cidr: '10.0.0.0/19' as Cidr,
          subnets: { app: ['10.0.0.0/22', '10.0.4.0/22'] as Cidr[] },
          retired: [],
          accounts: ['payments-dev'],
        },
      },
      retired: ['10.0.32.0/19' as Cidr],
    },
  },
};

describe('printLock', () => {
  it('writes what is read again', () => {
    fc.assert(
      fc.property(locks, (lock) => {
        expect(parseLock(printLock(lock))).toEqual({ lock, findings: [] });
      }),
    );
  });

  it('writes a file that says who wrote it and ends in its digest', () => {
    const text = printLock(someLock);
    expect(text.split('\n').slice(0, 2)).toEqual([
      '# yaml-language-server: $schema=.schemas/addresses-lock.schema.json',
      expect.stringContaining('Written by `microaccounts lock`'),
    ]);
    expect(text.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
      'formatVersion: 1',
      'regions:',
      '  us-east-1:',
      '    zones: [use1-az1, use1-az2]',
      '    vpcs:',
      '      analytics-dev:',
      '        businessUnit: analytics',
      '        environment: dev',
      '        cell: 1',
      '        cidr: 10.0.0.0/19',
      '        subnets:',
      '          app: [10.0.0.0/22, 10.0.4.0/22]',
      '        accounts:',
      '          - payments-dev',
      '    retired:',
      '      - 10.0.32.0/19',
      expect.stringMatching(/^digest: '[0-9a-f]{64}'$/),
      '',
    ]);
  });

  it('does not depend on the order in which a lock was made', () => {
    const regions = {
      'us-east-1': { zones: ['use1-az1'], vpcs: {}, retired: [] },
      'eu-west-2': { zones: [], vpcs: {}, retired: [] },
    };
    const reversed = Object.fromEntries(Object.entries(regions).reverse());
    expect(printLock({ formatVersion: 1, regions })).toBe(printLock({ formatVersion: 1, regions: reversed }));
  });
});

describe('parseLock', () => {
  const text = printLock(someLock);

  it('takes a file that names no schema, as they were written before', () => {
    expect(parseLock(text.replace(/^# yaml-language-server.*\n/, ''))).toEqual({ lock: someLock, findings: [] });
  });

  it('keeps what an edited file says, so that no block is given twice', () => {
    const { lock, findings } = parseLock(text.replace('10.0.32.0/19', '10.0.64.0/19'));
    expect(lock?.regions['us-east-1']?.retired).toEqual(['10.0.64.0/19']);
    expect(findings).toMatchObject([
      { code: 'network/lock-digest', severity: 'error', help: 'microaccounts lock', place: { lock: true } },
    ]);
  });

  it.each([
    ['an unknown format', text.replace('formatVersion: 1', 'formatVersion: 2'), 'network/lock-version', '`2`'],
    ['no format', text.replace('formatVersion: 1', ''), 'network/lock-malformed', 'formatVersion'],
    [
      'conflict marks',
      `<<<<<<< ours\n${text}=======\n${text}>>>>>>> theirs\n`,
      'network/lock-malformed',
      'not valid YAML',
    ],
    [
      'a block that is none',
      text.replace('10.0.0.0/19', '10.0.0.1/19'),
      'network/lock-malformed',
      '`regions.us-east-1.vpcs.analytics-dev.cidr`',
    ],
    ['an unknown key', text.replace('cell:', 'cells: 1\n        cell:'), 'network/lock-malformed', 'cells'],
    [
      'a VPC twice',
      text.replace('      analytics-dev:', '      analytics-dev: {}\n      analytics-dev:'),
      'network/lock-malformed',
      '`analytics-dev` is written twice',
    ],
    [
      'a VPC of another name',
      text.replace('environment: dev', 'environment: uat'),
      'network/lock-malformed',
      '`analytics-uat`',
    ],
    [
      'more subnets than zones',
      text.replace('zones: [use1-az1, use1-az2]', 'zones: [use1-az1]'),
      'network/lock-malformed',
      'more subnets than zones',
    ],
    ['nothing', '', 'network/lock-malformed', 'object'],
    ['a list', '- 1', 'network/lock-malformed', 'object'],
  ])('refuses a file with %s', (_, malformed, code, words) => {
    const { lock, findings } = parseLock(malformed);
    expect(lock).toBeNull();
    expect(findings[0]).toMatchObject({ code, severity: 'error', place: { lock: true } });
    expect(findings[0]?.message).toContain(words);
    expect(findings[0]?.help).toContain('`microaccounts lock`');
  });

  it('says where the file is wrong', () => {
    const where = (damaged: string): unknown => parseLock(damaged).findings[0]?.place;
    const line = (words: string): number => text.split('\n').findIndex((one) => one.includes(words)) + 1;
    expect(where(text.replace('10.0.0.0/19', '10.0.0.1/19'))).toEqual({
      lock: true,
      at: { line: line('cidr:'), column: 9 },
    });
    expect(where(text.replace('        cell: 1', '        cell: ['))).toMatchObject({
      at: { line: line('cell:') + 1 },
    });
    expect(where(text.replace(/digest: '../, "digest: '--"))).toEqual({
      lock: true,
      at: { line: line('digest:'), column: 1 },
    });
  });

  it.each([
    ['nests without end', 'a: '.concat('{a: '.repeat(100_000))],
    ['has more keys than a lock could', Array.from({ length: 20_000 }, (_, n) => `k${n}: 1`).join('\n')],
    [
      'expands without end',
      `a: &a [1,1,1,1,1,1,1,1]\n${'bcdefgh'.replace(/./g, (k) => `${k}: &${k} [${`*${String.fromCharCode(k.charCodeAt(0) - 1)},`.repeat(9)}]\n`)}`,
    ],
  ])('refuses in a moment a file that %s', (_, hostile) => {
    const started = performance.now();
    expect(parseLock(hostile)).toMatchObject({ lock: null });
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('never throws', () => {
    const lines = text.split('\n');
    const damaged = fc
      .array(fc.oneof(fc.constantFrom(...lines), fc.string()), { maxLength: 20 })
      .map((some) => some.join('\n'));
    fc.assert(
      fc.property(damaged, (each) => {
        const { lock, findings } = parseLock(each);
        return lock !== null || findings.length > 0;
      }),
    );
  });
});
