// What the page does: it filters its rows and puts them under their accounts or their owners. It makes no HTML out of text.

/** The text of the page's script, for every browser of the last years. */
export const SCRIPT = `
'use strict';
(() => {
  const form = document.getElementById('filters');
  if (form === null) return;
  const groups = document.getElementById('groups');
  const shown = document.getElementById('shown');
  const nothing = document.getElementById('nothing');

  const sectionOf = (element) => ({
    element,
    body: element.querySelector('tbody'),
    count: element.querySelector('.count'),
    total: 0,
  });
  const byAccount = Array.from(groups.children, sectionOf);
  const rows = byAccount.flatMap((section) =>
    Array.from(section.body.rows, (element) => {
      const { status, security, kind, account, owner, count } = element.dataset;
      const data = { status, security: security === 'true', kind, account, owner, count: Number(count) };
      return { element, data, text: null, account: section, owner: null };
    }),
  );
  const total = rows.reduce((sum, row) => sum + row.data.count, 0);
  let byOwner = null;

  function emptySection(words) {
    const [section, heading, count, table, caption] = ['section', 'h2', 'span', 'table', 'caption'].map((name) =>
      document.createElement(name),
    );
    section.className = 'group';
    count.className = 'count';
    heading.append(words + ' ', count);
    caption.append('Findings of ' + words);
    const head = byAccount[0].element.querySelector('thead').cloneNode(true);
    const body = document.createElement('tbody');
    table.setAttribute('role', 'table');
    body.setAttribute('role', 'rowgroup');
    table.append(caption, head, body);
    section.append(heading, table);
    return section;
  }

  function ownerSections() {
    const sections = new Map();
    for (const row of rows) {
      const name = row.data.owner;
      if (!sections.has(name)) {
        const words = name === '' ? 'no owner' : 'owner ' + name;
        const section = sectionOf(emptySection(words));
        section.name = name;
        sections.set(name, section);
      }
      row.owner = sections.get(name);
    }
    const [none, named] = [sections.get(''), [...sections.values()].filter(({ name }) => name !== '')];
    named.sort((a, b) => (a.name < b.name ? -1 : 1));
    return none === undefined ? named : [...named, none];
  }

  let grouping = 'account';
  function group(by) {
    if (by === grouping) return;
    grouping = by;
    if (by === 'owner' && byOwner === null) byOwner = ownerSections();
    const parts = new Map();
    for (const row of rows) {
      const section = row[by];
      if (!parts.has(section)) parts.set(section, document.createDocumentFragment());
      parts.get(section).append(row.element);
    }
    for (const [section, part] of parts) section.body.append(part);
    groups.replaceChildren(...(by === 'owner' ? byOwner : byAccount).map(({ element }) => element));
    groups.dataset.by = by;
  }

  function textOf(row) {
    row.text ??= [row.element.textContent, row.data.account, row.data.owner].join(' ').toLowerCase();
    return row.text;
  }

  function apply() {
    const wanted = new FormData(form);
    group(wanted.get('group'));
    const words = wanted.get('text').toLowerCase().split(/\\s+/).filter((word) => word !== '');
    const statuses = new Set(wanted.getAll('status'));
    const kind = wanted.get('kind');
    const onlySecurity = wanted.get('security') !== null;
    const sections = grouping === 'owner' ? byOwner : byAccount;
    for (const section of sections) section.total = 0;
    let found = 0;
    for (const row of rows) {
      const { data } = row;
      const matches =
        statuses.has(data.status) &&
        (!onlySecurity || data.security) &&
        (kind === '' || data.kind === kind) &&
        words.every((word) => textOf(row).includes(word));
      if (row.element.hidden === matches) row.element.hidden = !matches;
      if (!matches) continue;
      found += data.count;
      row[grouping].total += data.count;
    }
    for (const section of sections) {
      section.element.hidden = section.total === 0;
      section.count.textContent = String(section.total);
    }
    shown.textContent = found === total ? 'all ' + total + ' shown' : found + ' of ' + total + ' shown';
    nothing.hidden = found > 0;
  }

  let isWaiting = false;
  form.addEventListener('input', () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      apply();
    });
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();
`;
