/** What stands behind a computed field and behind "shown if": our own small language, read once. */
export type Formula =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'name'; name: string }
  | { kind: 'negative' | 'not'; of: Formula }
  | { kind: 'two'; sign: Sign; left: Formula; right: Formula }
  | { kind: 'call'; name: string; parts: Formula[] };

export const SIGNS = ['or', 'and', '=', '<>', '<=', '>=', '<', '>', '+', '-', '*', '/'] as const;
export type Sign = (typeof SIGNS)[number];

export type FormulaProblem = { code: 'FORMULA_NOT_UNDERSTOOD' | 'FORMULA_TOO_LONG'; at: number };
export type FormulaReading = { formula: Formula } | { problem: FormulaProblem };

export const LONGEST_FORMULA = 400;
const DEEPEST = 40;

type Token = { kind: 'number' | 'text' | 'word' | 'sign' | 'end'; text: string; at: number };

const TOKEN =
  /\s*(?:(\d{1,12}(?:\.\d{1,6})?)|'([^'\n]*)'|([a-z][a-zA-Z0-9]*(?:\.(?:right|left))?)|(<>|<=|>=|[-+*/()=<>,]))/y;

/** Loosest first; each level binds tighter than the one before. */
const LEVELS: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['=', '<>', '<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/'],
];

class NotUnderstood extends Error {
  readonly at: number;

  constructor(at: number) {
    super('FORMULA_NOT_UNDERSTOOD');
    this.at = at;
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  let at = 0;
  while (text.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found) throw new NotUnderstood(at + (text.slice(at).length - text.slice(at).trimStart().length));
    const [whole, number, quoted, word, sign = ''] = found;
    const start = at + whole.length - whole.trimStart().length;
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at: start });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted, at: start });
    else if (word === undefined) tokens.push({ kind: 'sign', text: sign, at: start });
    else {
      const isSign = word === 'and' || word === 'or' || word === 'not';
      tokens.push({ kind: isSign ? 'sign' : 'word', text: word, at: start });
    }
    at = TOKEN.lastIndex;
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }];
}

class Reader {
  private readonly tokens: readonly Token[];
  private place = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  private get next(): Token {
    return this.tokens[this.place] ?? { kind: 'end', text: '', at: 0 };
  }

  private take(): Token {
    const token = this.next;
    this.place += 1;
    return token;
  }

  private takesSign(text: string): boolean {
    if (this.next.kind !== 'sign' || this.next.text !== text) return false;
    this.place += 1;
    return true;
  }

  private expectSign(text: string): void {
    if (!this.takesSign(text)) throw new NotUnderstood(this.next.at);
  }

  whole(): Formula {
    const formula = this.level(0);
    if (this.next.kind !== 'end') throw new NotUnderstood(this.next.at);
    return formula;
  }

  private level(depth: number): Formula {
    const signs = LEVELS[depth];
    if (!signs) return this.single();
    let left = this.level(depth + 1);
    for (let count = 0; this.next.kind === 'sign' && signs.includes(this.next.text); count += 1) {
      // 'a < b < c' reads like arithmetic and means something else: it is refused.
      if (depth === 2 && count > 0) throw new NotUnderstood(this.next.at);
      const sign = this.take().text as Sign;
      left = { kind: 'two', sign, left, right: this.level(depth + 1) };
    }
    return left;
  }

  private single(): Formula {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new NotUnderstood(this.next.at);
    const formula = this.primary();
    this.depth -= 1;
    return formula;
  }

  private primary(): Formula {
    if (this.takesSign('-')) return { kind: 'negative', of: this.single() };
    if (this.takesSign('not')) return { kind: 'not', of: this.single() };
    if (this.takesSign('(')) {
      const inside = this.level(0);
      this.expectSign(')');
      return inside;
    }
    const token = this.take();
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'text', value: token.text };
    if (token.kind !== 'word') throw new NotUnderstood(token.at);
    if (!this.takesSign('(')) return { kind: 'name', name: token.text };
    return { kind: 'call', name: token.text, parts: this.parts() };
  }

  private parts(): Formula[] {
    const parts: Formula[] = [];
    if (this.takesSign(')')) return parts;
    do parts.push(this.level(0));
    while (this.takesSign(','));
    this.expectSign(')');
    return parts;
  }
}

/** Reads a formula; what cannot be read comes back with its place, nothing is thrown. */
export function readFormula(text: string): FormulaReading {
  if (text.length > LONGEST_FORMULA) {
    return { problem: { code: 'FORMULA_TOO_LONG', at: LONGEST_FORMULA } };
  }
  try {
    // Keyboards and word processors curl quotes by themselves.
    return { formula: new Reader(tokensOf(text.replace(/[‘’]/g, "'"))).whole() };
  } catch (error) {
    if (error instanceof NotUnderstood) {
      return { problem: { code: 'FORMULA_NOT_UNDERSTOOD', at: error.at } };
    }
    throw error;
  }
}

/** A formula in its one spelling, every group in brackets; reading it again gives the same formula. */
export function printFormula(formula: Formula): string {
  switch (formula.kind) {
    case 'number':
      return String(formula.value);
    case 'text':
      return `'${formula.value}'`;
    case 'name':
      return formula.name;
    case 'negative':
      return `-${printPart(formula.of)}`;
    case 'not':
      return `not ${printPart(formula.of)}`;
    case 'two':
      return `${printPart(formula.left)} ${formula.sign} ${printPart(formula.right)}`;
    case 'call':
      return `${formula.name}(${formula.parts.map(printFormula).join(', ')})`;
  }
}

function printPart(formula: Formula): string {
  return formula.kind === 'two' ? `(${printFormula(formula)})` : printFormula(formula);
}

/** Every name a formula asks for, once. */
export function namesIn(formula: Formula): string[] {
  switch (formula.kind) {
    case 'name':
      return [formula.name];
    case 'negative':
    case 'not':
      return namesIn(formula.of);
    case 'two':
      return [...new Set([...namesIn(formula.left), ...namesIn(formula.right)])];
    case 'call':
      return [...new Set(formula.parts.flatMap(namesIn))];
    default:
      return [];
  }
}
