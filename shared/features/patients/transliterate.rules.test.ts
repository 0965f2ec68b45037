import { expect, test } from 'vitest';
import { transliterateName } from './transliterate.rules.ts';

const byEar = (name: string) => transliterateName(name, new Map());

test.each([
  ['Priya', 'प्रिया'],
  ['Anil', 'अनिल'],
  ['Kripa', 'कृपा'],
  ['Mridula', 'मृदुला'],
  ['Vidya', 'विद्या'],
  ['Shilpa', 'शिल्पा'],
  ['Krishna', 'कृष्णा'],
  ['Gupta', 'गुप्ता'],
  ['Mishra', 'मिश्रा'],
  ['Rastogi', 'रस्तोगी'],
  ['Dwivedi', 'द्विवेदी'],
  ['Ambika', 'अंबिका'],
  ['Mangesh', 'मंगेश'],
  ['Kanhaiya', 'कन्हैया'],
  ['Tanmay', 'तन्मय'],
  ['Aishwarya', 'ऐश्वर्या'],
  ['Garg', 'गर्ग'],
  ['Khan', 'खान'],
  ['Shah', 'शाह'],
  ['Jha', 'झा'],
  ['Reddy', 'रेड्डी'],
  ['Shetty', 'शेट्टी'],
  ['Desai', 'देसाई'],
  ['Sonia', 'सोनिया'],
  ['Sandeep', 'संदीप'],
  ['Surendra', 'सुरेंद्र'],
  ['Abdullah', 'अब्दुल्लाह'],
  ['Shrinivas', 'श्रीनिवास'],
  ['Malleshappa', 'मल्लेशप्पा'],
])('%s is written by ear as %s', (latin, devanagari) => {
  expect(byEar(latin)).toBe(devanagari);
});

test('a known name comes before the ear, also inside a longer one', () => {
  const known = new Map([
    ['asha', 'आशा'],
    ['ram', 'राम'],
  ]);
  expect(transliterateName('ASHA Ramnath', known)).toBe('आशा रामनाथ');
});

test('an initial is read as its letter', () => {
  expect(byEar('K. S. Garg')).toBe('के एस गर्ग');
});

test.each([
  ['', ''],
  ['  . - ', ''],
  ['आशा', 'आशा'],
  ['முருகன்', 'முருகன்'],
  ['José', 'जोसे'],
])('“%s” is no obstacle', (typed, suggested) => {
  expect(byEar(typed)).toBe(suggested);
});

test('no keyboard can make it slow or endless', () => {
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
    expect(byEar(letter.repeat(10_000)).length).toBeLessThan(400);
  }
});
