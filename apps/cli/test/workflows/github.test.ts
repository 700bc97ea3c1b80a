// `microaccounts github …` against GitHub's API: what is kept, who may approve, and what happens when GitHub does not answer.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { repository, type Ended } from '../cli/process';
import { FakeGitHub, REPOSITORY, type FakePullRequest } from './fakeGitHub';
import type { Permissions } from './runner';

jest.setTimeout(300_000);

const HEAD = 'a'.repeat(40);
const EARLIER = 'b'.repeat(40);
const folder = mkdtempSync(path.join(tmpdir(), 'microaccounts-github-'));
let github: FakeGitHub;
let pullRequest: FakePullRequest;

beforeEach(async () => {
  github = new FakeGitHub();
  await github.listen();
  github.teams.set('my-company/cloud-security', ['ann', 'bob', 'carol']);
  pullRequest = github.open(7, 'author', HEAD);
});

afterEach(async () => {
  expect(github.undocumented).toEqual([]);
  await github.close();
});

afterAll(() => rmSync(folder, { recursive: true }));

const ALL: Permissions = { issues: 'write', 'pull-requests': 'write', statuses: 'write' };
const REPORT = { formatVersion: 1, complete: true, checked: { accounts: 2, resources: 9, calls: 30 }, findings: [] };
const PLAN = {
  formatVersion: 1,
  applicable: true,
  changes: [{ broadens: true }],
  approvals: [{ file: 'landing-zone.yaml', approvers: ['@my-company/cloud-security'] }],
};

describe('comment', () => {
  const COMMENT = [
    'comment',
    '--pull-request',
    '7',
    '--file',
    file('plan.md', '<!-- microaccounts plan -->\n## Plan\n'),
  ];

  test('what a repeated request left is taken away', async () => {
    for (const text of ['one', 'two', 'three'])
      github.comment(7, 'github-actions[bot]', `<!-- microaccounts plan -->\r\n${text}`);
    const { stdout } = await run([...COMMENT, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ formatVersion: 1, action: 'updated', removed: [102, 103] });
    expect(github.issue(7)?.comments.map(({ body }) => body)).toEqual(['<!-- microaccounts plan -->\n## Plan']);
    expect((await run(COMMENT)).stdout).toContain('unchanged');
  });

  test('is cut at the end of a line where GitHub would refuse it, and says so', async () => {
    const long = file('long.md', `${'0123456789'.repeat(9)} row\n`.repeat(2_000));
    expect((await run(['comment', '--pull-request', '7', '--file', long])).status).toBe(0);
    const body = github.issue(7)?.comments[0]?.body ?? '';
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toMatch(/row\n\n_1,\d{3} more lines do not fit here\._$/);
  });

  test('an empty file is what a failed command leaves', async () => {
    const { status, stderr } = await run(['comment', '--pull-request', '7', '--file', file('empty.md', '\n')]);
    expect([status, github.requests]).toEqual([1, []]);
    expect(stderr).toContain('is empty');
  });

  test('tries again what passes by itself, and waits as long as GitHub asks', async () => {
    const message = 'You have exceeded a secondary rate limit.';
    github.faults.push({ method: 'GET', path: /comments$/, status: 502 });
    github.faults.push({ method: 'POST', path: /comments$/, status: 403, headers: { 'retry-after': '1' }, message });
    const begun = performance.now();
    expect((await run(COMMENT)).status).toBe(0);
    expect(performance.now() - begun).toBeGreaterThan(1_000);
    expect(github.requests.filter((request) => request.startsWith('POST'))).toHaveLength(2);
    expect(github.issue(7)?.comments).toHaveLength(1);
  });

  test('a refusal is one line, at once', async () => {
    const { status, stderr } = await run(COMMENT, { permissions: { 'pull-requests': 'read' } });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: GitHub refused POST .*: 403 Resource not accessible by integration\nhelp: .*fork/);
    expect(github.requests).toHaveLength(2);
  });

  test.each(['GITHUB_API_URL', 'GITHUB_REPOSITORY', 'GITHUB_TOKEN'])('needs %s', async (name) => {
    const { status, stderr } = await run(COMMENT, { env: { [name]: '' } });
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`^error: the environment variable ${name} is not set\nhelp: .+\n$`));
  });
});

