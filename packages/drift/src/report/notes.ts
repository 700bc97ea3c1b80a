// What is known of a finding beside what differs, in a few words each.
import { printable } from '@microaccounts/resources';
import type { DriftFinding, DriftReport, FindingCause, FindingException, HealingLoop } from './report';

/** Short sentences, on one line each: that it came back, since when it is there, who did it, its exception. */
export function notesOf({ alsoPending, returned, since, cause, exception }: DriftFinding): string[] {
  return [
    ...(returned === true ? ['a loop: it was healed before and is back, so something sets it again and again'] : []),
    ...(alsoPending === true ? ['neither as it was deployed nor as the files say by now'] : []),
    ...(since === undefined ? [] : [`since ${moment(since)}`]),
    ...(cause === undefined ? [] : [causeNote(cause)]),
    ...(exception === undefined ? [] : [exceptionNote(exception)]),
  ];
}

/** `iam:UpdateRole by arn:… on 2026-11-20 10:17 UTC from 192.0.2.1` */
export function causeNote({ principal, time, event, source, own }: FindingCause): string {
  // Who names a session may call it as deployments do, so the principal is always shown.
  const as = own === true ? ', as deployments of the landing zone do,' : '';
  return `${printable(event)} by ${printable(principal)}${as} on ${moment(time)} from ${printable(source)}`;
}

/** `accepted until 2026-12-31 by payments: a reason`, or that this day is over. */
export function exceptionNote({ owner, reason, until, expired }: FindingException): string {
  const word = expired ? 'no longer accepted since the end of' : 'accepted until';
  return `${word} ${printable(until)} by ${printable(owner)}: ${printable(reason)}`;
}

/** A time in ISO 8601 to the minute, `2026-11-20 10:17 UTC`; what is none as it is. */
export function moment(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime())
    ? printable(time)
    : `${date.toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length).replace('T', ' ')} UTC`;
}

/** Lines to copy, YAML or commands; safe on a terminal. */
export interface WayOut {
  readonly text: string;
  readonly lines: readonly string[];
}

/** What may be done about something that nobody declares. */
export function waysOut({ hint }: DriftFinding): WayOut[] {
  return [
    ...(hint?.adopt === undefined ? [] : [{ text: 'to adopt it', lines: hint.adopt.split('\n') }]),
    ...(hint?.remove === undefined ? [] : [{ text: 'to remove it', lines: hint.remove.split('\n') }]),
  ];
}

/** What came back and was healed once more, and who did it, where that is known. */
export function loopLine({ identity, cause }: HealingLoop): string {
  const who = cause === undefined ? '' : `; ${causeNote(cause)}`;
  return `a loop: ${printable(identity)} was healed before and was back, so something sets it again and again${who}`;
}

/** What healing did, a sentence each; none of a run that did not heal. */
export function healingLines({ healed, notHealed = [], loops = [] }: DriftReport): string[] {
  if (healed === undefined) return [];
  return [
    ...healed.map((identity) => `healed ${printable(identity)}`),
    ...loops.map(loopLine),
    ...notHealed.map(({ stack, reason }) => `not healed: stack ${stack}, ${printable(reason)}`),
  ];
}
