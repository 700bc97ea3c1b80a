// The page in a real browser: filtered, grouped, expanded by mouse and by keyboard; it asks nobody for anything.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import type { DriftReport } from '../report';
import { AT, everything, hostile, manyFindings } from '../testing/reports';
import { renderHtml } from './page';

const folder = mkdtempSync(path.join(tmpdir(), 'microaccounts-page-'));
let browser: Browser;
beforeAll(async () => {
  // Chromium runs as root, as in a container, only without its sandbox; it opens nothing but these pages.
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a page did that it must not: said something on the console, threw, or asked for an address. */
let misdeeds: string[] = [];
beforeEach(() => (misdeeds = []));
afterEach(async () => {
  expect(misdeeds).toEqual([]);
  for (const context of browser.contexts()) await context.close();
});

async function opened(html: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const file = path.join(folder, `${Math.random()}.html`);
  writeFileSync(file, html);
  const url = pathToFileURL(file).href;
  const page = await browser.newPage(options);
  page.on('console', (message) => misdeeds.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => misdeeds.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== url && request.url() !== 'data:,') misdeeds.push(`request: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.url() !== url && response.url() !== 'data:,') misdeeds.push(`response: ${response.url()}`);
  });
  await page.goto(url);
  return page;
}

const open = (report: DriftReport, options?: Parameters<Browser['newPage']>[0]): Promise<Page> =>
  opened(renderHtml(report, AT), options);

const find = (page: Page): Locator => page.getByRole('searchbox', { name: 'Find' });
const headings = async (page: Page): Promise<string[]> =>
  (await page.locator('h2:visible').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
const shown = (page: Page, text: string): Promise<void> => page.locator('#shown', { hasText: text }).waitFor();
const addresses = (page: Page): Promise<string[]> => page.locator('tr.finding:visible summary code').allInnerTexts();

test('a filter that is typed leaves what has all its words, wherever they stand', async () => {
  const page = await open(everything);
  await shown(page, 'all 8 shown');
  expect(await headings(page)).toEqual([
    'payments-dev owner payments 3',
    '999999999999 1',
    'network owner platform 2',
    'reporting-dev owner analytics 2',
  ]);
  await find(page).pressSequentially('jane TRUSTpolicy');
  await shown(page, '1 of 8 shown');
  expect(await addresses(page)).toEqual(['account/payments-dev/role/Developer']);
  expect(await headings(page)).toEqual(['payments-dev owner payments 1']);
  await find(page).fill('nobody');
  await page.getByText('No finding is like that.').waitFor();
  await find(page).press('Enter');
  await find(page).fill('');
  await shown(page, 'all 8 shown');
});

test('status, security and kind leave what they name', async () => {
  const page = await open(everything);
  await page.getByLabel('security only').check();
  await shown(page, '3 of 8 shown');
  await page.getByLabel('missing').uncheck();
  await shown(page, '2 of 8 shown');
  await page.getByLabel('Kind').selectOption('account');
  await shown(page, '1 of 8 shown');
  expect(await addresses(page)).toEqual(['account/999999999999']);
  await page.getByLabel('security only').uncheck();
  await shown(page, '2 of 8 shown');
});

test('findings are put under their owners and back under their accounts', async () => {
  const page = await open(everything);
  const before = await page.locator('#groups').innerText();
  await page.getByLabel('owner', { exact: true }).check();
  await page.getByRole('heading', { name: 'no owner' }).waitFor();
  expect(await headings(page)).toEqual(['owner analytics 2', 'owner payments 3', 'owner platform 2', 'no owner 1']);
  const payments = page.getByRole('table', { name: 'Findings of owner payments' });
  expect(await payments.getByRole('row').count()).toBe(4);
  await page.getByLabel('account', { exact: true }).check();
  await page.getByRole('heading', { name: 'reporting-dev' }).waitFor();
  expect(await page.locator('#groups').innerText()).toBe(before);
});

test('a finding is expanded by mouse, and by keyboard alone', async () => {
  const page = await open(everything);
  const actual = page.getByText('{ Effect: Allow, Principal: * }');
  expect(await actual.isVisible()).toBe(false);
  await page.getByText('trustPolicy').click();
  await actual.waitFor();
  await page.getByText('iam:UpdateAssumeRolePolicy').waitFor();
  await page.locator('summary').nth(1).focus();
  await page.keyboard.press('Enter');
  await page.getByText('policy <scp/ma-1 id>, target <account/payments-dev id>').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.getByText('moves to the new network').waitFor();
});

test('it is a document of headings and tables to who does not see it', async () => {
  const page = await open(everything);
  const table = page.getByRole('table', { name: 'Findings of payments-dev' });
  expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(['Status', 'What', 'Since', 'Who did it']);
  expect(await table.getByRole('row').count()).toBe(4);
  expect(await table.getByRole('cell').count()).toBe(12);
  expect(await page.getByRole('heading', { level: 1 }).allInnerTexts()).toEqual(['Drift']);
  expect(await page.getByRole('search').count()).toBe(1);
  expect(await page.getByRole('status').innerText()).toBe('all 8 shown');
});

test('without scripts all findings are there, and no filter that does nothing', async () => {
  const page = await open(everything, { javaScriptEnabled: false });
  expect(await page.locator('tr.finding:visible').count()).toBe(7);
  expect(await page.locator('form:visible').count()).toBe(0);
});

test.each(['light', 'dark'] as const)('texts stand out from their ground in %s', async (colorScheme) => {
  const page = await open(everything, { colorScheme });
  const contrasts = await page.evaluate<{ [name: string]: number }>(CONTRASTS);
  expect(Object.keys(contrasts).length).toBeGreaterThan(10);
  // WCAG 2.2, "Contrast (Minimum)": 4.5:1
  expect(Object.entries(contrasts).filter(([, contrast]) => contrast < 4.5)).toEqual([]);
});

test('what is hostile is shown as it is, and does nothing', async () => {
  const page = await open(hostile);
  await page.locator('summary').first().click();
  await page.getByLabel('owner', { exact: true }).check();
  await page.locator('h2', { hasText: 'owner </script>' }).waitFor();
  await find(page).fill('<img src="https://example.invalid/x"');
  await shown(page, 'all 3 shown');
  expect(await page.title()).toMatch(/^Drift: /);
  expect(await page.locator('img').count()).toBe(0);
});

test('were an element to slip in, the policy would keep it from doing anything', async () => {
  const slipped = `<script>document.title = 'broken in'</script><img src="https://example.invalid/x" onerror="document.title = 'broken in'"><style>h1 { display: none }</style>`;
  const page = await opened(renderHtml(everything, AT).replace('<main>', `<main>${slipped}`));
  expect(await page.title()).toMatch(/^Drift: /);
  expect(await page.locator('h1:visible').count()).toBe(1);
  const refused = misdeeds.filter((one) => one.includes('Content Security Policy'));
  expect(refused.length).toBeGreaterThanOrEqual(4);
  // Chromium tells of the request before its policy ends it.
  expect(misdeeds.filter((one) => !refused.includes(one))).toEqual(['request: https://example.invalid/x']);
  misdeeds = [];
});

test('ten thousand findings are filtered and grouped', async () => {
  const page = await open(manyFindings(10_000, 500));
  await shown(page, 'all 10000 shown');
  // By its place: to find it by its role, playwright would go through all that the page has.
  const find = page.locator('input[type=search]');
  await find.fill('role7777');
  await shown(page, '1 of 10000 shown');
  await find.fill('');
  await page.locator('input[value=owner]').check();
  await page.locator('h2', { hasText: 'owner team-19' }).waitFor();
  expect(await page.locator('h2:visible').count()).toBe(20);
});

/** Gives, in the browser, the contrast of the text of each kind of element with what is behind it (WCAG 2.2, "contrast ratio"). */
const CONTRASTS = `(() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    const color = channels(getComputedStyle(element).backgroundColor);
    return color[3] === 0 && element.parentElement ? ground(element.parentElement) : color;
  };
  const found = {};
  for (const element of document.querySelectorAll('body *')) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')) continue;
    const style = getComputedStyle(element);
    if (style.clipPath !== 'none' || ['SCRIPT', 'OPTION'].includes(element.tagName)) continue;
    const [a, b] = [luminance(channels(style.color)), luminance(ground(element))].sort((x, y) => y - x);
    const name = element.tagName + '.' + element.className + ' in ' + element.parentElement.className;
    found[name] = Math.min(found[name] ?? 99, (a + 0.05) / (b + 0.05));
  }
  return found;
})()`;
