import type { Kernel } from '../kernel.js';
import type { Api } from './api.js';

const apis = new WeakMap<Kernel, Api>();

export const offerApi = (kernel: Kernel, api: Api): void => void apis.set(kernel, api);

/** The API over a kernel, for operations that read for their caller what the caller could have asked for. */
export function apiOf(kernel: Kernel): Api {
  const api = apis.get(kernel);
  if (!api) throw new Error('The API is asked for before it is built.');
  return api;
}
