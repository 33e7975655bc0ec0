import type { ReactNode } from 'react';
import { usePlanning } from '../planning.js';
import { Explained } from './explained.js';
import type { Figure } from './figure-text.js';

/** What a figure is called; one tap shows how it is computed. */
export function FigureName({ figure }: { readonly figure: Figure }): ReactNode {
  const { language } = usePlanning();
  return language === 'ja' ? (
    <Explained name={figure.name_ja} formula={figure.formula_ja} />
  ) : (
    <Explained name={figure.name} formula={figure.formula} />
  );
}
