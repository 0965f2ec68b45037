import { describe, expect, test } from 'vitest';
import { editDistance, foldName, isAbbreviation, soundSkeleton, soundsLike } from './name-sound.rules.ts';
import { inLatin } from './script-fold.rules.ts';

describe('how a name sounds', () => {
  test.each([
    ['lakshmi', 'laxmee'],
    ['shyam', 'sham'],
    ['vikas', 'wikash'],
    ['chowdary', 'chaudhari'],
    ['aarti', 'arati'],
    ['srinivas', 'shreenivas'],
    ['farooq', 'pharuk'],
    ['zakir', 'jakir'],
    ['mohd', 'muhammad'],
    ['sheikh', 'shaikh'],
    ['fatimah', 'fatima'],
    ['nair', 'nayar'],
    ['kushwah', 'kushwaha'],
    ['kushwaha', 'कुशवाहा'],
    ['ramchandra', 'ramachandra'],
    ['mukherjee', 'mukharji'],
    ['dnyaneshwar', 'gyaneshwar'],
    ['suneeta', 'सुनीता'],
  ])('%s and %s are one', (one, other) => {
    expect(soundsLike(one, other)).toBe(true);
    expect(soundSkeleton(one)).toBe(soundSkeleton(other));
  });

  test.each([
    ['ram', 'roma'],
    ['reema', 'roma'],
    ['asha', 'usha'],
    ['kiran', 'karan'],
    ['sumit', 'samit'],
    ['manjit', 'manjot'],
    ['ramesh', 'rakesh'],
    ['sunil', 'sunita'],
    ['akash', 'akshay'],
    ['saha', 'shah'],
  ])('%s and %s are two', (one, other) => {
    expect(soundsLike(one, other)).toBe(false);
  });

  test('an abbreviation stands for the name, and nothing that every object has is one', () => {
    expect([isAbbreviation('md'), isAbbreviation('constructor')]).toEqual([true, false]);
    expect(soundSkeleton('constructor')).toBe('knstrktr');
  });

  test('a swap of neighbours is one slip, and counting stops at the limit', () => {
    expect(editDistance('lakhsmi', 'lakshmi', 2)).toBe(1);
    expect(editDistance('a', 'abcdef', 2)).toBe(3);
  });

  test('accents and signs are folded, vowel signs of a script are kept', () => {
    expect(foldName(' José-María  O’Brien ')).toBe('jose maria o brien');
    expect(foldName('लक्ष्मी')).toBe('लक्ष्मी');
  });
});

describe('a name written in an Indian script', () => {
  test.each([
    ['लक्ष्मी', 'lakshmee'],
    ['રમેશ', 'ramesh'],
    ['ਹਰਪ੍ਰੀਤ', 'harapreet'],
    ['সুভাষ', 'subhaash'],
    ['రమేష్', 'ramesh'],
    ['ಗೌಡ', 'gauda'],
    ['ശ്രീദേവി', 'shreedevi'],
    ['செல்வி', 'selvi'],
    ['ज़ुबैदा', 'zubaidaa'],
    ['Asha', 'Asha'],
  ])('%s is spoken %s', (written, spoken) => {
    expect(inLatin(written)).toBe(spoken);
  });
});
