import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadReferenceLists } from '../../../../electron/features/prescriptions/reference-lists.ts';
import { foldName } from '../drug-name.rules.ts';
import type { InteractionRow } from './check-rows.schema.ts';
import { CHECK_LISTS } from './check-tables.rules.ts';
import { checksOf } from './checks.test-support.ts';
import { mgOfIngredient, readStrength } from './daily-amount.rules.ts';

const lists = loadReferenceLists(fileURLToPath(new URL('../../../../resources/reference', import.meta.url)));
const { check, freeText, lineOf } = checksOf(lists);
const tables = lists.checkTables;

const rows = lists.checkRows;
const outside = new Set(rows.outsideNames.map(({ name }) => foldName(name)));
const generics = new Map(lists.ingredients.map(row => [foldName(row.generic), row]));
const ingredients = new Set(lists.ingredients.flatMap(row => row.ingredients.map(foldName)));
const isKnown = (name: string) => generics.has(foldName(name)) || ingredients.has(foldName(name));

/** A line by which the name reaches the checks: of the formulary where it has one, free text for outside names. */
function lineNamed(name: string) {
  const folded = foldName(name);
  const row =
    generics.get(folded) ??
    lists.ingredients.find(
      each => each.ingredients.length === 1 && each.ingredients.map(foldName)[0] === folded,
    ) ??
    lists.ingredients.find(each => each.ingredients.map(foldName).includes(folded));
  if (!row) return freeText(name);
  return row.systemic === 'no'
    ? freeText(`${name} oral`)
    : lineOf(row.generic, row.systemic === 'by route' ? systemicForm(row.generic) : {});
}

function systemicForm(generic: string) {
  const item = lists.formulary.find(
    each => each.generic === generic && /^(?:oral|I[MV]|rectal|SC)/.test(each.route),
  );
  return item ? { formularyId: item.id, strength: item.strength, form: item.form } : {};
}

const namesOf = ({ name, isClass }: InteractionRow['a']) =>
  isClass ? rows.interactionClasses.filter(each => each.name === name).map(each => each.member) : [name];

/** The row speaks for some pair of lines, or a row that names the same two drugs speaks in its place. */
function isReached(row: InteractionRow): boolean {
  for (const a of namesOf(row.a)) {
    for (const b of namesOf(row.b)) {
      if (foldName(a) === foldName(b)) continue;
      const { findings } = check([lineNamed(a), lineNamed(b)]);
      if (findings.some(({ ruleId }) => ruleId === row.id)) return true;
    }
  }
  return false;
}

test('the doctor’s page about the checks names every list with its version, day and rows', () => {
  const page = readFileSync(new URL('../../../../docs/guide/checks.md', import.meta.url), 'utf8');
  for (const name of CHECK_LISTS) {
    const { version, date, rows: count } = lists.versions[name];
    expect(page).toContain(`| \`${name}\` | ${version} | ${date} | ${count} |`);
  }
  const sure = new Set(rows.childDoses.filter(row => row.isSure).map(row => row.generic)).size;
  expect(page).toContain(`for ${sure} medicines`);
});

describe('the interaction list', () => {
  test('every row speaks for at least one prescription', () => {
    expect(rows.interactions.filter(row => !isReached(row)).map(({ id }) => id)).toEqual([]);
  });

  test('every name is a drug of the formulary, an outside name or a class with members', () => {
    const classes = new Set(rows.interactionClasses.map(({ name }) => name));
    for (const { id, a, b } of rows.interactions) {
      for (const { name, isClass } of [a, b]) {
        const known = isClass ? classes.has(name) : isKnown(name) || outside.has(foldName(name));
        expect([id, name, known]).toEqual([id, name, true]);
      }
    }
    for (const { member, isInFormulary } of rows.interactionClasses)
      expect([member, isKnown(member), outside.has(foldName(member))]).toEqual([
        member,
        isInFormulary,
        !isInFormulary,
      ]);
  });

  test('every class is used by a row, every outside name by a row or a class', () => {
    const used = new Set(rows.interactions.flatMap(({ a, b }) => [a, b]).map(({ name }) => foldName(name)));
    for (const { name } of rows.interactionClasses)
      expect([name, used.has(foldName(name))]).toEqual([name, true]);
    const members = new Set(rows.interactionClasses.map(({ member }) => foldName(member)));
    for (const name of outside) expect([name, used.has(name) || members.has(name)]).toEqual([name, true]);
  });

  test('no pair stands twice and no member twice in its class', () => {
    const pairs = rows.interactions.map(({ a, b }) =>
      [a, b]
        .map(each => `${each.isClass} ${foldName(each.name)}`)
        .sort()
        .join('|'),
    );
    expect(new Set(pairs).size).toBe(pairs.length);
    const members = rows.interactionClasses.map(({ name, member }) => `${name}|${foldName(member)}`);
    expect(new Set(members).size).toBe(members.length);
  });

  test('doubtful rows are never more than information', () => {
    const doubtful = rows.interactions.filter(row => !row.isSure);
    expect(doubtful.length).toBeGreaterThan(0);
    for (const row of doubtful) {
      const [a] = namesOf(row.a);
      const [b] = namesOf(row.b);
      const found = check([lineNamed(a ?? ''), lineNamed(b ?? '')]).findings.find(
        ({ ruleId }) => ruleId === row.id,
      );
      expect([row.id, found?.level ?? 'moderate']).toEqual([row.id, 'moderate']);
    }
  });
});

