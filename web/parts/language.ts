import { createContext, useContext } from 'react';
import type { Language } from '../words/language.js';

/** Under this name the browser remembers the language. */
const KEY = 'noriai-language';

/** As the address says (`?lang=en`), as chosen before, as the browser prefers; Japanese if nothing speaks against it. */
export function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? remembered();
  if (asked === 'ja' || asked === 'en') return asked;
  return navigator.language.startsWith('ja') || !navigator.language.startsWith('en') ? 'ja' : 'en';
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // A browser that keeps nothing asks again: no harm.
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export const LanguageContext = createContext<Language>('ja');
export const useLanguage = (): Language => useContext(LanguageContext);
