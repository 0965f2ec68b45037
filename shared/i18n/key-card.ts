import type { Language } from '../features/settings/settings.schema.ts';

/** One line of the card: the keys as they stand on the keyboard, and what they do. */
export type KeyLine = readonly [keys: string, does: string];
export type KeySection = { title: string; lines: readonly KeyLine[] };
/** The columns of the page, each with its sections from top to bottom. */
type KeyCard = { title: string; about: string; columns: readonly (readonly KeySection[])[] };

const en: KeyCard = {
  title: 'Keys',
  about: 'Letters work in lists, never while you type. Press ? to see the keys of the screen you are on.',
  columns: [
    [
      {
        title: 'Everywhere',
        lines: [
          ['Ctrl K', 'Search a person or an action'],
          ['F2', 'New patient'],
          ['F3', 'Walk-in token'],
          ['F4', 'Book an appointment'],
          ['F6', 'Bill'],
          ['F8', 'Print what is before you'],
          ['F9', 'Lock, or next person in'],
          ['Alt 1 … 9', 'The screens at the left'],
          ['Arrows', 'Move in a list'],
          ['Enter', 'Open what is chosen'],
          ['Esc', 'Close the question, go back'],
        ],
      },
      {
        title: 'Day board: while you register',
        lines: [
          ['Enter', 'Next field, then the token'],
          ['1 … 9', 'That person of the family'],
          ['Ctrl E', 'Emergency token'],
          ['Ctrl U', 'Nobody knows who it is'],
        ],
      },
      {
        title: 'Day board: on a person',
        lines: [
          ['A', 'Is here; ready for the doctor'],
          ['S', 'Send in to the doctor'],
          ['R', 'Call again'],
          ['K', 'Skip: called, did not answer'],
          ['H', 'Hold'],
          ['B', 'Back to the same place'],
          ['Shift B', 'Back, behind the others'],
          ['U', 'Urgency, with its reason'],
          ['C', 'Came for'],
          ['T', 'Give to another doctor'],
          ['L', 'Has left, with the reason'],
          ['O', 'Booked: did not come'],
          ['X', 'Booked: cancel'],
          ['V', 'Vitals (nurse, doctor)'],
          ['E', 'What happened so far'],
          ['Z', 'Undo the last move'],
          ['W', 'Doctor is away, is back'],
          ['Alt W', 'Open the waiting screen'],
        ],
      },
    ],
    [
      {
        title: 'Calendar',
        lines: [
          ['Arrows', 'Move over the times'],
          ['Enter', 'Book here, or open'],
          ['N', 'Next free time'],
          ['+', 'Book over a full time'],
          ['A', 'Is here'],
          ['M', 'Move: arrows, then Enter'],
          ['X', 'Cancel, with the reason'],
          ['O', 'Did not come'],
          ['R', 'Take it back'],
          ['D, W, T', 'Day, week, today'],
          ['PgUp, PgDn', 'Earlier, later'],
          ['Ctrl Enter', 'In the booking: book it'],
        ],
      },
      {
        title: 'Call list, to rebook, follow-ups',
        lines: [
          ['K', 'Called'],
          ['1 … 6', 'Follow-ups: what they said'],
          ['C, G', 'Copy the phone, the message'],
        ],
      },
      {
        title: 'Patient',
        lines: [
          ['Ctrl E', 'Change the details'],
          ['P, C, N', 'Photo, card or label, notice'],
          ['W', 'Unknown: say who it is'],
        ],
      },
      {
        title: 'Bill',
        lines: [
          ['C, U, K, L', 'Cash, UPI, card, as due'],
          ['Enter', 'Receive and print'],
          ['D, +', 'Discount, add a line'],
          ['F7', 'Receive an old due'],
        ],
      },
      {
        title: 'Doctor',
        lines: [
          ['N', 'In my queue: call the next'],
          ['Ctrl Enter', 'Sign and print'],
          ['Ctrl D', 'Repeat the last prescription'],
          ['Alt V, Alt A', 'Vitals, allergies'],
          ['Alt Down', 'Next part of the note'],
        ],
      },
    ],
  ],
};

