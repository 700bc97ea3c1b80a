// The written role and the IAM statements in it.
import { z } from 'zod';
import { key, textOf, typeNotes } from './notes';
import { policyArn } from './texts';

const oneOrMore = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
const principals = z.union([z.literal('*'), z.record(textOf('kind of principal'), oneOrMore)]);
const conditionValue = z.union([z.string(), z.number(), z.boolean()]).register(typeNotes, { type: 'value' });

/** One statement of a policy, in YAML (IAM User Guide, "Grammar of the IAM JSON policy language"). */
export const statement = z
  .strictObject({
    Sid: key(z.string(), {
      meaning: 'A name for the statement: letters and digits.',
      example: 'Volumes',
      otherwise: 'none',
    }),
    Effect: key(z.enum(['Allow', 'Deny']), {
      meaning: 'Whether the statement allows or denies.',
      example: 'Deny',
      otherwise: 'needed',
    }),
    Principal: key(principals, {
      meaning: 'About whom it is, in an RCP; elsewhere it is an error.',
      example: '*',
      otherwise: 'none',
    }),
    NotPrincipal: key(principals, {
      meaning: 'About whom it is not, in an RCP; elsewhere it is an error.',
      example: { AWS: 'arn:aws:iam::111111111111:root' },
      otherwise: 'none',
    }),
    Action: key(oneOrMore, {
      meaning: 'The actions it is about: a prefix of a service and a name, in which `*` and `?` are wildcards.',
      example: ['rds:CreateDBCluster', 'rds:CreateDBInstance'],
      otherwise: 'either it or `NotAction` is needed',
    }),
    NotAction: key(oneOrMore, {
      meaning: 'It is about all actions but these.',
      example: 'iam:*',
      otherwise: 'either it or `Action` is needed',
    }),
    Resource: key(oneOrMore, {
      meaning: 'The ARNs it is about; `*` in quotes for all.',
      example: '*',
      otherwise: 'either it or `NotResource` is needed',
    }),
    NotResource: key(oneOrMore, {
      meaning: 'It is about all resources but these.',
      example: 'arn:aws:s3:::logs/*',
      otherwise: 'either it or `Resource` is needed',
    }),
    Condition: key(
      z.record(
        textOf('operator'),
        z.record(textOf('condition key'), z.union([conditionValue, z.array(conditionValue)])),
      ),
      {
        meaning: 'When it holds: operator → condition key → value or list of values, in quotes.',
        example: { Bool: { 'ec2:Encrypted': 'false' } },
        otherwise: 'always',
      },
    ),
  })
  .register(typeNotes, { type: 'statement' });

export const role = z.strictObject({
  group: key(z.string().min(1), {
    meaning:
      'The AD group whose members may assume the role. `{accountId}`, `{accountKey}` and `{role}` are replaced in it.',
    example: 'AWS-Payments-Dev',
    otherwise: '`baseline.group`',
  }),
  policies: key(z.array(policyArn), {
    meaning: 'ARNs of managed policies that the role has, beside those of the standard role of its name.',
    example: ['arn:aws:iam::aws:policy/AmazonSQSFullAccess'],
    default: [],
  }),
  statements: key(z.array(statement), {
    meaning: 'Statements of a policy that the role has of its own.',
    example: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
    default: [],
  }),
});

export type WrittenStatement = z.infer<typeof statement>;
export type WrittenRole = z.infer<typeof role>;
