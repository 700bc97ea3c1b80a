// The objects of an `s3://` backend, read by the AWS SDK: thousands of states in seconds.
import type { S3Client } from '@aws-sdk/client-s3';
import { BackendError, type ObjectStore } from './objectStore';

/** Where an `s3://` URL leads, as Pulumi reads it ("State and backends", Pulumi documentation, "AWS S3"). */
export interface Bucket {
  readonly bucket: string;
  /** Of the keys, ending in a slash unless empty. */
  readonly prefix: string;
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly forcePathStyle: boolean;
}

/** Parameters that change nothing of what is read. */
const INDIFFERENT: ReadonlySet<string> = new Set(['awssdk', 'kmskeyid', 'ssetype', 'disableSSL']);

/** Null for any other URL, and for one with parameters that are not known here: then the Pulumi CLI reads. */
export function bucketOf(url: string): Bucket | null {
  if (!url.startsWith('s3://')) return null;
  const { hostname, pathname, searchParams } = new URL(url);
  const { region, profile, endpoint, s3ForcePathStyle, use_path_style, ...others } = Object.fromEntries(searchParams);
  if (Object.keys(others).some((name) => !INDIFFERENT.has(name))) return null;
  const folder = decodeURIComponent(pathname).replace(/^\/+|\/+$/g, '');
  return {
    bucket: hostname,
    prefix: folder === '' ? '' : `${folder}/`,
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(endpoint === undefined ? {} : { endpoint: /^https?:/.test(endpoint) ? endpoint : `https://${endpoint}` }),
    forcePathStyle: s3ForcePathStyle === 'true' || use_path_style === 'true',
  };
}

export class S3Store implements ObjectStore {
  private opened: Promise<S3Client> | undefined;

  constructor(private readonly place: Bucket) {}

  async list(prefix: string): Promise<string[]> {
    const { ListObjectsV2Command } = await import('@aws-sdk/client-s3');
    const client = await this.client();
    const keys: string[] = [];
    for (let token: string | undefined, more = true; more;) {
      const page = await this.asked(
        client.send(
          new ListObjectsV2Command({
            Bucket: this.place.bucket,
            Prefix: `${this.place.prefix}${prefix}`,
            ...(token === undefined ? {} : { ContinuationToken: token }),
          }),
        ),
      );
      keys.push(...(page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key])));
      token = page.NextContinuationToken;
      more = token !== undefined;
    }
    return keys.map((key) => key.slice(this.place.prefix.length));
  }

  async read(key: string): Promise<Buffer | null> {
    const { GetObjectCommand } = await import('@aws-sdk/client-s3');
    const client = await this.client();
    const Key = `${this.place.prefix}${key}`;
    const found = await this.asked(
      client.send(new GetObjectCommand({ Bucket: this.place.bucket, Key })).catch((error: unknown) => {
        // With the permission to list, S3 tells what is not there from what may not be read (S3 API Reference, GetObject).
        if (error instanceof Error && error.name === 'NoSuchKey') return null;
        throw error;
      }),
    );
    return found?.Body === undefined ? null : Buffer.from(await found.Body.transformToByteArray());
  }

  private client(): Promise<S3Client> {
    const { region, profile, endpoint, forcePathStyle } = this.place;
    this.opened ??= import('@aws-sdk/client-s3').then(
      ({ S3Client: Client }) =>
        new Client({
          forcePathStyle,
          ...(region === undefined ? {} : { region }),
          ...(profile === undefined ? {} : { profile }),
          ...(endpoint === undefined ? {} : { endpoint }),
        }),
    );
    return this.opened;
  }

  private async asked<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (cause) {
      const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
      throw new BackendError(`the bucket \`${this.place.bucket}\` of the backend cannot be read: ${name}: ${message}`, {
        cause,
      });
    }
  }
}
