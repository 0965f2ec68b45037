import { expect, test } from 'vitest';
import { hostileAddresses } from './hostile-addresses.ts';
import { mayNavigate, mayOpenOutside } from './navigation.ts';

const ownBlob = 'blob:app://parchi/1b4e28ba-2fa1-11d2-883f-0016d3cca427';

test('two hundred hostile addresses neither move the window nor leave the app', () => {
  expect(new Set(hostileAddresses).size).toBeGreaterThanOrEqual(200);
  for (const address of hostileAddresses) {
    expect([address, mayNavigate(address, true)]).toEqual([address, false]);
    expect([address, mayOpenOutside(address)]).toEqual([address, false]);
  }
});

test('a frame may not go where the window may not, but for the empty page it is born with', () => {
  for (const address of hostileAddresses.filter(hostile => hostile !== 'about:blank')) {
    expect([address, mayNavigate(address, false)]).toEqual([address, false]);
  }
});

test('the window moves between its own pages', () => {
  expect(mayNavigate('app://parchi/index.html', true)).toBe(true);
  expect(mayNavigate('app://parchi/day?on=2026-04-01#now', true)).toBe(true);
  expect(mayNavigate(ownBlob, true)).toBe(false);
});

test('a frame shows a PDF that the page made, and the viewer that draws it', () => {
  expect(mayNavigate(ownBlob, false)).toBe(true);
  expect(mayNavigate(`${ownBlob}#toolbar=0&view=FitH`, false)).toBe(true);
  expect(mayNavigate('chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html', false)).toBe(true);
});

test('the notice of LOINC, a mail address and a telephone number may be offered outside', () => {
  expect(mayOpenOutside('https://loinc.org/license')).toBe(true);
  expect(mayOpenOutside('mailto:help@clinic.example')).toBe(true);
  expect(mayOpenOutside('tel:+915000041735')).toBe(true);
});

test('a message written in Parchi may be offered to WhatsApp, to a person or to nobody yet', () => {
  const text = encodeURIComponent('Namaste, ₹ 600.00 is due (B/26-27/000123).\nपर्ची');
  expect(mayOpenOutside(`https://wa.me/915000041735?text=${text}`)).toBe(true);
  expect(mayOpenOutside(`https://wa.me/?text=${text}`)).toBe(true);
});
