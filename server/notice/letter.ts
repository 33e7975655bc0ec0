import type { Language } from '../../core/words.js';

/** How a letter travels. */
export type Channel = 'sms' | 'mail';

/** One message to one person, ready to be sent. Lives in memory only: it names the person. */
export interface Letter {
  /** Of the row in the outbox: the same however often sending is tried. */
  readonly id: string;
  readonly template: string;
  readonly channel: Channel;
  /** A phone number as in +81312345678, or an e-mail address. */
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
}

/** Hands letters over to whoever carries them. */
export interface Sender {
  /**
   * Resolves once the carrier has taken the letter.
   * @throws NotSent if it has not
   */
  send(letter: Letter): Promise<void>;
  close(): Promise<void>;
}

/**
 * The carrier has not taken the letter. `again`: certainly not, and another try may help. `never`: certainly not, and
 * no other try will. `unsure`: perhaps it has; then nothing is sent again, since nobody is told anything twice.
 */
export class NotSent extends Error {
  override readonly name = 'NotSent';
  readonly because: string;
  readonly outlook: 'again' | 'never' | 'unsure';

  constructor(because: string, outlook: NotSent['outlook'], options?: ErrorOptions) {
    super(`not sent: ${because}`, options);
    this.because = because;
    this.outlook = outlook;
  }
}
