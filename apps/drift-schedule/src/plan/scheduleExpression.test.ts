// Examples of EventBridge Scheduler's User Guide, "Schedule types in EventBridge Scheduler", and what its rules exclude.
import { isTimeZone, scheduleProblem } from './scheduleExpression';

test.each([
  'rate(1 hour)',
  'rate(15 minutes)',
  'rate(5 days)',
  'cron(17 1/4 * * ? *)',
  'cron(0 10 * * ? *)',
  'cron(15 12 * * ? *)',
  'cron(0 18 ? * MON-FRI *)',
  'cron(0 8 1 * ? *)',
  'cron(0/10 * ? * MON-FRI *)',
  'cron(0/5 8-17 ? * mon-fri *)',
  'cron(15 10 ? * 6L 2022-2023)',
  'cron(0 9 ? * 2#1 *)',
  'cron(0 0 L * ? *)',
  'cron(0 0 3W * ? *)',
  'cron(0,30 */2 ? JAN,JUL SUN *)',
])('Scheduler takes `%s`', (expression) => {
  expect(scheduleProblem(expression)).toBeNull();
});

test.each([
  ['at(2026-01-01T00:00:00)', 'an expression such as'],
  ['0 * * * *', 'an expression such as'],
  ['rate(0 hours)', 'a rate of at least 1'],
  ['rate(4 weeks)', 'a rate in'],
  ['rate(4  hours)', 'an expression such as'],
  ['cron(0 * * * *)', 'a `cron` of six fields'],
  ['cron(60 * * * ? *)', 'by its field for the minutes'],
  ['cron(0 24 * * ? *)', 'by its field for the hours'],
  ['cron(0 0 32 * ? *)', 'by its field for the day of month'],
  ['cron(0 0 32W * ? *)', 'by its field for the day of month'],
  ['cron(0 0 1 13 ? *)', 'by its field for the month'],
  ['cron(0 0 ? * 0 *)', 'by its field for the day of week'],
  ['cron(0 0 ? * 2#6 *)', 'by its field for the day of week'],
  ['cron(0 0 1 * ? 1969)', 'by its field for the year'],
  ['cron(0 5-1 * * ? *)', 'by its field for the hours'],
  ['cron(0/0 * * * ? *)', 'by its field for the minutes'],
  ['cron(? * * * ? *)', 'by its field for the minutes'],
  ['cron(0 0 * * * *)', '`?` for exactly one'],
  ['cron(0 0 ? * ? *)', '`?` for exactly one'],
  ['cron(0 0 1 * MON *)', '`?` for exactly one'],
])('Scheduler refuses `%s`', (expression, problem) => {
  expect(scheduleProblem(expression)).toContain(problem);
});

test('time zones are those of the IANA database', () => {
  expect(['UTC', 'Europe/London', 'America/New_York', 'Mars/Olympus', '+01:00', ''].map(isTimeZone)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
