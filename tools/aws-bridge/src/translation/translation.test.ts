// The translation of values between Pulumi and Terraform, by a type that has one of each kind.
import { UNKNOWN_PROPERTY } from '../pulumi/propertyValue';
import type { Members, TypeShape } from '../pulumi/typeShape';
import type { Attribute, ObjectNode, TypeNode } from '../terraform/schema';
import { UNKNOWN } from '../terraform/value';
import { bindRoot } from './binding';
import { propertyPath } from './propertyPath';
import { toPulumi } from './toPulumi';
import { noMisfits, toTerraform } from './toTerraform';

const text: TypeNode = { kind: 'primitive', type: 'string' };
const argument = (node: TypeNode, nested = false): Attribute => ({
  node,
  required: false,
  optional: true,
  computed: false,
  nested,
});
const rule: ObjectNode = {
  kind: 'object',
  block: true,
  attributes: { from_port: argument({ kind: 'primitive', type: 'number' }) },
};
const root: ObjectNode = {
  kind: 'object',
  block: true,
  attributes: {
    id: { ...argument(text), computed: true },
    vpc_id: argument(text),
    enabled: argument({ kind: 'primitive', type: 'bool' }),
    subnet_ids: argument({ kind: 'set', element: text, maxItems: 0 }),
    tags: argument({ kind: 'map', element: text }),
    ingress: argument({ kind: 'list', element: rule, maxItems: 0 }, true),
    lifecycle_rule: argument({ kind: 'list', element: rule, maxItems: 1 }, true),
    timeouts: argument(rule, true),
  },
};
const shape = (more: Partial<TypeShape> = {}): TypeShape => ({
  arrays: 0,
  map: false,
  reference: null,
  optional: true,
  ...more,
});
const members: Members = {
  vpcId: shape(),
  enabled: shape(),
  subnetIds: shape({ arrays: 1 }),
  tags: shape({ map: true }),
  ingresses: shape({ arrays: 1 }),
  lifecycleRule: shape(),
  region: shape(),
};
const bound = bindRoot(root, members, 'aws_thing', ['timeouts']);

const properties = {
  vpcId: 'vpc-1',
  enabled: true,
  subnetIds: ['subnet-1', 'subnet-2'],
  tags: { Name: 'x' },
  ingresses: [{ fromPort: 80 }, { fromPort: 443 }],
  lifecycleRule: { fromPort: 1 },
};
const value = {
  id: null,
  vpc_id: 'vpc-1',
  enabled: true,
  subnet_ids: ['subnet-1', 'subnet-2'],
  tags: { Name: 'x' },
  ingress: [{ from_port: 80 }, { from_port: 443 }],
  lifecycle_rule: [{ from_port: 1 }],
  timeouts: null,
};

test('names and nesting are those of the other side, there and back', () => {
  const misfits = noMisfits();
  expect(toTerraform(bound, properties, misfits)).toEqual(value);
  expect(misfits).toEqual(noMisfits());
  expect(toPulumi(bound, value)).toEqual(properties);
});

test('what is not given is null, and an absent block is empty', () => {
  const { ingress, tags } = toTerraform(bound, {}, noMisfits());
  expect({ ingress, tags }).toEqual({ ingress: [], tags: null });
});

test('what is not known stays so', () => {
  expect(toTerraform(bound, { vpcId: UNKNOWN_PROPERTY, subnetIds: [UNKNOWN_PROPERTY] }, noMisfits())).toMatchObject({
    vpc_id: UNKNOWN,
    subnet_ids: [UNKNOWN],
  });
  expect(toPulumi(bound, { ...value, vpc_id: UNKNOWN })).toMatchObject({ vpcId: UNKNOWN_PROPERTY });
});

test('text that stands for a number or a boolean is one', () => {
  expect(toTerraform(bound, { enabled: 'false', lifecycleRule: { fromPort: '8080' } }, noMisfits())).toMatchObject({
    enabled: false,
    lifecycle_rule: [{ from_port: 8080 }],
  });
});

test('what does not fit is told apart: wrong, unknown, and not in this provider', () => {
  const misfits = noMisfits();
  toTerraform(
    bound,
    { enabled: 'maybe', subnetIds: 'subnet-1', vpcID: 'vpc-1', region: 'eu-west-2', ingresses: [{ port: 80 }] },
    misfits,
  );
  expect(misfits).toEqual({
    wrong: [
      { property: 'enabled', message: 'expected a boolean, got "maybe"' },
      { property: 'subnetIds', message: 'expected an array, got "subnet-1"' },
    ],
    unknown: ['vpcID', 'ingresses[0].port'],
    dropped: ['region'],
  });
});

test('paths are told in the names of Pulumi', () => {
  const at = (name: string) => ({ selector: 'attributeName' as const, attributeName: name });
  const first = { selector: 'elementKeyInt' as const, elementKeyInt: 0 };
  expect(propertyPath(bound, { steps: [at('ingress'), first, at('from_port')] })).toBe('ingresses[0].fromPort');
  expect(propertyPath(bound, { steps: [at('lifecycle_rule'), first, at('from_port')] })).toBe('lifecycleRule.fromPort');
  expect(propertyPath(bound, null)).toBe('');
});
