import { createContext, useContext } from 'react';
import type { Backend } from './connect';

export const BackendContext = createContext<Backend | null>(null);

/** The project's services. */
export function useBackend(): Backend {
  const backend = useContext(BackendContext);
  if (!backend) throw new Error('useBackend belongs below BackendContext.');
  return backend;
}
