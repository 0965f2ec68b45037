import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLANKS, fillTemplate, templateProblems } from './template.rules.ts';

const values = { name: 'Lakshmi', diagnosis: '', from: '21 Nov', to: '25 Nov' };

describe('filling the blanks of a wording', () => {
  test.each([
    ['{name} rests', 'Lakshmi rests'],
    ['is [suffering from {diagnosis}|under my care]', 'is under my care'],
    ['{name}[, {diagnosis}], rests', 'Lakshmi, rests'],
    ['[from {from} to {to}|today|never]', 'from 21 Nov to 25 Nov'],
    ['one\n[two {diagnosis}]\n\n\nthree', 'one\n\nthree'],
    ['{name} [for {diagnosis}] , well .', 'Lakshmi, well.'],
  ])('%j reads %j', (template, text) => {
    expect(fillTemplate(template, values)).toBe(text);
  });

  test('a blank of a draft is drawn as a line', () => {
    expect(fillTemplate('{name} of {address}', values, '____')).toBe('Lakshmi of ____');
  });

  test('whatever is typed stands as it was typed, brackets and blanks too', () => {
    const typed = fc.stringMatching(/^[A-Za-z{}[\]|]{1,20}$/);
    fc.assert(
      fc.property(typed, diagnosis => {
        expect(fillTemplate('A [with {diagnosis}|without].', { diagnosis })).toBe(`A with ${diagnosis}.`);
      }),
    );
  });

  test('no bracket and no bar of the wording itself is left over', () => {
    const known = fc.dictionary(fc.constantFrom(...BLANKS), fc.constantFrom('', 'x'));
    fc.assert(
      fc.property(known, some => {
        expect(fillTemplate('{name}[, {age}|, {sex}][ of {address}]: {reason}', some)).not.toMatch(
          /[[\]{}|]/,
        );
      }),
    );
  });
});

describe('a wording that somebody wants to use', () => {
  test.each([
    ['{name} {from} {to}', []],
    ['{name} {from} {to} [for {purpose}|{reason}]', []],
    ['{name} {from} {to} {nmae}', ['WORDING_BLANK_UNKNOWN']],
    ['{name} {from} {to} [', ['WORDING_BRACKETS_UNEVEN']],
    ['{name} {from} {to} [a [b]]', ['WORDING_BRACKETS_UNEVEN']],
    ['{name} {from} {to', ['WORDING_BRACKETS_UNEVEN', 'WORDING_BLANK_MISSING']],
    ['{name} {from} [until {to}]', ['WORDING_BLANK_MISSING']],
  ])('%j has the problems %j', (text, codes) => {
    expect(templateProblems('sickness', text).map(({ code }) => code)).toEqual(codes);
  });
});
