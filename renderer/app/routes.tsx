import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  useRouter,
} from '@tanstack/react-router';
import { lazy } from 'react';
import { type Move, placeOf } from '../features/registers/place.ts';
import { BrokenScreen } from './broken-screen.tsx';
import { homeOf } from './home.ts';
import { NotFoundPage } from './not-found.tsx';
import type { BoardStart, CalendarTab } from './open.ts';
import { usePerson } from './session.tsx';
import { Shell } from './shell.tsx';

const DayBoardScreen = lazy(async () => ({
  default: (await import('../features/queue/day-board.screen.tsx')).DayBoardScreen,
}));
const CalendarScreen = lazy(async () => ({
  default: (await import('../features/appointments/calendar.screen.tsx')).CalendarScreen,
}));
const MyQueueScreen = lazy(async () => ({
  default: (await import('../features/encounters/my-queue.screen.tsx')).MyQueueScreen,
}));
const VisitScreen = lazy(async () => ({
  default: (await import('../features/encounters/visit.screen.tsx')).VisitScreen,
}));
const BillsScreen = lazy(async () => ({
  default: (await import('../features/billing/bills.screen.tsx')).BillsScreen,
}));
const BillScreen = lazy(async () => ({
  default: (await import('../features/billing/bill.screen.tsx')).BillScreen,
}));
const PatientsScreen = lazy(async () => ({
  default: (await import('../features/patients/patients.screen.tsx')).PatientsScreen,
}));
const PatientScreen = lazy(async () => ({
  default: (await import('../features/patients/patient.screen.tsx')).PatientScreen,
}));
const SuspectsScreen = lazy(async () => ({
  default: (await import('../features/patients/suspects.screen.tsx')).SuspectsScreen,
}));
const MergeScreen = lazy(async () => ({
  default: (await import('../features/patients/merge.screen.tsx')).MergeScreen,
}));
const ImportsScreen = lazy(async () => ({
  default: (await import('../features/imports/imports.screen.tsx')).ImportsScreen,
}));
const TodayScreen = lazy(async () => ({
  default: (await import('../features/reports/today.screen.tsx')).TodayScreen,
}));
const CloseDayScreen = lazy(async () => ({
  default: (await import('../features/reports/close-day.screen.tsx')).CloseDayScreen,
}));
const LooseEndsScreen = lazy(async () => ({
  default: (await import('../features/reports/loose-ends.screen.tsx')).LooseEndsScreen,
}));
const SettingsScreen = lazy(async () => ({
  default: (await import('../features/settings/settings.screen.tsx')).SettingsScreen,
}));
const DueVaccinesScreen = lazy(async () => ({
  default: (await import('../features/immunisations/due.screen.tsx')).DueVaccinesScreen,
}));
const RegisterScreen = lazy(async () => ({
  default: (await import('../features/certificates/register.screen.tsx')).RegisterScreen,
}));
const LabReportsScreen = lazy(async () => ({
  default: (await import('../features/labs/lab-reports.screen.tsx')).LabReportsScreen,
}));
const TemplatesScreen = lazy(async () => ({
  default: (await import('../features/templates/templates.screen.tsx')).TemplatesScreen,
}));
const UpiScreen = lazy(async () => ({
  default: (await import('../features/upi/upi.screen.tsx')).UpiScreen,
}));
const ByHandScreen = lazy(async () => ({
  default: (await import('../features/billing/by-hand.screen.tsx')).ByHandScreen,
}));
const IssuedBillScreen = lazy(async () => ({
  default: (await import('../features/billing/issued-bill.screen.tsx')).IssuedBillScreen,
}));
const RegistersScreen = lazy(async () => ({
  default: (await import('../features/registers/registers.screen.tsx')).RegistersScreen,
}));
const DuesScreen = lazy(async () => ({
  default: (await import('../features/dues/dues.screen.tsx')).DuesScreen,
}));
const RefundsScreen = lazy(async () => ({
  default: (await import('../features/refunds/refunds.screen.tsx')).RefundsScreen,
}));
const DrawerScreen = lazy(async () => ({
  default: (await import('../features/cash/drawer.screen.tsx')).DrawerScreen,
}));
const ExpensesScreen = lazy(async () => ({
  default: (await import('../features/cash/expenses.screen.tsx')).ExpensesScreen,
}));
const PartiesScreen = lazy(async () => ({
  default: (await import('../features/parties/parties.screen.tsx')).PartiesScreen,
}));
const SharesScreen = lazy(async () => ({
  default: (await import('../features/shares/shares.screen.tsx')).SharesScreen,
}));
// new-feature: screen

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });
const parent = () => root;

function Home() {
  return <Navigate to={homeOf(usePerson().roles)} replace />;
}

