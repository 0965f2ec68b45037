import { expect } from 'vitest';
import { signInAs } from '../pages/lock.ts';
import { goTo } from '../pages/screens.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';
import { LEAVE_IN_DAYS, todayInIndia } from '../support/desk-at-work.ts';
import { lookAt } from '../support/look-at.ts';

/** Weeks begin on Monday. */
function isInNextWeek(days: number): boolean {
  return ((new Date(todayInIndia()).getUTCDay() + 6) % 7) + days > 6;
}

const NAME_TOO_LONG = /Venkatanarasimharajuvaripeta/;

/** Chooses somebody on the board; the list has the keyboard from then on. */
async function choose({ page }: ClinicRun, name: RegExp): Promise<void> {
  await page.locator('[data-queue] [role="option"]').filter({ hasText: name }).first().click();
  await page.getByLabel('Chosen person').filter({ hasText: name }).waitFor();
}

async function backToList({ page }: ClinicRun): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('[data-queue]:focus').waitFor();
}

async function openTab({ page }: ClinicRun, tab: string): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Calendar' }).getByText(tab, { exact: false }).click();
}

journey(
  'the calendar and its lists read well to a screen reader, in light and in dark',
  'desk at work',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    const look = async (screen: string, within?: string) =>
      void findings.push(...(await lookAt(clinic, `desk-${screen}`, within)));
    await signInAs(clinic, 'receptionist');
    await goTo(clinic, 'calendar');
    await page.getByText('Farida Khan').first().waitFor();
    await look('calendar-day');
    await page.keyboard.press('w');
    if (isInNextWeek(LEAVE_IN_DAYS)) await page.keyboard.press(']');
    await page
      .getByText(/Conference in Bhopal/)
      .first()
      .waitFor();
    await look('calendar-week');
    await page.keyboard.press('F4');
    await page.locator('input:focus[placeholder="Name, phone, UHID"]').waitFor();
    await page.keyboard.type('venkata');
    await page.getByRole('option', { name: NAME_TOO_LONG }).waitFor();
    await look('book-search', 'aside');
    await page.keyboard.press('Enter');
    await page.getByText('Someone else').waitFor();
    await page.getByText(/is on leave soon/).waitFor();
    await page.getByText('Repeat', { exact: true }).click();
    await page.getByRole('list', { name: 'Where the sittings fall' }).waitFor();
    await look('book-panel', 'aside');
    await goTo(clinic, 'calendar?tab=callList');
    await page.getByRole('option', { name: /Farida Khan.*missed 2 of/ }).waitFor();
    await page.keyboard.press('k');
    await page.getByText('1 of 4 called').waitFor();
    await look('call-list');
    await openTab(clinic, 'To rebook');
    await page.getByRole('option', { name: NAME_TOO_LONG }).waitFor();
    await look('to-rebook');
    await openTab(clinic, 'Follow-ups');
    await page.getByRole('option', { name: /Kamla Devi Verma/ }).waitFor();
    await look('follow-ups');
    await goTo(clinic, 'loose-ends');
    await page
      .getByRole('option', { name: /Irfan Qureshi/ })
      .first()
      .waitFor();
    await look('loose-ends');
    expect(findings).toEqual([]);
  },
);

journey(
  'the day board and what it asks read well to a screen reader, in light and in dark',
  'desk at work',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    const look = async (screen: string, within?: string) =>
      void findings.push(...(await lookAt(clinic, `desk-${screen}`, within)));
    await signInAs(clinic, 'receptionist');
    await page.getByRole('option', { name: /Unknown/ }).waitFor();
    await look('board');
    await choose(clinic, /Farida Khan/);
    await look('board-booked', 'aside');
    await choose(clinic, /Lakshmi Raghavan/);
    await look('board-chosen', 'aside');
    const asked = [
      ['u', 'How urgent is', 'urgency'],
      ['t', 'Give to another doctor', 'transfer'],
      ['l', 'Why has', 'leave'],
      ['c', 'What has', 'complaint'],
      ['e', 'Token given', 'events'],
      ['w', 'Until when', 'away'],
    ] as const;
    for (const [key, words, name] of asked) {
      await page.keyboard.press(key);
      const side = page.locator('aside').last();
      await side.getByText(words).first().waitFor();
      await look(`board-${name}`, 'aside');
      await backToList(clinic);
    }
    expect(findings).toEqual([]);
  },
);

journey(
  'the line that makes tokens, booking beside it and the wall read well to a screen reader, in light and in dark',
  'desk at work',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    const look = async (screen: string, within?: string) =>
      void findings.push(...(await lookAt(clinic, `desk-${screen}`, within)));
    await signInAs(clinic, 'receptionist');
    await choose(clinic, /Lakshmi Raghavan/);
    await page.keyboard.press('F4');
    await page.getByText(/is on leave soon/).waitFor();
    await look('board-book', 'aside');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F2');
    await page.locator('[name="phone"]:focus').waitFor();
    await page.keyboard.type('5000041737');
    await page.getByText('On this phone: 2').waitFor();
    await look('board-family');
    await page.keyboard.press('Control+u');
    await page.getByRole('button', { name: /Woman ~70/ }).waitFor();
    await look('board-unknown');

    await page.keyboard.press('Escape');
    await choose(clinic, /Lakshmi Raghavan/);
    await page.keyboard.press('s');
    await page.getByText('A-05 is with the doctor').waitFor();
    const wall = await clinic.openAnother?.();
    if (wall) {
      await goTo({ page: wall }, 'waiting-room');
      await wall.getByRole('region', { name: 'Dr Meera Kulkarni' }).getByText('A-05').waitFor();
      const path = (name: string) => `test-results/pictures/${name}.png`;
      const picture = async (name: string) => void (await wall.screenshot({ path: path(name) }));
      findings.push(...(await lookAt({ page: wall, picture }, 'desk-waiting-room')));
    }
    expect(findings).toEqual([]);
  },
);
