import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { openApi, type Api } from '../wire/api.js';
import type { Language } from '../words/language.js';
import { firstLanguage, rememberLanguage } from './language.js';

/** What every page stands on. */
interface PageBase<Words> {
  readonly api: Api;
  readonly language: Language;
  readonly words: Words;
  /** Turns to the other language. */
  readonly turn: () => void;
  /** From now on what is sent carries this session's token. */
  readonly carry: (session: { readonly csrf: string | null }) => void;
}

/** The language of a page, its words and title in it, and the way to the server. */
export function usePage<Words extends { readonly title: string }>(
  wordsOf: Readonly<Record<Language, Words>>,
): PageBase<Words> {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const latest = useRef({ language, csrf: null as string | null });
  latest.current.language = language;
  const api = useMemo(
    () => openApi({ language: () => latest.current.language, csrf: () => latest.current.csrf }),
    [],
  );
  const carry = useCallback(({ csrf }: { readonly csrf: string | null }) => {
    latest.current.csrf = csrf;
  }, []);
  const words = wordsOf[language];
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words.title;
  }, [language, words]);
  const turn = (): void => {
    const other = language === 'ja' ? 'en' : 'ja';
    rememberLanguage(other);
    setLanguage(other);
  };
  return { api, language, words, turn, carry };
}
