// No account is ever deleted, replaced or forgotten: files that would do it are refused before anything runs.
import { embeddedEngine } from '@microaccounts/simulator/engine';
import { deploy, emptyAws, landingZoneOf, observed, type Edits } from './simulation';

const ACCOUNT = 'accounts/shop/web-dev.yaml';
/** Another change beside the refused one: it must not reach AWS either. */
const BESIDE: Edits = { 'accounts/shop/audit.yaml': (text) => `${text}services: { deny: [sns] }\n` };

const deployed = landingZoneOf('examples/small');
let aws: ReturnType<typeof emptyAws>;
let engine: ReturnType<typeof embeddedEngine>;

beforeAll(async () => {
  aws = emptyAws(deployed);
  engine = embeddedEngine({ aws, folder: null });
  await deploy(deployed, aws, engine);
}, 60_000);

it.each<[string, Edits, RegExp]>([
  [
    'its file is gone',
    { [ACCOUNT]: () => null, 'accounts/shop/web-prod.yaml': withoutTrust },
    /`web-dev` is deployed but no longer in the estate.*`state: suspended`/,
  ],
  [
    'its key changed',
    {
      [ACCOUNT]: () => null,
      'accounts/shop/web-test.yaml': () => 'environment: dev\n',
      'accounts/shop/web-prod.yaml': withoutTrust,
    },
    /`web-dev` is deployed but no longer in the estate/,
  ],
  [
    'its e-mail address changed',
    { [ACCOUNT]: (text) => `${text}email: another@example.com\n` },
    /^account `web-dev` cannot become what its files say \(it is protected, and email .*never deleted or replaced$/,
  ],
])(
  'refuses an account when %s',
  async (_name, edits, reason) => {
    const { refused, stacks } = await deploy(
      landingZoneOf('examples/small', { edits: { ...BESIDE, ...edits } }),
      aws,
      engine,
    );
    expect(stacks).toEqual([]);
    expect(refused).toEqual([expect.stringMatching(reason)]);
    expect((await observed(deployed, aws)).differences).toEqual([]);
  },
  60_000,
);

function withoutTrust(text: string): string {
  return text.replace(/^trustedAccounts.*\n/m, '');
}
