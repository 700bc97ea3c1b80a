// Numbers with their nouns.

/** `1 resource`, `812 resources`; of nouns to which an `s` makes the plural. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