const hi: KeyCard = {
  title: 'कुंजियाँ',
  about: 'अक्षर सूचियों में काम करते हैं, लिखते समय नहीं। जिस पन्ने पर हों, उसकी कुंजियाँ ? दबाकर देखें।',
  columns: [
    [
      {
        title: 'हर जगह',
        lines: [
          ['Ctrl K', 'खोज: नाम, फ़ोन, नंबर, टोकन, काम'],
          ['F2', 'नया मरीज़'],
          ['F3', 'बिना बुकिंग का टोकन'],
          ['F4', 'समय बुक करें'],
          ['F6', 'बिल'],
          ['F8', 'जो सामने है, उसे छापें'],
          ['F9', 'लॉक, या अगले व्यक्ति की बारी'],
          ['Alt 1 … 9', 'बाईं ओर के पन्ने, ऊपर से'],
          ['Arrows', 'तीर: सूची में चलें'],
          ['Enter', 'चुने हुए को खोलें'],
          ['Esc', 'सवाल बंद करें, पीछे जाएँ'],
        ],
      },
      {
        title: 'आज: पंजीकरण करते समय',
        lines: [
          ['Enter', 'अगला खाना; आख़िरी Enter से टोकन'],
          ['1 … 9', 'फ़ोन के बाद: परिवार का वह व्यक्ति'],
          ['Ctrl E', 'आपात टोकन'],
          ['Ctrl U', 'कोई नहीं जानता कि ये कौन हैं'],
        ],
      },
      {
        title: 'आज: चुने हुए व्यक्ति पर',
        lines: [
          ['A', 'बुकिंग वाले आ गए; आए हुए तैयार हैं'],
          ['S', 'डॉक्टर के पास भेजें'],
          ['R', 'फिर बुलाएँ'],
          ['K', 'छोड़ें: बुलाया, जवाब नहीं मिला'],
          ['H', 'रोकें'],
          ['B', 'उसी जगह वापस'],
          ['Shift B', 'वापस, सबके पीछे'],
          ['U', 'तात्कालिकता, कारण के साथ'],
          ['C', 'तकलीफ़'],
          ['T', 'दूसरे डॉक्टर को दें'],
          ['L', 'चले गए, कारण के साथ'],
          ['O', 'बुकिंग वाले नहीं आए'],
          ['X', 'बुकिंग रद्द, कारण के साथ'],
          ['V', 'माप लिखें (नर्स, डॉक्टर)'],
          ['E', 'अब तक क्या हुआ'],
          ['Z', 'पिछला काम वापस लें'],
          ['W', 'डॉक्टर बाहर हैं, लौट आए'],
          ['Alt W', 'प्रतीक्षा स्क्रीन खोलें'],
        ],
      },
    ],
    [
      {
        title: 'कैलेंडर',
        lines: [
          ['Arrows', 'तीर: समय पर चलें'],
          ['Enter', 'यहीं बुक करें, या बुकिंग खोलें'],
          ['N', 'अगला खाली समय'],
          ['+', 'भरे समय पर भी बुक करें'],
          ['A', 'आ गए'],
          ['M', 'समय बदलें: तीर, फिर Enter'],
          ['X', 'रद्द करें, कारण के साथ'],
          ['O', 'नहीं आए'],
          ['R', 'वापस लाएँ'],
          ['D, W, T', 'दिन, हफ़्ता, आज'],
          ['PgUp, PgDn', 'पीछे, आगे'],
          ['Ctrl Enter', 'बुकिंग में: बुक करें'],
        ],
      },
      {
        title: 'फ़ोन सूची, नया समय, फिर बुलाए गए',
        lines: [
          ['K', 'फ़ोन किया'],
          ['1 … 6', 'फिर बुलाए गए: क्या कहा'],
          ['C, G', 'फ़ोन, संदेश कॉपी करें'],
        ],
      },
      {
        title: 'मरीज़',
        lines: [
          ['Ctrl E', 'विवरण बदलें'],
          ['P, C, N', 'फ़ोटो, कार्ड या लेबल, सूचना'],
          ['W', 'अज्ञात: बताएँ कि ये कौन हैं'],
        ],
      },
      {
        title: 'बिल',
        lines: [
          ['C, U, K, L', 'नकद, UPI, कार्ड, बाकी'],
          ['Enter', 'लें और छापें'],
          ['D, +', 'छूट, मद जोड़ें'],
          ['F7', 'पुराना बाकी लें'],
        ],
      },
      {
        title: 'डॉक्टर',
        lines: [
          ['N', 'मेरी कतार: अगले को बुलाएँ'],
          ['Ctrl Enter', 'हस्ताक्षर और छपाई'],
          ['Ctrl D', 'पिछली दवाएँ दोहराएँ'],
          ['Alt V, Alt A', 'माप, एलर्जी'],
          ['Alt Down', 'नोट का अगला हिस्सा'],
        ],
      },
    ],
  ],
};

export const KEY_CARDS: Readonly<Record<Language, KeyCard>> = { en, hi };
