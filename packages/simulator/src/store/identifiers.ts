// Ids as AWS makes them, but from a counter: the same calls in the same order give the same ids.
import { createHash } from 'node:crypto';

const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Makes ids that are distinct within one simulated cloud. */
export class Identifiers {
  /** `seed` sets one cloud's ids apart from another's; `next` counts up and is part of the state. */
  constructor(
    private readonly seed: string,
    private readonly next: () => number,
  ) {}

  /** Hexadecimal digits, at most 64: `vpc-0…` has 17 of them. */
  hex(length: number): string {
    return createHash('sha256').update(`${this.seed}/${this.next()}`).digest('hex').slice(0, length);
  }

  /** Lower-case letters and digits, at most 16: the ids of AWS Organizations. */
  alphanumeric(length: number): string {
    return this.#number(36n, length);
  }

  /** Decimal digits, at most 19, the first not zero: account ids. */
  digits(length: number): string {
    return this.#number(10n, length).replace(/^0/, '9');
  }

  /**
   * A prefix of four letters and 17 more characters, as in AWS's examples `AROADBQP57FF2AEXAMPLE` and
   * `AIDACKCEVSQ6C2EXAMPLE` (IAM User Guide, "IAM identifiers", "Unique identifiers"). ⚠ inference: of base 32, A-Z and 2-7.
   */
  unique(prefix: string): string {
    return prefix + [...this.#number(32n, 17)].map((digit) => BASE_32.charAt(Number.parseInt(digit, 32))).join('');
  }

  uuid(): string {
    const digits = this.hex(32);
    return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
      '-',
    );
  }

  #number(base: bigint, length: number): string {
    const number = BigInt(`0x${this.hex(24)}`) % base ** BigInt(length);
    return number.toString(Number(base)).padStart(length, '0');
  }
}
