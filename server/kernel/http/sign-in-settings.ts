/** How long a sign-in lasts and what it takes. A setting may ask for more than the rule of second factors does, never for less. */
export interface SignInSettings {
  readonly idleMinutes: number;
  readonly longestHours: number;
  /** Days from the first sign-in at which a second factor was asked of somebody until they cannot do without; 0: at once. */
  readonly graceDays: number;
  readonly secondFactorForAll: boolean;
}

export const usualSignIn: SignInSettings = { idleMinutes: 30, longestHours: 12, graceDays: 7, secondFactorForAll: false };
