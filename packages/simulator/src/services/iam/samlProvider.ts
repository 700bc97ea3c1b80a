// SAML identity providers. (IAM API Reference, "CreateSAMLProvider")
import type {
  CreateSAMLProviderCommandInput,
  CreateSAMLProviderCommandOutput,
  DeleteSAMLProviderCommandInput,
  GetSAMLProviderCommandInput,
  GetSAMLProviderCommandOutput,
  ListSAMLProvidersCommandInput,
  ListSAMLProvidersCommandOutput,
  UpdateSAMLProviderCommandInput,
  UpdateSAMLProviderCommandOutput,
} from '@aws-sdk/client-iam';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { tagPairs, tagsFrom, withTags } from '../tag';
import {
  entityAlreadyExists,
  invalidInput,
  limitExceeded,
  noSuchEntity,
  TAG_REFUSALS,
  validationError,
} from './refusal';
import { type SamlProviderRow, samlProviders } from './tables';

export const samlProviderOperations = {
  CreateSAMLProvider: changes(
    (context, input: CreateSAMLProviderCommandInput): Answer<CreateSAMLProviderCommandOutput> => {
      const name = required(input.Name, 'Name');
      if (!/^[\w.-]{1,128}$/.test(name))
        throw validationError(`'${name}' must have 1 to 128 of the characters A-Z a-z 0-9 _ . -`);
      const metadata = checkedMetadata(required(input.SAMLMetadataDocument, 'SAMLMetadataDocument'));
      const tags = withTags({}, tagsFrom(input.Tags), TAG_REFUSALS);
      const arn = `arn:aws:iam::${context.accountId}:saml-provider/${name}`;
      const table = context.table(samlProviders);
      if (table.get(arn) !== undefined) throw entityAlreadyExists(`SAML provider ${arn} already exists.`);
      const most = context.quotas.samlProvidersPerAccount;
      if (table.size >= most) throw limitExceeded(`Cannot exceed quota for SAMLProvidersPerAccount: ${most}`);
      table.put(arn, { name, arn, metadata, created: context.now, tags });
      return { SAMLProviderArn: arn, Tags: tagPairs(tags) };
    },
  ),

  GetSAMLProvider: reads((context, input: GetSAMLProviderCommandInput): Answer<GetSAMLProviderCommandOutput> => {
    const row = existingSamlProvider(context, input.SAMLProviderArn);
    return {
      SAMLMetadataDocument: row.metadata,
      CreateDate: new Date(row.created),
      ValidUntil: validUntil(row),
      Tags: tagPairs(row.tags),
    };
  }),

  UpdateSAMLProvider: changes(
    (context, input: UpdateSAMLProviderCommandInput): Answer<UpdateSAMLProviderCommandOutput> => {
      const row = existingSamlProvider(context, input.SAMLProviderArn);
      const metadata =
        input.SAMLMetadataDocument === undefined ? row.metadata : checkedMetadata(input.SAMLMetadataDocument);
      context.table(samlProviders).put(row.arn, { ...row, metadata });
      return { SAMLProviderArn: row.arn };
    },
  ),

  DeleteSAMLProvider: changes((context, input: DeleteSAMLProviderCommandInput) => {
    context.table(samlProviders).delete(existingSamlProvider(context, input.SAMLProviderArn).arn);
    return {};
  }),

  ListSAMLProviders: reads(
    (context, _input: ListSAMLProvidersCommandInput): Answer<ListSAMLProvidersCommandOutput> => ({
      SAMLProviderList: context
        .table(samlProviders)
        .all()
        .map((row) => ({ Arn: row.arn, CreateDate: new Date(row.created), ValidUntil: validUntil(row) })),
    }),
  ),
};

export function existingSamlProvider(context: CallContext, arn: string | undefined): SamlProviderRow {
  const row = context.table(samlProviders).get(required(arn, 'SAMLProviderArn'));
  if (row === undefined) throw noSuchEntity(`SAML provider ${arn} was not found.`);
  return row;
}

/** A hundred years after it was made (AWS CLI Command Reference, the example of `iam get-saml-provider`). */
function validUntil({ created }: SamlProviderRow): Date {
  const end = new Date(created);
  end.setUTCFullYear(end.getUTCFullYear() + 100);
  return end;
}

/** 1,000 to 10,000,000 characters of SAML metadata. */
function checkedMetadata(metadata: string): string {
  if (metadata.length < 1_000 || metadata.length > 10_000_000) {
    throw validationError('SAMLMetadataDocument must have 1000 to 10000000 characters');
  }
  if (!/<(\w+:)?EntityDescriptor[\s>]/.test(metadata)) throw invalidInput('Could not parse metadata');
  return metadata;
}
