// aws.iam.SamlProvider: the identity provider of an account, known by its ARN.
import { orGone } from '../awsAccess';
import { text } from '../properties';
import { global } from '../resourceType';

export const samlProvider = global({
  token: 'aws:iam/samlProvider:SamlProvider',
  inputs: { name: { required: true, replaces: true }, samlMetadataDocument: { required: true } },
  unique: ['name'],
  async create(aws, inputs) {
    const { SAMLProviderArn = '' } = await aws.call('iam', 'createSAMLProvider', {
      Name: text(inputs, 'name'),
      SAMLMetadataDocument: text(inputs, 'samlMetadataDocument'),
    });
    return SAMLProviderArn;
  },
  async read(aws, id) {
    const found = await orGone(aws.call('iam', 'getSAMLProvider', { SAMLProviderArn: id }), 'NoSuchEntityException');
    if (found === null) return null;
    return {
      id,
      outputs: {
        arn: id,
        name: id.replace(/^.*:saml-provider\//, ''),
        samlMetadataDocument: found.SAMLMetadataDocument,
        samlProviderUuid: found.SAMLProviderUUID,
        validUntil: found.ValidUntil === undefined ? undefined : new Date(found.ValidUntil).toISOString(),
      },
    };
  },
  async update(aws, id, change) {
    const SAMLMetadataDocument = text(change.new, 'samlMetadataDocument');
    await aws.call('iam', 'updateSAMLProvider', { SAMLProviderArn: id, SAMLMetadataDocument });
  },
  async delete(aws, id) {
    await orGone(aws.call('iam', 'deleteSAMLProvider', { SAMLProviderArn: id }), 'NoSuchEntityException');
  },
});
