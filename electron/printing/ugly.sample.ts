/** Texts that people and keyboards really produce, for the places where a page prints what was typed. */
export const UGLY_TEXTS = {
  veryLongName: 'Venkatanarasimharajuvaripeta'.repeat(6),
  manyNames: 'Sri Lakshmi Venkata Narasimha Satyanarayana Ramakrishna Prasad '.repeat(4).trim(),
  stars: '**Ravi** __Kumar__ <b>x</b> & "q"',
  emoji: 'Ravi 😀👨‍👩‍👧 Kumar',
  rightToLeft: 'محمد عارف \u202etxet',
  controls: 'Ra\u0000vi\u0007\tKu\nmar\u200e\u2028Rao\ufeff',
  otherScript: 'முருகன் செல்வம்',
  loneMarks: '\u094d\u0941\u0902 \u200d \u20b9',
  empty: '',
} as const;
