// `pull-request.yml`, step by step: one comment that is updated, and approval of what broadens access.
import { git } from '../cli/process';
import { Company, endings, logOf } from './company';
import { REPOSITORY, type FakePullRequest } from './fakeGitHub';
import { workflow } from './runner';

const FILE = 'estate/accounts/shop/web-dev.yaml';
const PULL_REQUEST = 7;

// Seconds on an idle machine.
jest.setTimeout(300_000);

let company: Company;
let pullRequest: FakePullRequest;

beforeEach(async () => {
  company = new Company('examples/small');
  await company.github.listen();
  company.github.teams.set('my-company/cloud-security', ['ann', 'bob', 'Carol']);
  git(company.origin, 'checkout', '--quiet', '-b', 'change');
  company.edit(FILE, 'environment: dev\n', 'environment: dev\ntags: { data-class: internal }\n');
  pullRequest = company.github.open(PULL_REQUEST, 'author', company.commit('Tag it'));
  // What others say is not touched, not even where it looks alike.
  company.github.comment(PULL_REQUEST, 'ann', 'Nice.');
  company.github.comment(PULL_REQUEST, 'ann', '<!-- microaccounts plan -->\nnot the plan');
});

afterEach(async () => {
  expect(company.github.undocumented).toEqual([]);
  await company.close();
});

test('two pushes give one comment, which was updated', async () => {
  expect(endings(await run('pull_request'))).toEqual(['validate success', 'plan success', 'approval success']);
  const [first, ...others] = ours();
  expect(others).toEqual([]);
  expect(first?.body).toMatch(/^<!-- microaccounts plan -->\n/);
  expect(first?.body).toContain('web-dev');
  const before = first?.body;

  company.edit('estate/accounts/shop/web-prod.yaml', 'owner:', 'tags: { data-class: internal }\nowner:');
  pullRequest.head.sha = company.commit('Tag the other one, too');
  const jobs = await run('pull_request');
  expect(endings(jobs)).toEqual(['validate success', 'plan success', 'approval success']);
  expect(ours().map(({ id }) => id)).toEqual([first?.id]);
  expect(ours()[0]?.body).not.toBe(before);
  expect(jobs.find(({ name }) => name === 'plan')?.summary).toBe(`${ours()[0]?.body}\n`);
  expect(company.github.issue(PULL_REQUEST)?.comments).toHaveLength(3);
});

test('what broadens access fails until a member of the owning team approves its last commit', async () => {
  const sha = broaden();
  const pushed = await run('pull_request');
  expect(endings(pushed)).toEqual(['validate success', 'plan success', 'approval failure']);
  expect(logOf(pushed, 'approval', 'Approval')).toContain('one of @my-company/cloud-security must approve');
  expect(verdicts()).toEqual(['failure']);

  review('dave', 'APPROVED', sha);
  review('bob', 'APPROVED', sha.replace(/^./, '0'));
  const strangers = await run('pull_request_review');
  expect(endings(strangers)).toEqual(['validate skipped', 'plan skipped', 'approval failure']);

  review('carol', 'APPROVED', sha);
  expect(endings(await run('pull_request_review')).at(-1)).toBe('approval success');
  expect(verdicts()).toEqual(['failure', 'failure', 'success']);

  // A comment takes nothing back, a request for changes does.
  review('carol', 'COMMENTED', sha);
  expect(endings(await run('pull_request_review')).at(-1)).toBe('approval success');
  review('carol', 'CHANGES_REQUESTED', sha);
  expect(endings(await run('pull_request_review')).at(-1)).toBe('approval failure');
});

test('an invalid estate fails, and its old comment does not stand', async () => {
  await run('pull_request');
  const before = ours()[0]?.body;
  company.edit(FILE, 'environment: dev', 'environment: nowhere');
  pullRequest.head.sha = company.commit('Break it');
  const jobs = await run('pull_request');
  expect(endings(jobs)).toEqual(['validate failure', 'plan failure', 'approval failure']);
  expect(logOf(jobs, 'validate', 'Validate')).toMatch(/^::error file=estate\/accounts\/shop\/web-dev\.yaml,line=2/m);
  expect(ours()[0]?.body).not.toBe(before);
  expect(verdicts().at(-1)).toBe('failure');
});

test('a merge that GitHub made of an earlier commit decides nothing on the last one', async () => {
  // As while the last one conflicts with the base: a review runs the workflow all the same.
  const stale = company.mergeOf(PULL_REQUEST, 'change');
  broaden();
  const jobs = await run('pull_request_review', { merge: stale });
  expect(endings(jobs).at(-1)).toBe('approval failure');
  expect(logOf(jobs, 'approval', 'Plan')).toContain('not of the last commit');
  expect(verdicts()).toEqual([]);
});

test('what is to be merged into another branch gets no verdict, which would stand when the base is changed', async () => {
  broaden();
  expect(endings(await run('pull_request', { base: 'change-of-mine' })).at(-1)).toBe('approval skipped');
  expect(verdicts()).toEqual([]);
  const { on } = workflow('pull-request.yml');
  expect(on['pull_request']).toEqual({ types: expect.arrayContaining(['opened', 'synchronize', 'edited']) as unknown });
});

test('a fork has its plan in the summary, and writes nothing', async () => {
  const jobs = await run('pull_request', { fork: true });
  expect(endings(jobs)).toEqual(['validate success', 'plan success', 'approval success']);
  expect(jobs.find(({ name }) => name === 'plan')?.summary).toContain('web-dev');
  expect(ours()).toEqual([]);
  expect(company.github.statuses).toEqual([]);
  expect(company.github.requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
});

/** The comments with the hidden line that are not somebody else's. */
function ours(): readonly { readonly id: number; readonly body: string }[] {
  const { comments = [] } = company.github.issue(PULL_REQUEST) ?? {};
  return comments.filter(({ user }) => user.login === 'github-actions[bot]');
}

function verdicts(): string[] {
  return company.github.statuses
    .filter(({ sha, context }) => sha === pullRequest.head.sha && context === 'microaccounts/approval')
    .map(({ state }) => state);
}

function broaden(): string {
  company.edit(FILE, 'owner:', 'services: { allow: [storagegateway] }\nowner:');
  pullRequest.head.sha = company.commit('Allow more');
  return pullRequest.head.sha;
}

function review(login: string, state: string, commit_id: string): void {
  pullRequest.reviews.push({ user: { login }, state, commit_id });
}

function run(
  event: 'pull_request' | 'pull_request_review',
  { fork = false, base = 'main', merge = company.mergeOf(PULL_REQUEST, 'change') } = {},
) {
  const { number } = pullRequest;
  const full_name = fork ? 'stranger/landing-zone' : REPOSITORY;
  const head = { sha: pullRequest.head.sha, repo: { full_name } };
  return company.run(
    'pull-request.yml',
    merge,
    { event_name: event, event: { pull_request: { number, state: 'open', head, base: { ref: base } } } },
    { fork },
  );
}
