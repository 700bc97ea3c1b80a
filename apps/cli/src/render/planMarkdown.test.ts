// The comments of three pull requests, kept as they are; UPDATE_GOLDEN=1 writes them. And that any comment fits.
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { Readings, type EstateFiles } from '@microaccounts/config';
import { readEstateFolder } from '@microaccounts/config/read';
import { checkEstate, planChanges, reasons, type Change, type PlanDocument } from '@microaccounts/landing-zone';
import { MOST_CHARACTERS, PLAN_MARKER, planMarkdown } from './planMarkdown';

const files = readEstateFolder(path.resolve(__dirname, '../../../../estate'));
const options = { reasons, command: 'microaccounts plan --base main', pathOf: (file: string) => `estate/${file}` };

type Edit = (text: string) => string;

/** What a pull request with these edits changes; the lock is brought up to date. */
function planOf(edits: { readonly [file: string]: Edit }): PlanDocument {
  const texts = new Map(files.texts);
  for (const [file, edit] of Object.entries(edits)) texts.set(file, edit(texts.get(file) ?? ''));
  const lock = checkEstate({ ...files, texts }).lock?.text ?? '';
  const after: EstateFiles = { ...files, texts: new Map([...texts, ['addresses.lock.yaml', lock]]) };
  const readings = new Readings();
  return planChanges({
    base: checkEstate(files, readings),
    head: checkEstate(after, readings),
    baseName: 'main',
    headName: 'working tree',
    ownersOf: (file) => (file.startsWith('accounts/') ? ['@example/cloud'] : ['@example/security']),
  });
}

const PULL_REQUESTS: { readonly [name: string]: () => PlanDocument } = {
  'account-added': () =>
    planOf({
      'accounts/payments/refunds-dev.yaml': () =>
        'environment: dev\nowner: refunds-team\ndescription: Refunds\nregions: [us-east-1]\nservices: { allow: [batch] }\n',
    }),
  'default-service-added': () =>
    planOf({ 'landing-zone.yaml': (text) => text.replace('[cloudformation, ', '[athena, cloudformation, ') }),
  mixed: () =>
    planOf({
      'accounts/payments/card-payments-dev.yaml': (text) => text.replace('environment: dev', 'environment: uat'),
      'accounts/payments/card-payments-prod.yaml': (text) => text.replace('no-iam-users, ', ''),
      'landing-zone.yaml': (text) => text.replace('accounts: 100', 'accounts: 12'),
    }),
};

test.each(Object.entries(PULL_REQUESTS))('the comment on the pull request %s', (name, planned) => {
  const golden = path.join(__dirname, `planMarkdown.golden/${name}.md`);
  const comment = `${planMarkdown(planned(), options)}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, comment);
  expect(comment).toBe(readFileSync(golden, 'utf8'));
});

test('says whose approval each file needs, where one owner does not do for all', () => {
  const plan = planOf({
    'accounts/payments/card-payments-prod.yaml': (text) => text.replace('no-iam-users, ', ''),
    'landing-zone.yaml': (text) => text.replace('[cloudformation, ', '[athena, cloudformation, '),
  });
  expect(planMarkdown(plan, options)).toContain(
    `Each of these needs an approval of its own:

- **\`estate/accounts/payments/card-payments-prod.yaml\`: to be approved by \`@example/cloud\`**
- **\`estate/landing-zone.yaml\`: to be approved by \`@example/security\`**
`,
  );
  const unowned = plan.approvals.map(({ file }) => ({ file, approvers: [] }));
  expect(planMarkdown({ ...plan, approvals: unowned }, options)).toContain(
    '**No code owner of these files is named, so nobody can approve it.**',
  );
});

