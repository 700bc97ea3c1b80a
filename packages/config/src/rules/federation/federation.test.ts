import { said } from '../../testing/estate';

const saml = (file: string, provider = 'adfs'): { baseline: string } => ({
  baseline: `baseline: { federation: { saml: { provider: ${provider}, metadataFile: ${file} } } }`,
});
const document = `<md:EntityDescriptor xmlns:md="urn">${' '.repeat(1000)}</md:EntityDescriptor>`;

test('the metadata file is in the estate and is what IAM accepts', () => {
  expect(said('federation/metadata-file', { ...saml('saml/adfs.xml'), 'saml/adfs.xml': document })).toEqual([]);
  expect(
    said('federation/metadata-file', { ...saml('saml/adfs.xml'), 'saml/adfs.xml': '<EntityDescriptor/>' }),
  ).toEqual([
    '`saml/adfs.xml` has 19 characters, and IAM accepts 1000 to 10000000 | export the whole metadata document of the identity provider',
  ]);
  expect(said('federation/metadata-file', { ...saml('saml/adfs.xml'), 'saml/adfs.xml': 'x'.repeat(2000) })).toEqual([
    '`saml/adfs.xml` holds no SAML `EntityDescriptor` | export it from the identity provider',
  ]);
  expect(said('federation/metadata-file', { ...saml('saml/afds.xml'), 'saml/adfs.xml': document })).toEqual([
    'there is no file `saml/afds.xml` | a file name is relative to the estate folder',
  ]);
  expect(said('federation/metadata-file', saml('../adfs.xml'))).toEqual([
    '`../adfs.xml` is outside of the estate | a file name is relative to the estate folder',
  ]);
});

test('there is one way in, with a name', () => {
  expect(said('federation/one-kind', { baseline: 'baseline: { federation: {} }' })).toEqual([
    'federation is neither `saml` nor `identityCenter` | write one of the two',
  ]);
  expect(
    said('federation/one-kind', {
      baseline: 'baseline: { federation: { saml: { provider: a, metadataFile: b }, identityCenter: {} } }',
    }),
  ).toEqual(['federation is both `saml` and `identityCenter` | write one of the two']);
  expect(said('federation/provider-name', saml('x.xml', 'corp adfs'))).toHaveLength(1);
});
