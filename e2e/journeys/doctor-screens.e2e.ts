import { expect } from 'vitest';
import { signInAs, switchTo } from '../pages/lock.ts';
import { goTo } from '../pages/screens.ts';
import { writeMedicine } from '../pages/visit.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';
import { cutOff } from '../support/cut-off.ts';
import { lookAt } from '../support/look-at.ts';

/** The visit that is with Dr Meera when the day is half done: Meena Das, 33. */
const VISIT_OF_MEENA = 'visit/6';
const MEENA = 'patients/4';
const AARAV = 'patients/5';
const HALF = { width: 683, height: 384 };
const WHOLE = { width: 1366, height: 768 };

/** Looks at one screen after another; what is wrong is told together at the end. */
function looker(clinic: ClinicRun) {
  const findings: string[] = [];
  const look = async (screen: string, within?: string) => {
    findings.push(...(await cutOff(clinic.page, screen)));
    findings.push(...(await lookAt(clinic, `doctor-${screen}`, within)));
  };
  return { findings, look };
}

async function setLanguage({ page }: ClinicRun, language: 'en' | 'hi'): Promise<void> {
  await page.evaluate(to => localStorage.setItem('parchi-language', to), language);
}

async function openVisit({ page }: ClinicRun): Promise<void> {
  await page.getByLabel('Complaints').waitFor();
  await page.getByLabel('Complaints').fill('Fever, cough since three weeks');
}

async function order({ page }: ClinicRun, typed: string, name: RegExp): Promise<void> {
  await page.getByLabel('Tests', { exact: true }).focus();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name }).waitFor();
}

/** Opens what stands beside the note and waits until it does. */
async function openSide({ page }: ClinicRun, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.locator('aside[tabindex="-1"]').waitFor();
}

async function closeSide({ page }: ClinicRun): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('aside[tabindex="-1"]').waitFor({ state: 'detached' });
}

journey(
  'a visit, its aids and its signatures read well to a screen reader, in light and in dark',
  'desk at work',
  async clinic => {
    const { page } = clinic;
    const { findings, look } = looker(clinic);
    await signInAs(clinic, 'doctor');
    await goTo(clinic, VISIT_OF_MEENA);
    await openVisit(clinic);
    await writeMedicine(clinic, 'dolo 650 1-0-1 5d pc', 'PARACETAMOL');
    await order(clinic, 'lipid!', /Lipid profile/);
    await order(clinic, 'hba1c>', /HbA1c/);
    await look('writing');
    const beside = ['k', 's', 'r', 'i', 'o', 't', 'g', 'm', 'v', 'a'] as const;
    for (const letter of beside) {
      await openSide(clinic, `Alt+${letter}`);
      await look(`writing-${letter}`, 'aside');
      await closeSide(clinic);
    }
    await page.keyboard.press('Control+Enter');
    await page
      .getByText(/^Signed by/)
      .first()
      .waitFor();
    await look('signed');
    for (const letter of ['r', 'i', 'o', 't', 'g', 'm'] as const) {
      await openSide(clinic, letter);
      await look(`signed-${letter}`, 'aside');
      await closeSide(clinic);
    }
    await page.keyboard.press('x');
    await page.getByLabel('Reason').waitFor();
    await look('void');
    await page.keyboard.press('Escape');
    await page.getByLabel('Reason').waitFor({ state: 'detached' });
    await page.keyboard.press('e');
    await page.getByLabel('Why version 2').fill('Rash seen after the first look');
    await page.keyboard.press('Enter');
    await page.getByLabel('Complaints').fill('Fever, cough since three weeks, rash since morning');
    await look('amending');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Amended .* version 2/).waitFor();
    await look('amended');
    await page.keyboard.press('h');
    await page.getByRole('article', { name: 'Version 2' }).waitFor();
    await look('versions');
    expect(findings).toEqual([]);
  },
);

