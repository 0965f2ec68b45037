import type { Page } from 'playwright';

/** What is written on the page but does not fit: the strip of keys, a button's word, or the whole page sideways. */
export async function cutOff(page: Page, screen: string): Promise<string[]> {
  const found = await page.evaluate(() => {
    const isWider = (one: Element) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0;
    const told = (one: Element) => `${one.tagName.toLowerCase()} "${one.textContent?.trim().slice(0, 60)}"`;
    const main = document.querySelector('main');
    const beyond = (one: Element) => {
      const box = one.getBoundingClientRect();
      return box.width > 0 && box.right > window.innerWidth + 1;
    };
    return [
      ...[...document.querySelectorAll('footer, button')].filter(isWider).map(told),
      ...[...document.querySelectorAll('main button, main h1, main h2')].filter(beyond).map(told),
      ...(main && isWider(main) ? ['the whole screen'] : []),
    ];
  });
  return found.map(one => `${screen}: does not fit: ${one}`);
}
