// How Pulumi spells what Terraform names, and back.

/** `maxSessionDuration` as `max_session_duration`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/** `max_session_duration` as `maxSessionDuration`. */
export function camelCase(name: string): string {
  return name.replace(/_+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
}

/** The plurals that a name could have. */
export function plurals(name: string): string[] {
  const spelled = [
    `${name}s`,
    `${name}es`,
    name.replace(/y$/, 'ies'),
    name.replace(/ex$/, 'ices'),
    name.replace(/is$/, 'es'),
    name.replace(/(criteri)on$/i, '$1a'),
    name.replace(/um$/, 'a'),
  ];
  return spelled.filter((each) => each !== name);
}
