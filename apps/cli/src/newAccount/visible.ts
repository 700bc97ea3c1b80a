// Control characters in what a user wrote, made visible: shown as they are they would act on the terminal.

/** `text` with its control characters as escapes: `\u001b`. */
export function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
