// aws.iam.SamlProvider: the identity provider of an account, known by its ARN.
import { orGone } from '../awsAccess';
import { text, textMap } from '../properties';
import { global } from '../resourceType';
import { tagChanges, tagList, tagsOf } from '../tags';
import { timestamp } from '../timestamp';

export const samlProvider = global({
  token: 'aws:iam/samlProvider:SamlProvider',
  inputs: { name: { required: true, replaces: true }, samlMetadataDocument: { required: true }, tags: {} },
  unique: ['name'],
  async create(aws, inputs) {
    const { SAMLProviderArn = '' } = await aws.call('iam', 'createSAMLProvider', {
      Name: text(inputs, 'name'),
      SAMLMetadataDocument: text(inputs, 'samlMetadataDocument'),
      Tags: tagList(textMap(inputs, 'tags')),
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
        validUntil: timestamp(found.ValidUntil),
        tags: tagsOf(found.Tags),
      },
    };
  },
  async update(aws, id, change) {
    if (change.changed.has('samlMetadataDocument')) {
      const SAMLMetadataDocument = text(change.new, 'samlMetadataDocument');
      await aws.call('iam', 'updateSAMLProvider', { SAMLProviderArn: id, SAMLMetadataDocument });
    }
    const { set, remove } = tagChanges(textMap(change.old, 'tags'), textMap(change.new, 'tags'));
    if (remove.length > 0) await aws.call('iam', 'untagSAMLProvider', { SAMLProviderArn: id, TagKeys: remove });
    if (Object.keys(set).length > 0) {
      await aws.call('iam', 'tagSAMLProvider', { SAMLProviderArn: id, Tags: tagList(set) });
    }
  },
  async delete(aws, id) {
    await orGone(aws.call('iam', 'deleteSAMLProvider', { SAMLProviderArn: id }), 'NoSuchEntityException');
  },
});
