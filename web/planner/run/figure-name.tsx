import type { ReactNode } from 'react';
import { usePlanning } from '../planning.js';
import type { Figure } from './figure-text.js';

/** What a figure is called; one tap shows how it is computed. */
export function FigureName({ figure }: { readonly figure: Figure }): ReactNode {
  const { words, language } = usePlanning();
  const name = language === 'ja' ? figure.name_ja : figure.name;
  return (
    <details className="formula">
      <summary aria-label={words.result.formulaOf(name)}>{name}</summary>
      <p>
        <strong>{words.result.formula}: </strong>
        {language === 'ja' ? figure.formula_ja : figure.formula}
      </p>
    </details>
  );
}