describe('approval', () => {
  const approval = (plan: object, ...more: string[]): string[] => [
    ...['approval', '--pull-request', '7', '--plan', file('plan.json', JSON.stringify(plan)), ...more],
  ];

  test('is not needed where nothing broadens access', async () => {
    const { status, stdout } = await run(approval({ ...PLAN, changes: [{ broadens: false }], approvals: [] }));
    expect([status, stdout]).toEqual([0, 'no approval needed: nothing broadens access\n']);
  });

  test.each([
    ['nobody', [], 1],
    ['a member', [['bob', 'APPROVED', HEAD]], 0],
    ['a member, of an earlier commit', [['bob', 'APPROVED', EARLIER]], 1],
    [
      'a member, who took it back',
      [
        ['bob', 'APPROVED', HEAD],
        ['bob', 'CHANGES_REQUESTED', HEAD],
      ],
      1,
    ],
    ['a member, whose review was dismissed', [['bob', 'DISMISSED', HEAD]], 1],
    [
      'a member, who has come round',
      [
        ['bob', 'CHANGES_REQUESTED', HEAD],
        ['bob', 'APPROVED', HEAD],
      ],
      0,
    ],
    [
      'a member, who commented since',
      [
        ['bob', 'APPROVED', HEAD],
        ['bob', 'COMMENTED', HEAD],
      ],
      0,
    ],
    ['a member on the second page of the team', [['Carol', 'APPROVED', HEAD]], 0],
    ['somebody else', [['dave', 'APPROVED', HEAD]], 1],
    ['an account that is gone', [[null, 'APPROVED', HEAD]], 1],
  ] as const)('by %s', async (_, reviews, expected) => {
    for (const [login, state, commit_id] of reviews)
      pullRequest.reviews.push({ user: login === null ? null : { login }, state, commit_id });
    const { status, stdout } = await run(approval(PLAN, '--format', 'json'));
    expect([status, (JSON.parse(stdout) as { approved: boolean }).approved]).toEqual([expected, expected === 0]);
  });

  test('its author cannot approve it, although a member', async () => {
    github.teams.set('my-company/cloud-security', ['author']);
    pullRequest.reviews.push({ user: { login: 'author' }, state: 'APPROVED', commit_id: HEAD });
    const { status, stdout } = await run(approval(PLAN));
    expect([status, stdout]).toEqual([
      1,
      'this broadens access: one of @my-company/cloud-security must approve its last commit\n',
    ]);
  });

  test('a user may own what changes, too', async () => {
    pullRequest.reviews.push({ user: { login: 'dave' }, state: 'APPROVED', commit_id: HEAD });
    const approvals = [{ file: 'landing-zone.yaml', approvers: ['security@example.com', '@Dave'] }];
    const { stdout } = await run(approval({ ...PLAN, approvals }));
    expect(stdout).toBe('approved by dave\n');
  });

  test('each file needs an owner of its own: who owns one says nothing on another', async () => {
    const approvals = [
      { file: 'accounts/books/books-prod.yaml', approvers: ['@dave'] },
      { file: 'accounts/shop/shop-dev.yaml', approvers: ['@eve', '@my-company/cloud-security'] },
      { file: 'accounts/shop/shop-prod.yaml', approvers: ['@eve', '@my-company/cloud-security'] },
    ];
    pullRequest.reviews.push({ user: { login: 'dave' }, state: 'APPROVED', commit_id: HEAD });
    const one = await run(approval({ ...PLAN, approvals }));
    expect([one.status, one.stdout]).toEqual([
      1,
      'this broadens access: one of @eve, @my-company/cloud-security must approve its last commit\n',
    ]);
    pullRequest.reviews.push({ user: { login: 'bob' }, state: 'APPROVED', commit_id: HEAD });
    const both = await run(approval({ ...PLAN, approvals }));
    expect([both.status, both.stdout]).toEqual([0, 'approved by dave, bob\n']);
  });

  test.each([
    ['no code owner', { ...PLAN, approvals: [] }, 'this broadens access, and no code owner'],
    [
      'a file without a code owner beside one with',
      { ...PLAN, approvals: [...PLAN.approvals, { file: 'guardrails/own.yaml', approvers: [] }] },
      '`guardrails/own.yaml` broadens access, and no code owner',
    ],
    ['a plan of before there were approvals', { ...PLAN, approvals: undefined }, 'no code owner'],
    ['approvals of nobody', { ...PLAN, approvals: [{ file: 'landing-zone.yaml' }] }, 'is no document of `plan`'],
    ['a plan that is not applicable', { ...PLAN, applicable: false, changes: [] }, 'not applicable'],
    ['another document', REPORT, 'is no document of `plan`'],
    ['another version', { ...PLAN, formatVersion: 2 }, 'is no document of `plan`'],
  ])('fails and says so with %s', async (_, plan, words) => {
    pullRequest.reviews.push({ user: { login: 'bob' }, state: 'APPROVED', commit_id: HEAD });
    const { status, stderr } = await run(approval(plan, '--commit', HEAD, '--status', 'approval'));
    expect(status).toBe(1);
    expect(stderr).toContain(words);
    expect(github.statuses).toMatchObject([{ sha: HEAD, state: 'failure' }]);
  });

  test('fails where the members of the team cannot be read', async () => {
    pullRequest.reviews.push({ user: { login: 'bob' }, state: 'APPROVED', commit_id: HEAD });
    const { status, stderr } = await run(approval(PLAN), { env: { MICROACCOUNTS_TEAMS_TOKEN: '' } });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /the members of @my-company\/cloud-security cannot be read\nhelp: .*MICROACCOUNTS_TEAMS_TOKEN/,
    );
  });

  test('of a commit that is the last one no more decides nothing', async () => {
    pullRequest.reviews.push({ user: { login: 'bob' }, state: 'APPROVED', commit_id: EARLIER });
    const { status, stderr } = await run(approval(PLAN, '--commit', EARLIER));
    expect(status).toBe(1);
    expect(stderr).toContain('the pull request has moved on from bbbbbbbbbbbb to aaaaaaaaaaaa');
  });
});

