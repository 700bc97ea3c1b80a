import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import type { DriftReport } from '../report';
import { AT, everything, HOSTILE, hostile, manyFindings } from '../testing/reports';
import { markup, verbatim } from './markup';
import { renderHtml } from './page';

/** Names of all elements that a page opens, and the attributes of each, by HTML's own grammar of tags. */
function tagsOf(html: string): { name: string; attributes: { [name: string]: string } }[] {
  const bare = html.replace(/<(script|style)>[^]*?<\/\1>/g, '<$1>');
  return [...bare.matchAll(/<([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>/gi)].map(([, name = '', rest = '']) => ({
    name: name.toLowerCase(),
    attributes: Object.fromEntries(
      [...rest.matchAll(/([^\s"=]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [key, value]),
    ),
  }));
}

const inside = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`<${name}>([^]*?)</${name}>`, 'g'))].map(([, text]) => text ?? '');

describe.each([
  ['of everything', everything],
  ['without findings', { ...everything, complete: true, findings: [] }],
  ['of hostile texts', hostile],
])('a page %s', (_, report) => {
  const html = renderHtml(report, AT);
  const tags = tagsOf(html);

  test('has one script and one style, and its policy lets nothing else run or load', () => {
    const policy = tags.find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy');
    const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [[script, ...scripts], [style, ...styles]] = [inside(html, 'script'), inside(html, 'style')];
    expect([scripts, styles]).toEqual([[], []]);
    expect(policy?.attributes['content']?.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; script-src ${sha256(script ?? '')}; style-src ${sha256(style ?? '')}; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style>'));
    expect(() => new Script(script ?? '')).not.toThrow();
  });

  test('refers to nothing and holds nothing that runs by itself', () => {
    const known =
      'html head meta link title style body header h1 p strong dl div dt dd main form label input fieldset legend select option section h2 h3 small span table caption thead tbody tr th td details summary code pre b time ul li script';
    expect([...new Set(tags.map(({ name }) => name))].filter((name) => !known.split(' ').includes(name))).toEqual([]);
    const attributes = tags.flatMap((tag) => Object.entries(tag.attributes));
    expect(attributes.filter(([name]) => /^on|^style$|^src|^action|^formaction|^xlink/i.test(name))).toEqual([]);
    expect(attributes.filter(([name]) => name === 'href')).toEqual([['href', 'data:,']]);
  });

  test('closes what it opens', () => {
    const open: string[] = [];
    for (const [, slash, name = ''] of html
      .replace(/<(script|style)>[^]*?<\/\1>/g, '')
      .matchAll(/<(\/?)([a-z][a-z0-9]*)(?:[^>"]|"[^"]*")*>/g)) {
      if (['meta', 'link', 'input'].includes(name)) continue;
      if (slash === '') open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });
});

test('every text of others is in it as text, readable', () => {
  const html = renderHtml(hostile, AT);
  expect(html).not.toContain(HOSTILE);
  expect(['<img', '\u202e', '\u0000'].filter((part) => html.includes(part))).toEqual([]);
  const times = html.split('&lt;/script&gt;&lt;/style&gt;&lt;img src=&quot;https://example.invalid/x&quot;').length - 1;
  expect(times).toBeGreaterThan(40);
});

test('a row tells status, resource, age, who did it, and what the filters go by', () => {
  const html = renderHtml(everything, AT);
  const row = /<tr role="row" class="finding"[^]*?<\/tr>/.exec(html)?.[0] ?? '';
  const words = row
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  expect(words).toBe(
    'drifted security came back role account/payments-dev/role/Developer trustPolicy Statement ' +
      'expected { Effect: Allow, Principal: { AWS: arn:aws:iam::222222222222:root } } actual { Effect: Allow, Principal: * } ' +
      'who arn:aws:sts::222222222222:assumed-role/Administrator/jane@example.com ' +
      'did iam:UpdateAssumeRolePolicy on 2026-11-10 23:41 UTC from 192.0.2.7 written in accounts/payments/payments-dev.yaml:4:3 ' +
      'payments-dev 2026-11-11 01:17 UTC 9 days assumed-role/Administrator/jane@example.com',
  );
  expect(tagsOf(row)[0]?.attributes).toEqual({
    role: 'row',
    class: 'finding',
    'data-status': 'drifted',
    'data-security': 'true',
    'data-kind': 'role',
    'data-account': 'payments-dev',
    'data-owner': 'payments',
    'data-count': '1',
  });
});

test('lines to copy are lines', () => {
  const [finding] = everything.findings;
  if (finding === undefined) throw new Error('there are some');
  const hint = { adopt: '# the file\nroles:\n  "<x>\u001b": {}', remove: '# in account 1\naws iam delete-role' };
  const html = renderHtml({ ...everything, findings: [{ ...finding, status: 'unmanaged', hint }] }, AT);
  expect(inside(html, 'pre')).toEqual([
    '<code># the file\nroles:\n  &quot;&lt;x&gt;\\u001b&quot;: {}</code>',
    '<code># in account 1\naws iam delete-role</code>',
  ]);
});

test('what healing did, loops and exceptions to take out are told, also where nothing differs', () => {
  const healed = ['role account/a/role/<b> tags'];
  const report: DriftReport = {
    ...{ ...everything, findings: [], healed, loops: [{ identity: 'role account/a/role/<b> tags', account: 'a' }] },
    notHealed: [{ stack: 'organization', reason: 'not allowed' }],
    exceptions: [
      { address: 'account/a/role/b', owner: 'team', until: '2026-11-01', state: 'expired' },
      { address: 'account/a/role/c', owner: 'team', until: '2026-12-31', state: 'in-use' },
    ],
  };
  const html = renderHtml(report, AT);
  expect(inside(html, 'li')).toEqual([
    'healed role account/a/role/&lt;b&gt; tags',
    'a loop: role account/a/role/&lt;b&gt; tags was healed before and was back, so something sets it again and again',
    'not healed: stack organization, not allowed',
    'expired on 2026-11-01: account/a/role/b (team)',
  ]);
  expect(renderHtml({ ...everything, findings: [] }, AT)).not.toContain('class="notes"');
});

test('what could not be read is put together by account and reason, since the first of it', () => {
  const html = renderHtml(everything, AT);
  const row = /<tr [^>]*data-status="unchecked"[^]*?<\/tr>/.exec(html)?.[0] ?? '';
  expect(row).toContain('2 resources: AccessDenied: no');
  expect(row).toContain('data-count="2"');
  expect(row).toContain('<time datetime="2026-11-18T21:17:00.000Z">');
});

test('each finding of ten thousand has its row', () => {
  const html = renderHtml(manyFindings(10_000, 500), AT);
  expect(html.split('<tr role="row" class="finding"').length - 1).toBe(10_000);
  expect(html.length).toBeLessThan(15_000_000);
});

describe('markup', () => {
  test('escapes what is put in, in text and in attributes, once', () => {
    const inner = markup`<b title="${'"x"'}">${'<i> & \u0007'}</b>`;
    expect(markup`<p>${inner}${[inner]}${7}</p>`.toString()).toBe(
      `<p>${'<b title="&quot;x&quot;">&lt;i&gt; &amp; \\u0007</b>'.repeat(2)}7</p>`,
    );
  });

  test('takes no script that would end early', () => {
    expect(() => verbatim('script', 'const a = "</script>";')).toThrow(TypeError);
    expect(() => verbatim('script', '<!-- <script>')).toThrow(TypeError);
  });
});
