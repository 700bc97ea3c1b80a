// RCPs are written in the part of IAM's grammar that AWS takes of them.
import { isCoveredByRcps, isServicePrefix } from '../../aws/iam';
import { limitTable } from '../../limits';
import { keyIn, valueIn } from '../../written/file';
import type { Path } from '../../spot';
import type { WrittenOrganizationalUnits } from '../../written/organizationalUnits';
import type { Complaint, FileRule, Rule } from '../rule';
import { textsIn, writtenStatements } from '../statement/writtenStatements';

export const rcpServices: FileRule = {
  code: 'guardrail/rcp-service',
  demands: 'the actions of an RCP are of services that RCPs cover',
  source: 'AWS Organizations User Guide, "Resource control policies (RCPs)", services that support RCPs',
  perFile: true,
  *check(estate) {
    for (const placed of writtenStatements(estate)) {
      if (placed.of !== 'rcp') continue;
      for (const { text, at } of textsIn(placed, 'Action')) {
        const [service = ''] = text.split(':');
        if (!isServicePrefix(service) || isCoveredByRcps(service)) continue;
        yield {
          at,
          message: `no RCP covers \`${service}\`, of which \`${text}\` is an action`,
          help: 'deny it by a guardrail of the type `scp`',
        };
      }
    }
  },
};

export const rcpGrammar: FileRule = {
  code: 'guardrail/rcp-grammar',
  demands:
    "a statement of an RCP denies actions by name to `Principal: '*'`, with no `NotAction` and no `NotPrincipal`",
  source: 'AWS Organizations User Guide, "RCP syntax"',
  perFile: true,
  *check(estate) {
    for (const placed of writtenStatements(estate)) {
      if (placed.of !== 'rcp') continue;
      const { statement, at } = placed;
      if (statement.Effect === 'Allow')
        yield { at: at('Effect'), message: 'an RCP allows nothing', help: 'write `Effect: Deny`' };
      if (statement.Principal !== '*')
        yield {
          at: statement.Principal === undefined ? at() : at('Principal'),
          message: "a statement of an RCP is about `Principal: '*'`",
          help: 'name exceptions by a condition on `aws:PrincipalArn`',
        };
      for (const element of ['NotAction', 'NotPrincipal'] as const)
        if (statement[element] !== undefined)
          yield { at: at(element), message: `a statement of an RCP has no \`${element}\``, help: 'leave it out' };
      for (const { text, at: spot } of textsIn(placed, 'Action'))
        if (text === '*')
          yield { at: spot, message: 'an RCP names its actions', help: 'name services at least, as in `s3:*`' };
    }
  },
};

export const rcpLength: Rule = {
  code: 'guardrail/rcp-too-long',
  demands: 'the document of an RCP is no longer than AWS takes it',
  source: limitTable.rcpCharacters.source,
  *check({ guardrails, landingZone }) {
    const most = landingZone.value.limits?.rcpCharacters ?? limitTable.rcpCharacters.default;
    for (const guardrail of guardrails) {
      if (guardrail.value.type !== 'rcp') continue;
      const { length } = JSON.stringify({ Version: '2012-10-17', Statement: guardrail.value.statements ?? [] });
      if (length > most)
        yield {
          at: keyIn(guardrail, 'statements'),
          message: `the guardrail \`${guardrail.name}\` has ${length} characters, and an RCP may have ${most}`,
          help: 'split it into two guardrails',
        };
    }
  },
};

/** AWS's own `RCPFullAWSAccess` is attached everywhere, and cannot be detached. */
const OF_AWS = 1;

export const rcpAttachments: FileRule = {
  code: 'guardrail/too-many-rcps',
  demands: 'no target has more RCPs than AWS attaches to one, `RCPFullAWSAccess` included',
  source: limitTable.rcpAttachmentsPerTarget.source,
  perFile: true,
  *check({ guardrails, landingZone, accounts }) {
    const rcps = new Set(guardrails.filter(({ value }) => value.type === 'rcp').map(({ name }) => name));
    if (rcps.size === 0) return;
    const { organization, organizationalUnits, limits } = landingZone.value;
    const most = limits?.rcpAttachmentsPerTarget ?? limitTable.rcpAttachmentsPerTarget.default;
    const judge = (names: readonly string[] | undefined, at: Complaint['at']): Complaint[] => {
      const needed = new Set((names ?? []).filter((name) => rcps.has(name))).size + OF_AWS;
      if (needed <= most) return [];
      const message = `there would be ${needed} RCPs attached with \`RCPFullAWSAccess\`, and AWS attaches ${most}`;
      return [{ at, message, help: 'join guardrails into one, or move some to an organizational unit' }];
    };
    yield* judge(organization?.guardrails, valueIn(landingZone, 'organization', 'guardrails'));
    for (const [names, path] of unitLists(organizationalUnits, ['organizationalUnits']))
      yield* judge(names, keyIn(landingZone, ...path));
    for (const { settings, keyAt } of accounts) yield* judge(settings.guardrails, keyAt('guardrails'));
  },
};

function unitLists(units: WrittenOrganizationalUnits | undefined, around: Path): [readonly string[], Path][] {
  return Object.entries(units ?? {}).flatMap(([name, unit]) => [
    [unit?.guardrails ?? [], [...around, name, 'guardrails']],
    ...unitLists(unit?.children, [...around, name, 'children']),
  ]);
}
