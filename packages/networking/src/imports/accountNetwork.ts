// Parameters of accounts and their places in shares that AWS has already.
import type { Parameter, PrincipalAssociation } from '@microaccounts/resources';
import { inRegion, type Existing, type ImportId } from '@microaccounts/resources/imports';

export function principalAssociationImport(association: PrincipalAssociation, existing: Existing): ImportId[] {
  const { share, principal } = association.properties;
  const shareArn = existing(share.ref)?.ids['arn'];
  const account = typeof principal === 'string' ? principal : existing(principal.ref)?.ids['id'];
  if (existing(association.address) === undefined || shareArn === undefined || account === undefined) return [];
  return [
    {
      type: 'aws:ram/principalAssociation:PrincipalAssociation',
      name: belowAccount(association),
      id: inRegion(association, `${shareArn},${account}`),
    },
  ];
}

export function parameterImport(parameter: Parameter, existing: Existing): ImportId[] {
  if (existing(parameter.address) === undefined) return [];
  const id = inRegion(parameter, parameter.properties.name);
  return [{ type: 'aws:ssm/parameter:Parameter', name: belowAccount(parameter), id }];
}

/** The logical name, `<region>/<share>`, `<region>/landing-zone/network/vpc/id`: the address below the account, without the kind. */
export function belowAccount({ address }: PrincipalAssociation | Parameter): string {
  return address.replace(/^account\/[^/]+\//, '').replace(/\/(resource-share|parameter)\//, '/');
}
