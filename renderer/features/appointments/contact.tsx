import { contract } from '#shared/contract/index.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage, useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { openWhatsapp } from '../../app/whatsapp.ts';
import type { KeyBinding } from '../../ui/key-bindings.ts';
import { PanelAction } from '../../ui/panel.tsx';
import { toast } from '../../ui/toasts.tsx';
import { ageAndSex, namesFor } from '../patients/patient-words.ts';
import { copyText } from './copy-text.ts';

type Chosen = { patientId: number; phone: string; message: string };

type Contact = {
  copyPhone: () => void;
  copyMessage: () => void;
  writeOnWhatsapp: () => void;
  /** The person said no to messages: ring them up. */
  wantsNone: boolean;
  /** C, G and W, in that order. */
  keys: readonly KeyBinding[];
};

/** Takes the chosen person's phone or message to where the clinic rings and writes from; says what was not copied. */
export function useContact(chosen: Chosen | undefined, isOff = chosen === undefined): Contact {
  const t = useTranslation();
  const wanted = useRead(
    contract.patients.wantsMessages,
    { patientId: chosen?.patientId ?? 0 },
    { enabled: chosen !== undefined },
  );
  const wantsNone = wanted.answer?.isAgreed === false;
  const copy = (text: string, said: string) => toast(copyText(text) ? said : t('appointments.notCopied'));
  const copyPhone = () => chosen && copy(chosen.phone, t('appointments.phoneCopied'));
  // Until it is known that they want messages, nothing is written to anybody.
  const isQuiet = wantsNone || wanted.isWaiting;
  const copyMessage = () => chosen && !isQuiet && copy(chosen.message, t('appointments.messageCopied'));
  const writeOnWhatsapp = () => chosen && !isQuiet && openWhatsapp(chosen.message, chosen.phone);
  const isSilent = isOff || isQuiet;
  return {
    ...{ copyPhone, copyMessage, writeOnWhatsapp, wantsNone },
    keys: [
      { keys: 'C', label: t('appointments.copyPhone'), run: copyPhone, isOff },
      { keys: 'G', label: t('appointments.copyMessage'), run: copyMessage, isOff: isSilent },
      {
        ...{ keys: 'W', label: t('appointments.whatsapp'), onStrip: false },
        ...{ run: writeOnWhatsapp, isOff: isSilent },
      },
    ],
  };
}

export function ContactActions({ contact }: { contact: Contact }) {
  const t = useTranslation();
  return (
    <>
      <PanelAction keys="C" onClick={contact.copyPhone}>
        {t('appointments.copyPhone')}
      </PanelAction>
      {contact.wantsNone ? (
        <p className="small amber">{t('appointments.wantsNoMessages')}</p>
      ) : (
        <>
          <PanelAction keys="G" onClick={contact.copyMessage}>
            {t('appointments.copyMessage')}
          </PanelAction>
          <PanelAction keys="W" onClick={contact.writeOnWhatsapp}>
            {t('appointments.whatsapp')}
          </PanelAction>
        </>
      )}
    </>
  );
}

type Listed = Parameters<typeof namesFor>[1] &
  Parameters<typeof ageAndSex>[1] & { phone: string; doctorName: string };

/** Who, by what phone, to which doctor: three cells of every list that is rung through. */
export function PersonCells({ person }: { person: Listed }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  return (
    <>
      <span className="clip">
        <span className="strong">{namesFor(language, person)[0]}</span>{' '}
        <span className="dim">{ageAndSex(t, person, today)}</span>
      </span>
      <span className="numeric no-wrap">{formatPhone(person.phone)}</span>
      <span className="clip">{person.doctorName}</span>
    </>
  );
}
