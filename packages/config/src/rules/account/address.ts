// What AWS takes as the e-mail address of an account (AWS Organizations API Reference, "CreateAccount", `Email`).

const ADDRESS =
  /^[^\s."'()<>[\]:;,\\|%&@][^\s"'()<>[\]:;,\\|%&@]*@(?![.-])[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z0-9-]*[A-Za-z0-9]$/;
const ASCII = /^[\x20-\x7e]*$/;
const LENGTH = { least: 6, most: 64 };

/** Whether `email` has the form of an address, whatever its length. */
export function isAddress(email: string): boolean {
  return ADDRESS.test(email) && ASCII.test(email);
}

/** What is wrong with an address, as the end of a sentence; null if nothing is. */
export function wrongWithAddress(email: string): string | null {
  if (!isAddress(email)) return 'is not one that AWS accepts';
  if (email.length >= LENGTH.least && email.length <= LENGTH.most) return null;
  return `has ${email.length} characters, and AWS accepts ${LENGTH.least} to ${LENGTH.most}`;
}
