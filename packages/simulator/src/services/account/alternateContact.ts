// Whom AWS writes to about an account beside its root user: one contact of each type at most.
import type {
  AlternateContactType,
  DeleteAlternateContactCommandInput,
  GetAlternateContactCommandInput,
  GetAlternateContactCommandOutput,
  PutAlternateContactCommandInput,
} from '@aws-sdk/client-account';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { defineTable } from '../../store/table';
import { isActive } from '../organizations/hierarchy';
import { isTrusted } from '../organizations/serviceAccess';
import { delegatedAdministrators } from '../organizations/tables';

interface ContactRow {
  readonly accountId: string;
  readonly type: AlternateContactType;
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
}

const contacts = defineTable<ContactRow>('account/alternate-contacts', 'cloud', {});

const TYPES: readonly string[] = ['BILLING', 'OPERATIONS', 'SECURITY'] satisfies AlternateContactType[];
const SERVICE = 'account.amazonaws.com';

/** (Account Management API Reference, "PutAlternateContact": `EmailAddress`, `PhoneNumber`) */
const EMAIL = /^\s*[\w+=.#|!&-]+@[\w.-]+\.\w+\s*$/;
const PHONE = /^[\s0-9()+-]+$/;

export const alternateContactOperations = {
  /** What was there before is overwritten (Account Management API Reference, "PutAlternateContact": "which … you want to create or update"). */
  PutAlternateContact: changes((context, input: PutAlternateContactCommandInput) => {
    const type = typeOf(input.AlternateContactType);
    const row = {
      type,
      name: text(input.Name, 'Name', 64),
      title: text(input.Title, 'Title', 50),
      email: text(input.EmailAddress, 'EmailAddress', 254, EMAIL),
      phone: text(input.PhoneNumber, 'PhoneNumber', 25, PHONE),
    };
    const accountId = accountOf(context, input.AccountId);
    context.table(contacts).put(keyOf(accountId, type), { accountId, ...row });
    return {};
  }),

  GetAlternateContact: reads(
    (context, input: GetAlternateContactCommandInput): Answer<GetAlternateContactCommandOutput> => {
      const { type, name, title, email, phone } = existing(context, input);
      return {
        AlternateContact: {
          AlternateContactType: type,
          Name: name,
          Title: title,
          EmailAddress: email,
          PhoneNumber: phone,
        },
      };
    },
  ),

  DeleteAlternateContact: changes((context, input: DeleteAlternateContactCommandInput) => {
    const { accountId, type } = existing(context, input);
    context.table(contacts).delete(keyOf(accountId, type));
    return {};
  }),
};

const keyOf = (accountId: string, type: string): string => `${accountId}/${type}`;

function typeOf(type: string | undefined): AlternateContactType {
  const given = required(type, 'alternateContactType');
  if (!TYPES.includes(given)) throw invalid(`'${given}' is not one of ${TYPES.join(', ')}.`);
  return given as AlternateContactType;
}

function text(given: string | undefined, member: string, most: number, pattern = /^/): string {
  const value = required(given, member);
  if (value.length > most || !pattern.test(value))
    throw invalid(`Value at '${member}' failed to satisfy constraint: 1 to ${most} characters of ${pattern.source}.`);
  return value;
}

/**
 * The account that a call is about: the caller's own, unless it names another one. Only the management account and delegated
 * administrators name one, with trusted access, a member; "the management account can't specify its own AccountId" (Account
 * Management API Reference, "PutAlternateContact": `AccountId`). ⚠ inference: all of that is answered alike, and so is an account
 * that is closed; who calls about itself needs no trusted access.
 */
function accountOf(context: CallContext, named: string | undefined): string {
  if (named === undefined) return context.accountId;
  const isAdministrator =
    context.accountId === context.managementAccountId ||
    context.table(delegatedAdministrators).get(`${context.accountId}/${SERVICE}`) !== undefined;
  const isMember = named !== context.managementAccountId && isActive(context, named);
  if (!isAdministrator || !isTrusted(context, SERVICE) || !isMember)
    throw new AwsError(
      'AccessDeniedException',
      'Only the management account, with trusted access, may do this in a member account, and names no AccountId for itself.',
      { status: 403 },
    );
  return named;
}

function existing(context: CallContext, input: GetAlternateContactCommandInput): ContactRow {
  const type = typeOf(input.AlternateContactType);
  const row = context.table(contacts).get(keyOf(accountOf(context, input.AccountId), type));
  if (row === undefined)
    throw new AwsError('ResourceNotFoundException', 'No contact of the inputted alternate contact type found.', {
      status: 404,
    });
  return row;
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
