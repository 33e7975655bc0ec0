import type { Message } from '../../server/contract/message.js';
import type { Kept } from './keep.js';

/** Words of the desk that nobody in this vehicle has read. What drivers say themselves is not among them. */
export const unreadOf = ({ messages, readHere }: Pick<Kept, 'messages' | 'readHere'>): readonly Message[] =>
  messages.filter((message) => message.read === null && !isOwn(message) && !readHere.includes(message.id));

export const isOwn = ({ sender }: Message): boolean => sender.startsWith('driver:');
