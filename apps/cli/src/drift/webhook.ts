// A notice by HTTP: a JSON document that hooks of chat systems take, too, since they read `text`.
import { setTimeout } from 'node:timers/promises';
import type { Notice } from '@microaccounts/drift';

const ATTEMPTS = 3;
/** Milliseconds before the second attempt, doubled before the third. */
const FIRST_PAUSE = 1_000;
const TIMEOUT_MILLISECONDS = 10_000;
const LOCAL: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The address of a webhook; null if it is none, is not encrypted on its way to another machine, or holds a password. */
export function webhookOf(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return null;
  if (url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.has(url.hostname))) return url;
  return null;
}

/**
 * Posts a notice, again where a failure may pass; null if it arrived, otherwise why not. Of the address only the host is
 * named, since the rest lets anybody post. A redirection is not followed: it would take the notice elsewhere.
 */
export async function sendToWebhook(
  url: URL,
  { owner, summary, text, findings, loops }: Notice,
  wait: (milliseconds: number) => Promise<unknown> = setTimeout,
): Promise<string | null> {
  const body = JSON.stringify({ formatVersion: 1, owner, summary, text, findings, loops });
  for (let attempt = 1; ; attempt += 1) {
    const failure = await posted(url, body);
    if (failure === null) return null;
    if (!failure.mayPass || attempt === ATTEMPTS) return `${url.host} ${failure.said}`;
    await wait(FIRST_PAUSE * 2 ** (attempt - 1));
  }
}

interface Failure {
  readonly said: string;
  readonly mayPass: boolean;
}

async function posted(url: URL, body: string): Promise<Failure | null> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    // Whatever it says is of no use, and an unread answer keeps the connection.
    await answer.body?.cancel();
    if (answer.ok) return null;
    return { said: `answered ${answer.status}`, mayPass: answer.status >= 500 || answer.status === 429 };
  } catch (error) {
    // The message of an error may hold the address; its code does not.
    const { name, cause } = error as { readonly name?: string; readonly cause?: { readonly code?: string } };
    const code = cause?.code ?? name ?? 'an error';
    return {
      said: code === 'TimeoutError' ? 'did not answer in 10 seconds' : `cannot be reached: ${code}`,
      mayPass: true,
    };
  }
}
