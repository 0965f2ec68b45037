import {
  IconBellOff,
  IconBuildingHospital,
  IconCalendarTime,
  IconCurrencyRupee,
  IconDeviceMobile,
  IconDiscount2,
  IconFileText,
  IconForms,
  IconHistory,
  IconKey,
  IconListDetails,
  IconListSearch,
  IconPrinter,
  IconShare,
  IconShieldCheck,
  IconSignature,
  IconUsers,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Permission } from '#shared/contract/permissions.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { useTranslation } from '../../app/language.tsx';
import { type SettingsPart, useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { SchedulePanel } from '../appointments/schedule.panel.tsx';
import { DiscountsPanel } from '../approvals/discounts.panel.tsx';
import { AuditPanel } from '../audit/audit.panel.tsx';
import { BackupPanel } from '../backup/backup.panel.tsx';
import { CataloguePanel } from '../catalogue/catalogue.panel.tsx';
import { ConsentSettingsPanel } from '../documents/consent-settings.panel.tsx';
import { PhoneSettingsPanel } from '../documents/phone-settings.panel.tsx';
import { FormsPanel } from '../forms/forms.panel.tsx';
import { ClinicListsPanel } from '../lists/clinic-lists.panel.tsx';
import { GrowthTablesPanel } from '../measures/growth-tables.panel.tsx';
import { MyAccountPanel } from '../users/my-account.panel.tsx';
import { PeoplePanel } from '../users/people.panel.tsx';
import { AlertSharesPanel } from './alert-shares.panel.tsx';
import { ClinicSettingsPanel } from './clinic-settings.panel.tsx';
import { LetterheadsPanel } from './letterheads.panel.tsx';
import { NoticeSettingsPanel } from './notice-settings.panel.tsx';
import { ReferralsPanel } from './referrals.panel.tsx';
import classes from './settings.module.css';

type Entry = { part: SettingsPart; word: WordKey; icon: ReactNode; permission: Permission; page: ReactNode };

const SIZE = 16;
const ENTRIES: readonly Entry[] = [
  {
    part: 'clinic',
    word: 'settings.partClinic',
    icon: <IconBuildingHospital size={SIZE} aria-hidden />,
    permission: 'settings:read',
    page: <ClinicSettingsPanel />,
  },
  {
    part: 'catalogue',
    word: 'catalogue.title',
    icon: <IconCurrencyRupee size={SIZE} aria-hidden />,
    permission: 'billing:read',
    page: <CataloguePanel />,
  },
  {
    part: 'people',
    word: 'users.people',
    icon: <IconUsers size={SIZE} aria-hidden />,
    permission: 'users:manage',
    page: <PeoplePanel />,
  },
  {
    part: 'letterhead',
    word: 'settings.partLetterheads',
    icon: <IconPrinter size={SIZE} aria-hidden />,
    permission: 'letterheads:change',
    page: <LetterheadsPanel />,
  },
  {
    part: 'notice',
    word: 'settings.partNotice',
    icon: <IconFileText size={SIZE} aria-hidden />,
    permission: 'settings:change',
    page: <NoticeSettingsPanel />,
  },
  {
    part: 'consents',
    word: 'documents.consentForms',
    icon: <IconSignature size={SIZE} aria-hidden />,
    permission: 'documents:add',
    page: <ConsentSettingsPanel />,
  },
  {
    part: 'phones',
    word: 'documents.phones',
    icon: <IconDeviceMobile size={SIZE} aria-hidden />,
    permission: 'settings:change',
    page: <PhoneSettingsPanel />,
  },
  {
    part: 'referrals',
    word: 'settings.partReferrals',
    icon: <IconShare size={SIZE} aria-hidden />,
    permission: 'referrals:report',
    page: <ReferralsPanel />,
  },
  {
    part: 'growthTables',
    word: 'measures.growthTables',
    icon: <IconListDetails size={SIZE} aria-hidden />,
    permission: 'lists:change',
    page: <GrowthTablesPanel />,
  },
  {
    part: 'schedules',
    word: 'appointments.schedules',
    icon: <IconCalendarTime size={SIZE} aria-hidden />,
    permission: 'leave:record',
    page: <SchedulePanel />,
  },
  {
    part: 'lists',
    word: 'lists.title',
    icon: <IconListSearch size={SIZE} aria-hidden />,
    permission: 'lists:change',
    page: <ClinicListsPanel />,
  },
  {
    part: 'forms',
    word: 'forms.title',
    icon: <IconForms size={SIZE} aria-hidden />,
    permission: 'lists:change',
    page: <FormsPanel />,
  },
  {
    part: 'alerts',
    word: 'settings.partAlerts',
    icon: <IconBellOff size={SIZE} aria-hidden />,
    permission: 'alerts:read',
    page: <AlertSharesPanel />,
  },
  {
    part: 'discounts',
    word: 'approvals.discounts',
    icon: <IconDiscount2 size={SIZE} aria-hidden />,
    permission: 'discounts:approve',
    page: <DiscountsPanel />,
  },
  {
    part: 'backup',
    word: 'backup.title',
    icon: <IconShieldCheck size={SIZE} aria-hidden />,
    permission: 'backup:run',
    page: <BackupPanel />,
  },
  {
    part: 'audit',
    word: 'audit.title',
    icon: <IconHistory size={SIZE} aria-hidden />,
    permission: 'audit:read',
    page: <AuditPanel />,
  },
  {
    part: 'me',
    word: 'settings.partMe',
    icon: <IconKey size={SIZE} aria-hidden />,
    permission: 'signedIn',
    page: <MyAccountPanel />,
  },
];

/** Everything that is set once: the clinic, its people, backups, the audit trail, and one's own password. */
export function SettingsScreen({ part }: { part: string }) {
  const t = useTranslation();
  const open = useOpen();
  const person = usePerson();
  const entries = ENTRIES.filter(entry => person.may(entry.permission));
  const current = entries.find(entry => entry.part === part) ?? entries[0];
  return (
    <div className={classes.screen}>
      <nav className={classes.parts} aria-label={t('settings.title')}>
        {entries.map(entry => (
          <button
            key={entry.part}
            type="button"
            className={classes.part}
            aria-current={entry === current ? 'page' : undefined}
            onClick={() => open.settings(entry.part)}
          >
            {entry.icon}
            {t(entry.word)}
          </button>
        ))}
      </nav>
      <div className={classes.content}>{current?.page}</div>
    </div>
  );
}
