import { appendFileSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { folderWithEstate, microaccounts } from './process';

describe('an invalid estate', () => {
  const folder = folderWithEstate('estate');
  beforeAll(() => {
    appendFileSync(path.join(folder, 'estate/accounts/analytics/notebooks-dev.yaml'), '\nservcies: {}\n');
    appendFileSync(path.join(folder, 'estate/accounts/platform/audit.yaml'), '\nregoins: []\n');
  });

  test.each([[['validate']], [['up', '--simulate']], [['demo']], [['lock']], [['explain', 'audit']]])(
    '%j shows all that is wrong with it, exits 1 and does nothing',
    (words) => {
      const { status, stdout, stderr } = microaccounts(words, folder);
      expect(status).toBe(1);
      expect(stdout + stderr).toContain('`servcies`');
      expect(stdout + stderr).toContain('`regoins`');
      expect(() => readFileSync(path.join(folder, '.microaccounts/aws.json'))).toThrow('ENOENT');
    },
  );
});
