import { APP_ORIGIN, isAppAddress } from './app-origin.ts';

const EXTERNAL_HOSTS: ReadonlySet<string> = new Set(['loinc.org', 'www.loinc.org']);
const MAIL_ADDRESS = /^mailto:[\w.+-]{1,64}@[\w-]+(\.[\w-]+)+$/;
/** A message for somebody to look through in WhatsApp, to one Indian number or to whom they choose there. */
const WHATSAPP_MESSAGE = /^https:\/\/wa\.me\/(91\d{10})?\?text=[\w.~!*'()%-]{1,6000}$/;
const PHONE_NUMBER = /^tel:\+?\d{3,15}$/;
const PDF_VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';

/** A window goes nowhere but to its own pages; a frame inside it may also show a PDF that the page made. */
export function mayNavigate(address: string, isMainFrame: boolean): boolean {
  if (isMainFrame) {
    return isAppAddress(address);
  }
  return isOwnBlob(address) || address === 'about:blank' || address.startsWith(PDF_VIEWER);
}

function isOwnBlob(address: string): boolean {
  return new RegExp(`^blob:${APP_ORIGIN}/[\\da-f-]{36}(#[\\w=&,-]*)?$`).test(address);
}

/** Whether a link may be offered to the system's browser, mail or telephone: a short fixed list. */
export function mayOpenOutside(address: string): boolean {
  if (/[^\x21-\x7e]|\\/.test(address)) {
    return false;
  }
  return (
    isListedPage(address) ||
    MAIL_ADDRESS.test(address) ||
    PHONE_NUMBER.test(address) ||
    WHATSAPP_MESSAGE.test(address)
  );
}

function isListedPage(address: string): boolean {
  if (!address.startsWith('https://') || !URL.canParse(address)) {
    return false;
  }
  const { hostname, port, username, password } = new URL(address);
  return EXTERNAL_HOSTS.has(hostname) && port === '' && username === '' && password === '';
}
