// A bucket in an AWS that nobody here wrote, read as the backend of states.
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startMoto } from '../../../../../scripts/moto-server/server.mjs';
import { Checkpoints } from './checkpoints';
import { bucketOf, S3Store } from './s3Store';

const KEYS = { accessKeyId: 'test', secretAccessKey: 'test' };
/** More than a page of what S3 lists. */
const STACKS = 1_100;

let moto: Awaited<ReturnType<typeof startMoto>>;
let url: string;

beforeAll(async () => {
  process.env['AWS_ACCESS_KEY_ID'] ??= KEYS.accessKeyId;
  process.env['AWS_SECRET_ACCESS_KEY'] ??= KEYS.secretAccessKey;
  moto = await startMoto();
  const s3 = new S3Client({ endpoint: moto.endpoint, region: 'us-east-1', credentials: KEYS, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'states' }));
  const put = (Key: string, Body: string) => s3.send(new PutObjectCommand({ Bucket: 'states', Key, Body }));
  await put('.pulumi/meta.yaml', 'version: 1\n');
  for (let index = 0; index < STACKS; index += 1) {
    const outputs = { digest: `of ${index}` };
    const latest = { resources: [{ urn: 'urn', type: 'pulumi:pulumi:Stack', outputs }] };
    await put(
      `.pulumi/stacks/landing-zone/account.a${index}.json`,
      JSON.stringify({ version: 3, checkpoint: { latest } }),
    );
  }
  url = `s3://states?region=us-east-1&endpoint=${encodeURIComponent(moto.endpoint)}&s3ForcePathStyle=true`;
}, 120_000);
afterAll(() => moto?.stop());

it('is listed and read', async () => {
  const place = bucketOf(url);
  if (place === null) throw new Error('no place');
  const states = new Checkpoints(new S3Store(place));
  expect(new Set(await states.stacks())).toEqual(
    new Set(Array.from({ length: STACKS }, (_, index) => `account.a${index}`)),
  );
  expect((await states.state('account.a1099'))?.outputs).toEqual({ digest: 'of 1099' });
  expect((await states.state('account.a1100'))?.outputs).toBeUndefined();
  await expect(new Checkpoints(new S3Store({ ...place, bucket: 'nobody' })).stacks()).rejects.toThrow(/NoSuchBucket/);
}, 60_000);