describe('issue', () => {
  const issue = (report: object): string[] => ['issue', '--report', file('drift.json', JSON.stringify(report))];
  const UNCHECKED = {
    ...{ status: 'unchecked', kind: 'role', address: 'account/web-dev/role/Developer', account: 'web-dev' },
    ...{ region: null, property: null, expected: null, actual: 'AccessDenied', security: false },
  };

  test('an incomplete comparison is never a clean one', async () => {
    await run(issue({ ...REPORT, findings: [{ ...UNCHECKED, status: 'missing', actual: null }] }));
    const { status, stdout } = await run([
      ...issue({ ...REPORT, complete: false, findings: [UNCHECKED] }),
      ...['--format', 'json'],
    ]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ formatVersion: 1, action: 'updated', complete: false, findings: 1 });
    const [kept] = github.issues.filter(({ title }) => title === 'AWS is not as it was deployed');
    expect(kept).toMatchObject({ state: 'open', comments: [] });
    expect(kept?.body).toContain('Not everything could be read');
  });

  test('nothing wrong and nothing open asks for nothing', async () => {
    expect((await run(issue(REPORT))).stdout).toContain('no issue needed');
    expect(github.issues.filter(({ pull_request }) => pull_request === undefined)).toEqual([]);
  });

  test('what others opened is left alone, and of several the first is kept', async () => {
    const body = '<!-- microaccounts drift -->\nold';
    const issues = ['somebody', 'github-actions[bot]', 'github-actions[bot]', 'github-actions[bot]'];
    github.issues.push(...issues.map((login, index) => github.issueOf(20 + index, login, 'Drift', body, [])));
    await run(issue(REPORT));
    expect(github.issues.slice(1).map(({ state, state_reason }) => [state, state_reason])).toEqual([
      ['open', undefined],
      ['closed', 'completed'],
      ['closed', 'not_planned'],
      ['closed', 'not_planned'],
    ]);
  });
});

test('writes the keys that docs/contracts.md promises', async () => {
  const documents = [
    ['comment', '--pull-request', '7', '--file', file('plan.md', 'plan')],
    ['approval', '--pull-request', '7', '--plan', file('plan.json', JSON.stringify(PLAN))],
    ['issue', '--report', file('drift.json', JSON.stringify(REPORT))],
  ];
  const page = readFileSync(path.join(repository, 'docs/contracts.md'), 'utf8');
  for (const words of documents) {
    const row = new RegExp(`^\\| \`github ${words[0]}\` *\\|(.*)\\|$`, 'm').exec(page)?.[1] ?? '';
    const promised = [...row.matchAll(/`(\w+)`/g)].map(([, key]) => key);
    const { stdout } = await run([...words, '--format', 'json']);
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual(['formatVersion', ...promised]);
  }
});

function file(name: string, text: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
}

interface Options {
  readonly permissions?: Permissions;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `microaccounts github` while the server goes on answering. */
function run(words: readonly string[], { permissions = ALL, env = {} }: Options = {}): Promise<Ended> {
  const entry = path.join(repository, 'apps/cli/bin/microaccounts.js');
  const child = spawn(process.execPath, [entry, 'github', ...words], {
    env: {
      ...{ PATH: process.env['PATH'], NO_COLOR: '1', GITHUB_API_URL: github.url, GITHUB_REPOSITORY: REPOSITORY },
      GITHUB_TOKEN: github.token(permissions),
      MICROACCOUNTS_TEAMS_TOKEN: github.token({ members: 'read' } as Permissions, 'somebody'),
      ...env,
    },
  });
  return new Promise((resolve) => {
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}
