// What others may know of the schedule: its settings, its plan, and where its reports are.
export { driftSchedule, type DriftScheduleSpec } from './plan/driftSchedule';
export { parts, type Part, type Tier } from './plan/parts';
export { reportKey, runPrefix, summaryKey } from './plan/reports';
export { readSettings, settingKeys, type ReadSettings, type Settings } from './plan/settings';
