// aws.iam.Role. Policies are attached by types of their own; those given here are refused, and those it has are shown.
import { orGone, type AwsAccess } from '../awsAccess';
import { keysInOrder } from '../policyForm';
import { flag, optionalNumber, optionalText, text, textMap } from '../properties';
import { global } from '../resourceType';
import { tagChanges, tagList, tagsOf } from '../tags';
import { timestamp } from '../timestamp';
import { documentText } from './documentText';
import { attachedPolicies, inlineDocuments, inlinePolicies } from './rolePolicies';

export const role = global({
  token: 'aws:iam/role:Role',
  inputs: {
    name: { required: true, replaces: true },
    path: { default: '/', replaces: true },
    description: {},
    assumeRolePolicy: { required: true, compare: 'policy', form: keysInOrder },
    permissionsBoundary: {},
    maxSessionDuration: { default: 3600 },
    forceDetachPolicies: { default: false, unreadable: true },
    tags: {},
  },
  unique: ['name'],
  blank: { namePrefix: '', permissionsBoundary: '' },
  async create(aws, inputs) {
    const [description, boundary] = [optionalText(inputs, 'description'), optionalText(inputs, 'permissionsBoundary')];
    await aws.call('iam', 'createRole', {
      RoleName: text(inputs, 'name'),
      Path: text(inputs, 'path'),
      AssumeRolePolicyDocument: text(inputs, 'assumeRolePolicy'),
      MaxSessionDuration: optionalNumber(inputs, 'maxSessionDuration') ?? 3600,
      Tags: tagList(textMap(inputs, 'tags')),
      ...(description === undefined ? {} : { Description: description }),
      ...(boundary === undefined ? {} : { PermissionsBoundary: boundary }),
    });
    return text(inputs, 'name');
  },
  async read(aws, id) {
    const found = await orGone(aws.call('iam', 'getRole', { RoleName: id }), 'NoSuchEntityException');
    const role = found?.Role;
    if (role === undefined) return null;
    return {
      id,
      outputs: {
        arn: role.Arn,
        name: role.RoleName,
        path: role.Path,
        uniqueId: role.RoleId,
        createDate: timestamp(role.CreateDate),
        description: role.Description ?? '',
        assumeRolePolicy: documentText(role.AssumeRolePolicyDocument),
        maxSessionDuration: role.MaxSessionDuration,
        permissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
        managedPolicyArns: (await attachedPolicies(aws, id)) ?? [],
        inlinePolicies: await inlineDocuments(aws, id),
        tags: tagsOf(role.Tags),
      },
    };
  },
  async update(aws, RoleName, change) {
    const { changed, new: wanted } = change;
    if (changed.has('assumeRolePolicy')) {
      await aws.call('iam', 'updateAssumeRolePolicy', { RoleName, PolicyDocument: text(wanted, 'assumeRolePolicy') });
    }
    if (changed.has('description') || changed.has('maxSessionDuration')) {
      await aws.call('iam', 'updateRole', {
        RoleName,
        Description: optionalText(wanted, 'description') ?? '',
        MaxSessionDuration: optionalNumber(wanted, 'maxSessionDuration') ?? 3600,
      });
    }
    if (changed.has('permissionsBoundary'))
      await setBoundary(aws, RoleName, optionalText(wanted, 'permissionsBoundary'));
    const { set, remove } = tagChanges(textMap(change.old, 'tags'), textMap(wanted, 'tags'));
    if (remove.length > 0) await aws.call('iam', 'untagRole', { RoleName, TagKeys: remove });
    if (Object.keys(set).length > 0) await aws.call('iam', 'tagRole', { RoleName, Tags: tagList(set) });
  },
  async delete(aws, RoleName, state) {
    if (flag(state, 'forceDetachPolicies')) await detachAll(aws, RoleName);
    await orGone(aws.call('iam', 'deleteRole', { RoleName }), 'NoSuchEntityException');
  },
});

async function setBoundary(aws: AwsAccess, RoleName: string, boundary: string | undefined): Promise<void> {
  if (boundary === undefined) await aws.call('iam', 'deleteRolePermissionsBoundary', { RoleName });
  else await aws.call('iam', 'putRolePermissionsBoundary', { RoleName, PermissionsBoundary: boundary });
}

async function detachAll(aws: AwsAccess, RoleName: string): Promise<void> {
  for (const PolicyArn of (await attachedPolicies(aws, RoleName)) ?? []) {
    await aws.call('iam', 'detachRolePolicy', { RoleName, PolicyArn });
  }
  for (const PolicyName of (await inlinePolicies(aws, RoleName)) ?? []) {
    await aws.call('iam', 'deleteRolePolicy', { RoleName, PolicyName });
  }
}
