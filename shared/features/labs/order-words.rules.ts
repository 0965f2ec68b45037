import type { OrderLine } from './order-line.schema.ts';

export type OrderWords = { outside: string; urgent: string };
export const ENGLISH_ORDER_WORDS: OrderWords = { outside: 'outside', urgent: 'urgent' };

/** 'Lipid profile (outside), CBC (urgent)' with what was written freely beneath. */
export function testsText(
  { orders, tests }: { orders: readonly OrderLine[]; tests: string },
  words: OrderWords = ENGLISH_ORDER_WORDS,
): string {
  const named = orders.map(({ name, place, isUrgent }) => {
    const marks = [place === 'outside' ? words.outside : '', isUrgent ? words.urgent : ''].filter(Boolean);
    return marks.length > 0 ? `${name} (${marks.join(', ')})` : name;
  });
  return [named.join(', '), tests.trim()].filter(Boolean).join('\n');
}

/** 'lipid!' is urgent, 'hba1c>' goes outside; both signs may stand together. */
export function readOrderTyping(typed: string): { text: string; isUrgent: boolean; isOutside: boolean } {
  const signs = /[!>\s]*$/.exec(typed)?.[0] ?? '';
  return {
    text: typed.slice(0, typed.length - signs.length).trim(),
    isUrgent: signs.includes('!'),
    isOutside: signs.includes('>'),
  };
}
