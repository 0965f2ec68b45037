import type { Language } from '../features/settings/settings.schema.ts';

/** One line of the card: the keys as they stand on the keyboard, and what they do. */
export type KeyLine = readonly [keys: string, does: string];
export type KeySection = { title: string; lines: readonly KeyLine[] };
type KeyCard = { title: string; about: string; sections: readonly KeySection[] };

const en: KeyCard = {
  title: 'Keys',
  about:
    'Letters work in lists, never while you type. Press ? on any screen to see the keys that work there.',
  sections: [
    {
      title: 'Everywhere',
      lines: [
        ['Ctrl K', 'Search: name, phone, number, token, or an action'],
        ['F2', 'New patient'],
        ['F3', 'Walk-in token'],
        ['F4', 'Book an appointment'],
        ['F6', 'Bill'],
        ['F7', 'Receive payment'],
        ['F8', 'Print'],
        ['F9', 'Lock, or let the next person in'],
        ['Alt 1 … 9', 'The screens on the left'],
        ['↑ ↓  Enter', 'Move, open'],
        ['Esc', 'Close; nothing typed is lost'],
        ['?', 'The keys of this screen'],
      ],
    },
    {
      title: 'Day board, on a person',
      lines: [
        ['A', 'Arrived: the booked person is here'],
        ['S', 'Send in to the doctor'],
        ['R', 'Call again'],
        ['K', 'Skip: called and not there'],
        ['H', 'Hold'],
        ['B', 'Back to the same place'],
        ['Shift B', 'Back, behind everybody'],
        ['U', 'Urgency, with its reason'],
        ['T', 'Give to another doctor'],
        ['L', 'Has left, with the reason'],
        ['V', 'Vitals'],
        ['Z', 'Undo the last move'],
      ],
    },
    {
      title: 'Calendar',
      lines: [
        ['← ↑ → ↓', 'Move over the slots'],
        ['Enter', 'Book this slot, or open the booking'],
        ['N', 'Next free slot'],
        ['M', 'Move the booking: arrows, then Enter'],
        ['X', 'Cancel, with the reason'],
        ['O', 'Did not come'],
        ['R', 'Take the cancellation back'],
        ['D  W', 'Day, week'],
        ['T', 'Today'],
        ['PgUp  PgDn', 'Earlier, later'],
      ],
    },
    {
      title: 'Visit',
      lines: [
        ['N', 'Call the next person (in the queue)'],
        ['Alt A', 'Allergies'],
        ['Ctrl Enter', 'Sign and print'],
      ],
    },
    {
      title: 'Bill',
      lines: [
        ['C  U  K', 'Cash, UPI, card'],
        ['Ctrl Enter', 'Receive and print'],
      ],
    },
  ],
};

const hi: KeyCard = en;

export const KEY_CARDS: Readonly<Record<Language, KeyCard>> = { en, hi };
