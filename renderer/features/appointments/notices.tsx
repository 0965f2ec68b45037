import { IconInfoCircle } from '@tabler/icons-react';
import type { BookingNotice } from '#shared/features/appointments/appointment.schema.ts';
import { useLanguage } from '../../app/language.tsx';
import classes from './book.module.css';
import { clock } from './clock-words.ts';

/** What the desk should know before it books; none of it forbids anything (APT-8). */
export function BookingNotices({ notices }: { notices: readonly BookingNotice[] }) {
  const { t } = useLanguage();
  if (notices.length === 0) return null;
  const words = (notice: BookingNotice): string => {
    const about = {
      name: notice.fullName,
      doctor: notice.doctorName,
      time: notice.startMinute === null ? '' : clock(notice.startMinute),
      count: notice.count,
    };
    if (notice.kind === 'sameDayOtherDoctor') return t('appointments.noticeOtherDoctor', about);
    if (notice.kind === 'familySameDay') return t('appointments.noticeFamily', about);
    if (notice.kind === 'oftenAbsent') return t('appointments.noticeOftenAbsent', about);
    return t('appointments.noticeLeaveSoon', about);
  };
  return (
    <ul className={classes.notices}>
      {notices.map(notice => (
        <li key={`${notice.kind}|${notice.appointmentId}|${notice.fullName}`}>
          <IconInfoCircle size={14} aria-hidden />
          <span>{words(notice)}</span>
        </li>
      ))}
    </ul>
  );
}
