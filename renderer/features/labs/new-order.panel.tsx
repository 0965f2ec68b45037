import { useState } from 'react';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { type Booked, PersonField } from '../appointments/person.field.tsx';
import { SideHead } from '../patients/side-head.tsx';
import { OrderTests } from './order-tests.panel.tsx';

/** Tests for somebody who has no visit today. */
export function NewOrder({ onDone }: { onDone: () => void }) {
  const t = useTranslation();
  const open = useOpen();
  const [person, setPerson] = useState<Booked | null>(null);
  return (
    <section className="column" aria-label={t('labs.newOrder')}>
      <SideHead title={t('labs.newOrder')} onDone={onDone} />
      {person ? (
        <>
          <span className="strong">{person.fullName}</span>
          <span className="small dim">{person.uhid}</span>
          <OrderTests patientId={person.id} visitId={null} onDone={onDone} />
        </>
      ) : (
        <PersonField isFirst problem={undefined} onPick={setPerson} onNew={() => open.board('newPatient')} />
      )}
    </section>
  );
}
