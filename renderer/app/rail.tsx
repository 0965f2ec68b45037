import {
  IconCalendar,
  IconCash,
  IconCashRegister,
  IconLayoutList,
  IconQrcode,
  IconReceiptRupee,
  IconReportAnalytics,
  IconSettings,
  IconStethoscope,
  IconSunset2,
  IconTemplate,
  IconTestPipe,
  IconUsers,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Role } from '#shared/contract/permissions.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import type { Open } from './open.ts';

type RailEntry = {
  path: string;
  word: WordKey;
  icon: ReactNode;
  roles: readonly Role[];
  open: (open: Open) => void;
};

const SIZE = 20;

/** In the order of the rail; a person with several roles sees the union. */
export const RAIL: readonly RailEntry[] = [
  {
    path: '/queue',
    word: 'common.railQueue',
    icon: <IconStethoscope size={SIZE} />,
    roles: ['doctor'],
    open: open => open.queue(),
  },
  {
    path: '/board',
    word: 'common.railBoard',
    icon: <IconLayoutList size={SIZE} />,
    roles: ['owner', 'doctor', 'receptionist', 'nurse'],
    open: open => open.board(),
  },
  {
    path: '/calendar',
    word: 'appointments.calendar',
    icon: <IconCalendar size={SIZE} />,
    roles: ['owner', 'doctor', 'receptionist', 'nurse'],
    open: open => open.calendar(),
  },
  {
    path: '/patients',
    word: 'common.railPatients',
    icon: <IconUsers size={SIZE} />,
    roles: ['owner', 'doctor', 'receptionist', 'nurse', 'accountant'],
    open: open => open.patients(),
  },
  {
    path: '/reports',
    word: 'labs.title',
    icon: <IconTestPipe size={SIZE} />,
    roles: ['doctor', 'nurse'],
    open: open => open.labReports(),
  },
  {
    path: '/bill',
    word: 'common.railBills',
    icon: <IconReceiptRupee size={SIZE} />,
    roles: ['owner', 'receptionist', 'accountant'],
    open: open => open.bills(),
  },
  {
    path: '/drawer',
    word: 'cash.railDrawer',
    icon: <IconCashRegister size={SIZE} />,
    roles: ['owner', 'receptionist'],
    open: open => open.drawer(),
  },
  {
    path: '/upi',
    word: 'upi.title',
    icon: <IconQrcode size={SIZE} />,
    roles: ['owner', 'receptionist', 'accountant'],
    open: open => open.upi(),
  },
  {
    path: '/today',
    word: 'common.railToday',
    icon: <IconSunset2 size={SIZE} />,
    roles: ['owner', 'accountant'],
    open: open => open.today(),
  },
  {
    path: '/registers',
    word: 'registers.title',
    icon: <IconReportAnalytics size={SIZE} />,
    roles: ['owner', 'accountant', 'doctor', 'receptionist'],
    open: open => open.registers(),
  },
  {
    path: '/close-day',
    word: 'common.railCloseDay',
    icon: <IconCash size={SIZE} />,
    roles: ['owner'],
    open: open => open.closeDay(),
  },
  {
    path: '/templates',
    word: 'templates.title',
    icon: <IconTemplate size={SIZE} />,
    roles: ['owner', 'doctor'],
    open: open => open.templates(),
  },
  {
    path: '/settings',
    word: 'common.railSettings',
    icon: <IconSettings size={SIZE} />,
    roles: ['owner', 'doctor', 'receptionist', 'nurse', 'accountant'],
    open: open => open.settings(),
  },
];
