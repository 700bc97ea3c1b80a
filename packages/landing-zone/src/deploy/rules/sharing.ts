// Rules about what reaches beyond an account: Transit Gateways, resource shares, public access.
import { broken, isTrue, KEPT, ofTypes, onInput, worst, type Rule } from './rule';

const TRANSIT_GATEWAY = 'aws:ec2transitgateway/transitGateway:TransitGateway';

const transitGatewaysAreProtected: Rule = {
  name: 'transit-gateways-are-protected',
  meaning: 'A Transit Gateway is registered with `protect`: without it, no VPC of its region reaches another.',
  source: 'Pulumi documentation, "Resource option: protect"',
  help: 'register it by `deployTransitGateway`, which protects it',
  about: ofTypes(TRANSIT_GATEWAY),
  verdict: ({ name, protect }) => (protect ? KEPT : broken(`Transit Gateway \`${name}\` is not protected`)),
};

const transitGatewaysAcceptNothing: Rule = {
  name: 'transit-gateways-accept-nothing-unasked',
  meaning: 'A Transit Gateway accepts no attachment of another account by itself.',
  source: 'AWS Security Hub control EC2.23 (AWS Config rule `ec2-transit-gateway-auto-vpc-attach-disabled`)',
  help: 'leave `autoAcceptSharedAttachments` at `disable`',
  about: ofTypes(TRANSIT_GATEWAY),
  verdict: (registered) =>
    onInput(registered, 'autoAcceptSharedAttachments', (value = 'disable') =>
      value === 'disable'
        ? KEPT
        : broken(`Transit Gateway \`${registered.name}\` accepts attachments of other accounts by itself`),
    ),
};

const transitGatewaysRouteNothing: Rule = {
  name: 'transit-gateways-route-nothing-unasked',
  meaning: 'A Transit Gateway associates and propagates no attachment by default: segments stay apart.',
  source:
    'Amazon VPC Transit Gateways, "Transit gateway design best practices"; "Create a transit gateway": both are on by default',
  help: 'set `defaultRouteTableAssociation` and `defaultRouteTablePropagation` to `disable`',
  about: ofTypes(TRANSIT_GATEWAY),
  verdict: (registered) =>
    worst(
      ['defaultRouteTableAssociation', 'defaultRouteTablePropagation'].map((input) =>
        onInput(registered, input, (value) =>
          value === 'disable'
            ? KEPT
            : broken(`\`${input}\` of Transit Gateway \`${registered.name}\` is not \`disable\``),
        ),
      ),
    ),
};

const sharesStayInside: Rule = {
  name: 'shares-stay-inside',
  meaning: 'A resource share takes no principal from outside of the organization.',
  source:
    'AWS Well-Architected Framework, SEC03-BP08 "Share resources securely within your organization"; AWS RAM API Reference, "CreateResourceShare": `allowExternalPrincipals` is true by default',
  help: 'set `allowExternalPrincipals` to false',
  about: ofTypes('aws:ram/resourceShare:ResourceShare'),
  verdict: (registered) =>
    // The provider's own default is false, AWS's is true: said outright, it depends on neither.
    onInput(registered, 'allowExternalPrincipals', (value) =>
      value === false || value === 'false'
        ? KEPT
        : broken(`resource share \`${registered.name}\` is open to accounts outside of the organization`),
    ),
};

const PUBLIC_ACCESS = ['blockPublicAcls', 'blockPublicPolicy', 'ignorePublicAcls', 'restrictPublicBuckets'];

const publicAccessIsBlocked: Rule = {
  name: 'public-access-is-blocked',
  meaning: 'What sets the public access of buckets blocks all of it.',
  source:
    'AWS Security Hub controls S3.1 and S3.8; Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage"',
  help: `set ${PUBLIC_ACCESS.map((input) => `\`${input}\``).join(', ')} to true`,
  about: ofTypes(
    'aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock',
    'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock',
  ),
  verdict: (registered) =>
    worst(
      PUBLIC_ACCESS.map((input) =>
        onInput(registered, input, (value) =>
          isTrue(value) ? KEPT : broken(`\`${registered.name}\` leaves \`${input}\` open`),
        ),
      ),
    ),
};

/** Canned ACLs that let in others than the owner and AWS (Amazon S3 User Guide, "Access control list (ACL) overview"). */
const OPEN_ACLS = ['authenticated-read', 'public-read', 'public-read-write'];

const bucketsAreNotPublic: Rule = {
  name: 'buckets-are-not-public',
  meaning: 'No bucket has an ACL for everybody.',
  source: 'AWS Security Hub controls S3.2 and S3.3',
  help: 'leave the ACL out: a bucket policy says who reads',
  about: ofTypes('aws:s3/bucket:Bucket', 'aws:s3/bucketAcl:BucketAcl'),
  verdict: (registered) =>
    onInput(registered, 'acl', (acl) =>
      OPEN_ACLS.includes(String(acl)) ? broken(`\`${registered.name}\` has the ACL \`${String(acl)}\``) : KEPT,
    ),
};

export const sharingRules: readonly Rule[] = [
  transitGatewaysAreProtected,
  transitGatewaysAcceptNothing,
  transitGatewaysRouteNothing,
  sharesStayInside,
  publicAccessIsBlocked,
  bucketsAreNotPublic,
];
