import { expect, test } from 'vitest';
import { kindOfBytes, kindOfName } from './file-kind.rules.ts';

const hex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
const text = (words: string) => new TextEncoder().encode(words);

test.each([
  ['jpeg', hex('ffd8ffe000104a464946')],
  ['png', hex('89504e470d0a1a0a')],
  ['webp', text('RIFF1234WEBPVP8 ')],
  ['pdf', text('%PDF-1.4')],
  ['tiff', hex('49492a0008000000')],
  ['tiff', hex('4d4d002a00000008')],
  ['gif', text('GIF89a')],
  ['bmp', text('BM____')],
  ['heic', text('\0\0\0\u0018ftypheic')],
  ['zip', hex('504b0304')],
  ['office', hex('d0cf11e0a1b11ae1')],
  ['program', text('MZ')],
  ['program', text('#!/bin/sh')],
  ['web', text('  <!DOCTYPE html>')],
  ['web', text('<svg onload=')],
  ['unknown', text(' %PDF-1.4')],
  ['unknown', new Uint8Array()],
])('what begins like a %s is one, whatever its name', (kind, bytes) => {
  expect(kindOfBytes(bytes)).toBe(kind);
});

test('a name tells what it claims, or nothing', () => {
  expect(kindOfName('Report.PDF')).toBe('pdf');
  expect(kindOfName('a.b.jpeg')).toBe('jpeg');
  expect(kindOfName('report')).toBeUndefined();
  expect(kindOfName('report.exe')).toBeUndefined();
});