test('does not say of an invalid estate that nothing changes', () => {
  const comment = planMarkdown(planOf({ 'landing-zone.yaml': () => 'organization: 7\n' }), options);
  expect(comment).toContain('`working tree` was not compared with `main`.');
  expect(comment).not.toContain('no changes');
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constantFrom(
    '@octocat',
    '</details>',
    '```',
    '`',
    '<img src=x>',
    '| a |',
    '![x](y)',
    '#1',
    '\n\n# x',
    'x'.repeat(5000),
  ),
);
const action = fc.constantFrom('create' as const, 'update' as const, 'replace' as const, 'delete' as const);
const change = (names: fc.Arbitrary<string>): fc.Arbitrary<Change> =>
  fc.record({
    action,
    kind: fc.constantFrom('account' as const, 'scp' as const, 'role' as const, 'vpc' as const),
    address: names,
    account: names,
    region: fc.constant(null),
    stack: fc.oneof(names, fc.constantFrom('organization', 'account.a', 'baseline.b')),
    before: fc.record({ description: text }),
    after: fc.record({ description: text }),
    reason: fc.constantFrom(...(Object.keys(reasons) as (keyof typeof reasons)[])),
    subject: fc.option(text),
    origin: fc.record({ file: text, line: fc.nat(), column: fc.nat() }),
    broadens: fc.boolean(),
  });
const document: fc.Arbitrary<PlanDocument> = fc
  .record({
    changes: fc.array(change(text), { maxLength: 60 }),
    times: fc.constantFrom(1, 1, 20),
    names: fc.array(text, { maxLength: 40 }),
    applicable: fc.boolean(),
  })
  .map(({ changes, times, names, applicable }) => {
    const all = Array.from({ length: times }, (_, index) =>
      changes.map((each) => ({ ...each, account: `${each.account}${index}`, stack: `${each.stack}${index}` })),
    ).flat();
    return {
      formatVersion: 1,
      base: names[0] ?? 'main',
      head: names[1] ?? 'working tree',
      applicable,
      changes: all,
      stacks: [...new Set(all.map(({ stack }) => stack))],
      quotas: [{ limit: 'accounts', used: 1, after: 2, of: 1 }],
      approvals: names.map((file) => ({ file, approvers: names })),
      approvers: names,
      estimate: { seconds: 1, because: ['it is'] },
      diagnostics: names.map((message) => ({
        code: 'plan/x',
        severity: 'error',
        file: message,
        line: 1,
        column: 1,
        message,
        help: message,
      })),
    };
  });

test('any comment fits, begins with its marker, and holds no markup, HTML or mention that a file put there', () => {
  fc.assert(
    fc.property(document, (plan) => {
      const comment = planMarkdown(plan, options);
      expect(comment.length).toBeLessThanOrEqual(MOST_CHARACTERS);
      expect(comment.startsWith(`${PLAN_MARKER}\n`)).toBe(true);
      // What is outside of blocks and spans of code: the tags are those that fold the details, and nobody is named.
      const outside = withoutCode(comment.slice(PLAN_MARKER.length));
      expect(outside.match(/<[^>]*>/g)?.filter((tag) => !/^<\/?(details|summary)>$/.test(tag)) ?? []).toEqual([]);
      expect(outside).not.toMatch(/@\w/);
    }),
    { numRuns: 60 },
  );
});

test('what does not fit is left out by stacks, and the summary stays', () => {
  const accounts = Array.from({ length: 5000 }, (_, index) => `account-${index}`);
  const plan: PlanDocument = {
    ...planOf({}),
    changes: accounts.map((key) => ({
      action: 'create',
      kind: 'account',
      address: `account/${key}`,
      account: key,
      region: null,
      stack: `account.${key}`,
      before: null,
      after: {},
      reason: 'account-added',
      subject: null,
      origin: { file: `accounts/shop/${key}.yaml`, line: 1, column: 1 },
      broadens: false,
    })),
    stacks: accounts.map((key) => `account.${key}`),
  };
  const comment = planMarkdown(plan, options);
  expect(comment.length).toBeLessThanOrEqual(MOST_CHARACTERS);
  expect(comment).toContain('## 5,000 accounts added');
  expect(comment).toContain('`account-19` and 4,980 more');
  expect(comment).toMatch(
    /The details of [\d,]+ stacks with [\d,]+ changes do not fit here; `microaccounts plan --base main` shows all of them\.$/,
  );
});

/** A comment without its blocks and spans of code (GitHub Flavored Markdown Spec, "Fenced code blocks", "Code spans"). */
function withoutCode(comment: string): string {
  const kept: string[] = [];
  let fence: string | null = null;
  for (const line of comment.split('\n')) {
    const opening = /^(`{3,})[^`]*$/.exec(line)?.[1];
    if (fence === null && opening !== undefined) fence = opening;
    else if (fence !== null) fence = line === fence ? null : fence;
    else kept.push(line.replace(/(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)/g, ''));
  }
  return kept.join('\n');
}
