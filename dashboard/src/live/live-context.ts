import { createContext } from 'react';
import { createLiveCache } from './live-cache';

export const LiveCacheContext = createContext(createLiveCache());
