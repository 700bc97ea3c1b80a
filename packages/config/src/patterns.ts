// What names and ids look like, once: the rules judge by it, and the JSON Schemas tell editors.

/** Twelve digits. */
export const accountIdPattern = /^\d{12}$/;

export const accountKeyPattern = /^[a-z][a-z0-9-]{0,39}$/;

/** What AWS shows of an account (AWS Organizations API Reference, CreateAccount, "AccountName"). */
export const accountNamePattern = /^[\x20-\x7e]{1,50}$/;

/** Environments and business units. */
export const environmentNamePattern = /^[a-z][a-z0-9-]{0,29}$/;

export const tierNamePattern = /^[a-z][a-z0-9-]{0,19}$/;

/** Zone ids, which are the same in every account. */
export const zoneIdPattern = /^[a-z]{2,5}\d{1,2}-az\d{1,2}$/;

/** Of an alternate contact (AWS Account Management API Reference, "PutAlternateContact": `PhoneNumber`), without what breaks a line. */
export const phoneNumberPattern = /^[\d ()+-]{1,25}$/;

export const roleNamePattern = /^[\w+=,.@-]{1,64}$/;

export const policyArnPattern = /^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/[\w+=,.@/-]+$/;

/** Four numbers and a prefix length; `parseCidrBlock` says whether they are in bounds. */
export const cidrPattern = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;
