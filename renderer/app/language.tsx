import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import { sentenceOf, type Translate, translate, type WordParams } from '#shared/i18n/translate.ts';

type LanguageRoom = {
  language: Language;
  /** This person's choice on this computer; it outlives the clinic's setting here. */
  choose: (language: Language) => void;
  t: Translate;
  sentence: (code: string, params?: WordParams) => string | undefined;
};

const STORED = 'parchi-language';

function roomOf(language: Language, choose: (language: Language) => void): LanguageRoom {
  return {
    language,
    choose,
    t: (key, params) => translate(language, key, params),
    sentence: (code, params) => sentenceOf(language, code, params),
  };
}

const LanguageContext = createContext<LanguageRoom>(roomOf('en', () => {}));

function storedChoice(): Language | undefined {
  const stored = localStorage.getItem(STORED);
  return stored === 'en' || stored === 'hi' ? stored : undefined;
}

/** `usual` is the clinic's screen language; a person's own choice goes before it. */
export function LanguageProvider({ usual, children }: { usual: Language; children: ReactNode }) {
  const [chosen, setChosen] = useState(storedChoice);
  const language = chosen ?? usual;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const room = useMemo(
    () =>
      roomOf(language, next => {
        localStorage.setItem(STORED, next);
        setChosen(next);
      }),
    [language],
  );
  return <LanguageContext value={room}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageRoom {
  return use(LanguageContext);
}

/** `const t = useTranslation(); t('patients.fullName')`. */
export function useTranslation(): Translate {
  return use(LanguageContext).t;
}