const board = createRoute({
  getParentRoute: parent,
  path: '/board',
  validateSearch: (search): { start?: BoardStart } =>
    search.start === 'newPatient' || search.start === 'walkIn' ? { start: search.start } : {},
  component: function BoardPage() {
    return <DayBoardScreen start={board.useSearch().start} />;
  },
});
const CALENDAR_TABS: readonly string[] = ['calendar', 'callList', 'toRebook', 'followUps'];
const calendar = createRoute({
  getParentRoute: parent,
  path: '/calendar',
  validateSearch: (search): { tab?: CalendarTab; book?: string } => ({
    ...(CALENDAR_TABS.includes(String(search.tab)) ? { tab: search.tab as CalendarTab } : {}),
    ...(/^(someone|person-\d+)$/.test(String(search.book)) ? { book: String(search.book) } : {}),
  }),
  component: function CalendarPage() {
    const { tab, book } = calendar.useSearch();
    const patientId = /^person-(\d+)$/.exec(book ?? '')?.[1];
    return (
      <CalendarScreen
        tab={tab}
        isBooking={book !== undefined}
        patientId={patientId === undefined ? undefined : Number(patientId)}
      />
    );
  },
});
const visit = createRoute({
  getParentRoute: parent,
  path: '/visit/$visitId',
  component: function VisitPage() {
    const { visitId } = visit.useParams();
    return <VisitScreen key={visitId} visitId={Number(visitId)} />;
  },
});
const bill = createRoute({
  getParentRoute: parent,
  path: '/bill/$visitId',
  component: function BillPage() {
    const { visitId } = bill.useParams();
    return <BillScreen key={visitId} visitId={Number(visitId)} />;
  },
});
const billFor = createRoute({
  getParentRoute: parent,
  path: '/new-bill/$patientId',
  component: function BillForPage() {
    return <ByHandScreen patientId={Number(billFor.useParams().patientId)} />;
  },
});
const issuedBill = createRoute({
  getParentRoute: parent,
  path: '/issued/$billId',
  component: function IssuedBillPage() {
    const { billId } = issuedBill.useParams();
    return <IssuedBillScreen key={billId} billId={Number(billId)} />;
  },
});
const patient = createRoute({
  getParentRoute: parent,
  path: '/patients/$patientId',
  component: function PatientPage() {
    const { patientId } = patient.useParams();
    return <PatientScreen key={patientId} patientId={Number(patientId)} />;
  },
});
const merge = createRoute({
  getParentRoute: parent,
  path: '/merge/$keptId/$goneId',
  component: function MergePage() {
    const { keptId, goneId } = merge.useParams();
    return <MergeScreen key={`${keptId}-${goneId}`} keptId={Number(keptId)} goneId={Number(goneId)} />;
  },
});
const settings = createRoute({
  getParentRoute: parent,
  path: '/settings/$part',
  component: function SettingsPage() {
    return <SettingsScreen part={settings.useParams().part} />;
  },
});

const labReports = createRoute({
  getParentRoute: parent,
  path: '/reports',
  validateSearch: (search): { sheet?: string } =>
    /^\d+(-\d+)*$/.test(String(search.sheet)) ? { sheet: String(search.sheet) } : {},
  component: function LabReportsPage() {
    const { sheet } = labReports.useSearch();
    return <LabReportsScreen orderIds={sheet?.split('-').map(Number)} />;
  },
});

const drawer = createRoute({
  getParentRoute: parent,
  path: '/drawer',
  validateSearch: (search): { shift?: string } =>
    /^\d+$/.test(String(search.shift)) ? { shift: String(search.shift) } : {},
  component: function DrawerPage() {
    const { shift } = drawer.useSearch();
    return <DrawerScreen key={shift ?? 'own'} shiftId={shift === undefined ? undefined : Number(shift)} />;
  },
});

const registers = createRoute({
  getParentRoute: parent,
  path: '/registers',
  validateSearch: placeOf,
  component: function RegistersPage() {
    const go = registers.useNavigate();
    const { history } = useRouter();
    const move: Move = (search, how) =>
      how === 'back' ? history.back() : void go({ search, replace: how === 'replace' });
    return <RegistersScreen place={registers.useSearch()} onMove={move} />;
  },
});

const tree = root.addChildren([
  createRoute({ getParentRoute: parent, path: '/', component: Home }),
  createRoute({ getParentRoute: parent, path: '/queue', component: MyQueueScreen }),
  board,
  calendar,
  visit,
  createRoute({ getParentRoute: parent, path: '/bills', component: BillsScreen }),
  bill,
  issuedBill,
  createRoute({
    getParentRoute: parent,
    path: '/new-bill',
    component: () => <ByHandScreen patientId={undefined} />,
  }),
  billFor,
  registers,
  createRoute({ getParentRoute: parent, path: '/patients', component: PatientsScreen }),
  patient,
  createRoute({ getParentRoute: parent, path: '/suspects', component: SuspectsScreen }),
  createRoute({ getParentRoute: parent, path: '/import', component: ImportsScreen }),
  merge,
  createRoute({ getParentRoute: parent, path: '/today', component: TodayScreen }),
  createRoute({ getParentRoute: parent, path: '/close-day', component: CloseDayScreen }),
  createRoute({ getParentRoute: parent, path: '/loose-ends', component: LooseEndsScreen }),
  settings,
  createRoute({ getParentRoute: parent, path: '/vaccines-due', component: DueVaccinesScreen }),
  createRoute({ getParentRoute: parent, path: '/certificates', component: RegisterScreen }),
  labReports,
  createRoute({ getParentRoute: parent, path: '/templates', component: TemplatesScreen }),
  createRoute({ getParentRoute: parent, path: '/upi', component: UpiScreen }),
  createRoute({ getParentRoute: parent, path: '/dues', component: DuesScreen }),
  createRoute({ getParentRoute: parent, path: '/refunds', component: RefundsScreen }),
  drawer,
  createRoute({ getParentRoute: parent, path: '/expenses', component: ExpensesScreen }),
  createRoute({ getParentRoute: parent, path: '/parties', component: PartiesScreen }),
  createRoute({ getParentRoute: parent, path: '/shares', component: SharesScreen }),
  // new-feature: route
]);

/** Hash history: the page has one address on every host, whatever its scheme. */
export function newRouter() {
  return createRouter({
    routeTree: tree,
    history: createHashHistory(),
    defaultErrorComponent: BrokenScreen,
    defaultPreload: false,
    scrollRestoration: false,
  });
}
