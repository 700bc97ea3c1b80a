// Objects made member by member.

/**
 * An object with the same names, in their order, each with what `change` makes of its member. What `Object.fromEntries` would
 * give, in a third of the time: it is done for each value of each policy of thousands of accounts.
 */
export function mapMembers<From, To>(
  of: { readonly [name: string]: From },
  change: (member: From, name: string) => To,
): { [name: string]: To } {
  const made: { [name: string]: To } = {};
  for (const name of Object.keys(of)) setMember(made, name, change(of[name] as From, name));
  return made;
}

/** Gives an object a member, whatever its name. */
export function setMember<Member>(of: { [name: string]: Member }, name: string, member: Member): void {
  // One of this name has to be defined: set, it would become the prototype.
  if (name === '__proto__')
    Object.defineProperty(of, name, { value: member, enumerable: true, configurable: true, writable: true });
  else of[name] = member;
}
