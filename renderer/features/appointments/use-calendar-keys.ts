import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import type { CalendarDesk } from './use-calendar-desk.ts';

/** The calendar's letters; what belongs to the chosen booking stands with its panel. */
export function useCalendarKeys(desk: CalendarDesk): void {
  const t = useTranslation();
  const { chosen } = desk;
  const isOff = desk.booking !== null || desk.isAsking;
  useKeys([
    {
      keys: 'F4',
      label: t('common.book'),
      run: desk.openBooking,
      isOff: !desk.mayBook,
    },
    { keys: '↑ ↓ ← →', label: t('common.move'), isOff },
    {
      keys: 'Enter',
      label: chosen?.appointment ? t('common.open') : t('appointments.bookIt'),
      // The chosen place has it by itself once the cursor stands there, a moment after it is shown.
      run: () => chosen && desk.enter(chosen),
      isOff,
    },
    { keys: '↑', run: desk.focusGrid, isOff },
    { keys: '↓', run: desk.focusGrid, isOff },
    { keys: 'N', label: t('appointments.nextFree'), run: desk.nextFree, isOff },
    { keys: 'D', label: t('appointments.dayView'), run: () => desk.show('day'), isOff },
    { keys: 'W', label: t('appointments.weekView'), run: () => desk.show('week'), isOff },
    {
      keys: 'T',
      label: t('appointments.today'),
      run: desk.goToday,
      isOff,
    },
    { keys: '[', label: t('appointments.earlier'), run: () => desk.turn(-1), isOff, onStrip: false },
    { keys: ']', label: t('appointments.later'), run: () => desk.turn(1), isOff, onStrip: false },
    { keys: 'PageUp', run: () => desk.turn(-1), isOff },
    { keys: 'PageDown', run: () => desk.turn(1), isOff },
    {
      keys: '+',
      label: t('appointments.bookOver'),
      run: () => chosen && desk.bookAt(chosen),
      isOff: isOff || !desk.mayOverbook || !chosen,
      onStrip: false,
    },
    { keys: 'Esc', run: desk.stopMoving, isOff: desk.moving === null },
  ]);
}
