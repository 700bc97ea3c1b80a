import { schemaComment } from './schemaComment';

test.each([
  ['accounts/shop/web.yaml', '../../.schemas/account.schema.json'],
  ['accounts/shop/web.yml', '../../.schemas/account.schema.json'],
  ['guardrails/x.yaml', '../.schemas/guardrail.schema.json'],
  ['landing-zone.yaml', '.schemas/landing-zone.schema.json'],
  ['addresses.lock.yaml', '.schemas/addresses-lock.schema.json'],
])('the editor finds the schema of %s', (path, schema) => {
  expect(schemaComment(path)).toBe(`# yaml-language-server: $schema=${schema}`);
});

test.each(['accounts/web.yaml', 'saml/corp-adfs.xml', 'notes.yaml'])('%s is no file of an estate', (path) => {
  expect(() => schemaComment(path)).toThrow(TypeError);
});
