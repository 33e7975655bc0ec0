import { createContext, useContext } from 'react';

/** What scenarios are called, by id, in the language of the page. A copy made since is not among them. */
export type Names = ReadonlyMap<string, string>;

export const NamesContext = createContext<Names>(new Map());
export const useNames = (): Names => useContext(NamesContext);