describe('the other lists', () => {
  const byIngredient = {
    maximums: rows.maximums,
    ageBars: rows.ageBars,
    elderlyNotes: rows.elderlyNotes,
    lactationRules: rows.lactationRules,
    renalRules: rows.renalRules,
    teleLists: rows.teleLists,
  };
  test.each(Object.entries(byIngredient))('every ingredient of %s is one of the formulary', (_name, list) => {
    const unknown = list.filter(({ ingredient }) => !ingredients.has(foldName(ingredient)));
    expect(unknown.map(({ ingredient }) => ingredient)).toEqual([]);
  });

  test('no ingredient has two maximums, two bars below one age or overlapping bands of filtration', () => {
    const twice = (keys: string[]) => keys.filter((key, at) => keys.indexOf(key) !== at);
    expect(twice(rows.maximums.map(row => `${row.ingredient} ${row.per}`))).toEqual([]);
    expect(twice(rows.ageBars.map(row => `${row.ingredient} ${row.belowMonths}`))).toEqual([]);
    expect(twice(rows.elderlyNotes.map(row => row.ingredient))).toEqual([]);
    expect(twice(rows.lactationRules.map(row => row.ingredient))).toEqual([]);
    expect(twice(rows.teleLists.map(row => row.ingredient))).toEqual([]);
    for (const one of rows.renalRules) {
      expect(one.egfrFrom).toBeLessThan(one.egfrBelow);
      for (const other of rows.renalRules) {
        const overlaps =
          one !== other &&
          one.ingredient === other.ingredient &&
          one.egfrFrom < other.egfrBelow &&
          other.egfrFrom < one.egfrBelow;
        expect([one.ingredient, overlaps]).toEqual([one.ingredient, false]);
      }
    }
  });

  test('every duplicate class names known ingredients, at least two of the formulary, and no ingredient twice', () => {
    const classes = new Set(rows.interactionClasses.map(({ name }) => name));
    for (const { name, members } of rows.duplicateClasses) {
      expect(new Set(members).size).toBe(members.length);
      for (const member of members) {
        const known = member.startsWith('@')
          ? classes.has(member.slice(1))
          : ingredients.has(foldName(member));
        expect([name, member, known]).toEqual([name, member, true]);
      }
      const present = [...ingredients].filter(each =>
        tables.classesOfIngredient.get(each)?.some(row => row.name === name),
      );
      expect([name, present.length >= 2]).toEqual([name, true]);
    }
  });

  test('an oral maximum can be counted for a tablet or syrup of its ingredient', () => {
    for (const { ingredient } of rows.maximums) {
      const countable = lists.formulary.some(item => {
        const own = generics.get(foldName(item.generic))?.ingredients.map(foldName) ?? [];
        const strength = readStrength(item.strength);
        return strength && mgOfIngredient(strength, own, foldName(ingredient)) !== null;
      });
      expect([ingredient, countable]).toEqual([ingredient, true]);
    }
  });

  test('every child row names a product and one of its ingredients, and keeps to its own maximum', () => {
    const seen = new Set<string>();
    for (const row of rows.childDoses) {
      const product = generics.get(foldName(row.generic));
      expect([row.id, product?.ingredients.map(foldName)]).toEqual([
        row.id,
        expect.arrayContaining([foldName(row.component)]),
      ]);
      expect(row.fromMonths).toBeLessThan(row.belowMonths);
      expect((row.fromKg ?? 0) < (row.belowKg ?? Number.POSITIVE_INFINITY)).toBe(true);
      expect([row.id, row.maxDoseMg <= row.maxDayMg]).toEqual([row.id, true]);
      if (row.basis === 'fixed') expect([row.id, row.amountMg <= row.maxDoseMg]).toEqual([row.id, true]);
      const key = [row.generic, row.indication, row.fromMonths, row.fromKg].join('|');
      expect([row.id, seen.has(key)]).toEqual([row.id, false]);
      seen.add(key);
    }
    expect(
      new Set(rows.childDoses.filter(row => row.isSure).map(row => row.generic)).size,
    ).toBeGreaterThanOrEqual(50);
  });

  test('no child row proposes more than the daily maximum of the ingredient', () => {
    for (const row of rows.childDoses) {
      const maximum = rows.maximums.find(
        each => foldName(each.ingredient) === foldName(row.component) && each.per === 'day',
      );
      if (!maximum) continue;
      const inMg = maximum.adultMax * (maximum.unit === 'mcg' ? 0.001 : 1);
      expect([row.id, row.maxDayMg <= inMg]).toEqual([row.id, true]);
      if (maximum.childMaxPerKg !== null && row.basis !== 'fixed') {
        const perKg = row.amountMg * (row.basis === 'mg_per_kg_dose' ? row.dosesADay : 1);
        expect([row.id, perKg <= maximum.childMaxPerKg]).toEqual([row.id, true]);
      }
    }
  });
});