journey(
  'what the rooms keep about a person reads well to a screen reader, in light and in dark',
  'desk at work',
  async clinic => {
    const { page } = clinic;
    const { findings, look } = looker(clinic);
    await signInAs(clinic, 'doctor');
    for (const [path, name] of [
      [AARAV, 'child'],
      [MEENA, 'mother'],
    ] as const) {
      await goTo(clinic, path);
      await page.getByRole('list', { name: 'What opens at the right' }).waitFor();
      await look(`person-${name}`);
      for (const letter of ['i', 'g', 't', 'o', 'r'] as const) {
        await page.keyboard.press(letter);
        await page.locator('[aria-current="true"]').waitFor();
        await page.waitForTimeout(300);
        await look(`person-${name}-${letter}`);
        await page.keyboard.press('Escape');
        await page.locator('[aria-current="true"]').waitFor({ state: 'detached' });
      }
    }
    await switchTo(clinic, 'receptionist');
    await goTo(clinic, MEENA);
    await page.getByRole('list', { name: 'What opens at the right' }).waitFor();
    await look('person-at-the-desk');
    await setLanguage(clinic, 'hi');
    await page.reload();
    await page.getByRole('list', { name: 'दाईं ओर क्या खुलता है' }).waitFor();
    await look('person-hindi');
    await page.setViewportSize(HALF);
    await look('person-large', 'main');
    await page.setViewportSize(WHOLE);
    expect(findings).toEqual([]);
  },
);

journey(
  'the laboratory, the register, the vaccines due and the templates read well to a screen reader, in light and in dark',
  'desk at work',
  async clinic => {
    const { page } = clinic;
    const { findings, look } = looker(clinic);
    await signInAs(clinic, 'doctor');
    for (const path of ['reports', 'certificates', 'vaccines-due', 'templates']) {
      await goTo(clinic, path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForTimeout(400);
      await look(`${path}-empty`);
    }
    await goTo(clinic, VISIT_OF_MEENA);
    await openVisit(clinic);
    await writeMedicine(clinic, 'dolo 650 1-0-1 5d pc', 'PARACETAMOL');
    await order(clinic, 'lipid!', /Lipid profile/);
    await order(clinic, 'hba1c>', /HbA1c/);
    await page.keyboard.press('Control+Enter');
    await page
      .getByText(/^Signed by/)
      .first()
      .waitFor();
    await openSide(clinic, 't');
    await page.keyboard.press('1');
    await page.locator('input[name="days"]:focus').waitFor();
    await page.keyboard.type('3');
    await look('certificate');
    await page.keyboard.press('Control+Enter');
    await page.locator('input[name="identificationMarks"]:focus').waitFor();
    await page.keyboard.type('Mole on the left cheek');
    await page.keyboard.press('Control+Enter');
    await page
      .getByText(/MC.* issued/)
      .first()
      .waitFor();
    await goTo(clinic, 'certificates');
    await page.getByText('Meena Das').first().waitFor();
    await look('certificates');
    await goTo(clinic, 'reports');
    await page.getByRole('option', { name: /Lipid profile/ }).waitFor();
    await look('reports');
    await page.keyboard.press('n');
    await page.waitForTimeout(400);
    await look('reports-order');
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    await page.waitForTimeout(400);
    await look('reports-list');
    await page.keyboard.press('Escape');
    await page.getByRole('option', { name: /Lipid profile/ }).click();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Total cholesterol' }).waitFor();
    for (const value of ['220', '175', '45']) {
      await page.keyboard.type(value);
      await page.keyboard.press('Enter');
    }
    await look('result-sheet');
    await goTo(clinic, AARAV);
    await page.getByRole('list', { name: 'What opens at the right' }).waitFor();
    await page.keyboard.press('i');
    await page.getByRole('button', { name: /Another vaccine/ }).waitFor();
    await page.keyboard.press('l');
    await look('immunisation-all');
    await page.keyboard.press('l');
    await page.keyboard.press('+');
    await page.getByLabel('Batch').waitFor();
    await look('immunisation-dose');
    expect(findings).toEqual([]);
  },
);

journey(
  'what an owner sets for the doctors reads well to a screen reader, in light and in dark',
  'desk at work',
  async clinic => {
    const { page } = clinic;
    const { findings, look } = looker(clinic);
    await signInAs(clinic, 'owner');
    for (const part of ['letterhead', 'lists', 'alerts', 'forms', 'growthTables', 'consents']) {
      await goTo(clinic, `settings/${part}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForTimeout(600);
      await look(`settings-${part}`);
    }
    await goTo(clinic, 'templates');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look('templates-owner');
    expect(findings).toEqual([]);
  },
);
